package io.shopsql.fuzz;

import io.shopsql.fuzz.Op.Role;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;

/** Everything a query may be made of. */
final class Ops {

    static final List<Op> ALL;

    static {
        List<Op> all = new ArrayList<>();
        all.addAll(AnyOps.ALL);
        all.addAll(NumberOps.ALL);
        all.addAll(TextOps.ALL);
        all.addAll(TimeOps.ALL);
        all.addAll(AggregateOps.ALL);
        ALL = List.copyOf(all);
    }

    private Ops() {}

    /** jOOQ on arguments whose types the kinds guarantee. */
    @SuppressWarnings("rawtypes")
    interface Raw {
        Object on(Field[] arguments);
    }

    static Op scalar(String element, String source, Kind result, Raw jooq, Kind... args) {
        return op(element, Role.SCALAR, source, result, jooq, args);
    }

    static Op op(String element, Role role, String source, Kind result, Raw jooq, Kind... args) {
        return new Op(element, role, result, List.of(args), source, jooq::on);
    }
}
