package io.shopsql.internal.same;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/** The values of which an expression gives one: those of {@code coalesce}, {@code case}, {@code greatest} and the like. */
final class Alternatives {

    static final List<Class<?>> CLASSES = List.of(
            QOM.Coalesce.class,
            QOM.Nvl.class,
            QOM.Nvl2.class,
            QOM.Iif.class,
            QOM.CaseSearched.class,
            QOM.CaseSimple.class,
            QOM.Decode.class,
            QOM.Choose.class,
            QOM.Greatest.class,
            QOM.Least.class);

    private Alternatives() {}

    /** Empty if the expression is none of these. */
    static List<? extends Field<?>> of(Field<?> field) {
        if (field instanceof QOM.Coalesce<?> coalesce) {
            return coalesce.$arg1();
        }
        if (field instanceof QOM.Nvl<?> nvl) {
            return List.of(nvl.$arg1(), nvl.$arg2());
        }
        if (field instanceof QOM.Nvl2<?> nvl2) {
            return List.of(nvl2.$arg2(), nvl2.$arg3());
        }
        if (field instanceof QOM.Iif<?> iif) {
            return List.of(iif.$arg2(), iif.$arg3());
        }
        if (field instanceof QOM.CaseSearched<?> searched) {
            return with(searched.$when().stream().map(QOM.Tuple2::$2), searched.$else());
        }
        if (field instanceof QOM.CaseSimple<?, ?> simple) {
            return with(simple.$when().stream().map(QOM.Tuple2::$2), simple.$else());
        }
        if (field instanceof QOM.Decode<?, ?> decode) {
            return with(decode.$arg2().stream().map(QOM.Tuple2::$2), decode.$arg3());
        }
        if (field instanceof QOM.Choose<?> choose) {
            return choose.$arg2();
        }
        if (field instanceof QOM.Greatest<?> greatest) {
            return greatest.$arg1();
        }
        return field instanceof QOM.Least<?> least ? least.$arg1() : List.of();
    }

    private static List<Field<?>> with(Stream<? extends Field<?>> cases, @Nullable Field<?> otherwise) {
        List<Field<?>> all = new ArrayList<>();
        cases.forEach(all::add);
        if (otherwise != null) {
            all.add(otherwise);
        }
        return all;
    }
}
