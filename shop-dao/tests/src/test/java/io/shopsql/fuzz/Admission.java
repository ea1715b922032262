package io.shopsql.fuzz;

import io.shopsql.checks.Rule;
import io.shopsql.checks.Rules;
import io.shopsql.checks.Way;
import io.shopsql.fuzz.Op.Role;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The elements that a statement may be made of. */
final class Admission {

    /** What the table of rules admits. */
    static final Admission BY_RULES = new Admission(element -> !NotYetAlike.ELEMENTS.contains(element)
            && Rules.ofElement(element).map(Rule::way).orElse(Way.RENDERED) == Way.RENDERED);

    private final Predicate<String> admitted;
    private final List<Op> all;
    private final List<Kind> stored;
    private final Map<Role, Map<Kind, List<Op>>> ops = new EnumMap<>(Role.class);

    Admission(Predicate<String> admitted) {
        this(admitted, Ops.ALL);
    }

    private Admission(Predicate<String> admitted, List<Op> all) {
        this.admitted = admitted;
        this.all = all;
        this.stored = Kind.STORED.stream()
                .filter(kind -> admits("SQLDataType." + kind))
                .toList();
        for (Role role : Role.values()) {
            Map<Kind, List<Op>> ofRole = new EnumMap<>(Kind.class);
            for (Kind kind : Kind.values()) {
                ofRole.put(
                        kind,
                        all.stream()
                                .filter(op -> op.role() == role && op.result() == kind && admits(op.element()))
                                .toList());
            }
            ops.put(role, ofRole);
        }
    }

    /** With a further operator. */
    Admission and(Op op) {
        return new Admission(
                admitted, Stream.concat(all.stream(), Stream.of(op)).toList());
    }

    boolean admits(String element) {
        return admitted.test(element);
    }

    /** The types that a column may have. */
    List<Kind> stored() {
        return stored;
    }

    /** The admitted operators of this role and result. */
    List<Op> ops(Role role, Kind kind) {
        return ops.get(role).get(kind);
    }
}
