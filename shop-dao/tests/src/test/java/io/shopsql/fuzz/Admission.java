package io.shopsql.fuzz;

import static java.util.stream.Collectors.groupingBy;

import io.shopsql.checks.Rule;
import io.shopsql.checks.Rules;
import io.shopsql.checks.Way;
import io.shopsql.fuzz.Op.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The elements that a statement may be made of. One that the guard may refuse is used now and then: both engines must refuse it,
 * or answer alike.
 */
final class Admission {

    /** What the table of rules admits. */
    static final Admission BY_RULES = new Admission(Admission::isAdmitted, Ops.ALL);

    /** What the compiler check admits too. */
    static final Admission BY_COMPILER = BY_RULES.without(
            element -> rule(element).filter(rule -> rule.way() == Way.COMPILE).isPresent());

    private final Predicate<String> admitted;
    private final List<Op> all;
    private final List<Kind> stored;
    private final Map<String, Boolean> known = new HashMap<>();
    private final Map<Role, Map<Kind, List<Op>>> ops;
    private final Map<Role, Map<Kind, List<Op>>> unrefused;

    private Admission(Predicate<String> admitted, List<Op> all) {
        this.admitted = admitted;
        this.all = all;
        this.stored = Kind.STORED.stream()
                .filter(kind -> admits("SQLDataType." + kind))
                .toList();
        this.ops = byResult(this::admits);
        this.unrefused = byResult(op -> admits(op) && !isRefusable(op));
    }

    private Map<Role, Map<Kind, List<Op>>> byResult(Predicate<Op> those) {
        return all.stream().filter(those).collect(groupingBy(Op::role, groupingBy(Op::result)));
    }

    /** Without a rule an element must be alike; what the compiler alone refuses cannot be asked. */
    private static boolean isAdmitted(String element) {
        return rule(element)
                .map(rule -> rule.way() != Way.COMPILE || !rule.parts().isEmpty())
                .orElse(true);
    }

    /** Whether the guard may refuse it. */
    private static boolean isRefusable(Op op) {
        return rule(op.element()).map(rule -> rule.way() != Way.RENDERED).orElse(false);
    }

    private static Optional<Rule> rule(String element) {
        Optional<Rule> exact = Rules.ofElement(element);
        int condition = element.indexOf(" [");
        return exact.isPresent() || condition < 0 ? exact : Rules.ofElement(element.substring(0, condition));
    }

    /** Without the elements that are named. */
    Admission without(Predicate<String> those) {
        return new Admission(element -> admitted.test(element) && !those.test(element), all);
    }

    /** With a further operator. */
    Admission and(Op op) {
        return new Admission(
                admitted, Stream.concat(all.stream(), Stream.of(op)).toList());
    }

    private boolean admits(Op op) {
        return admits(op.element());
    }

    boolean admits(String element) {
        return known.computeIfAbsent(element, admitted::test);
    }

    /** The types that a column may have. */
    List<Kind> stored() {
        return stored;
    }

    /**
     * The admitted operators of this role and result.
     *
     * @param refusable also those that the guard may refuse
     */
    List<Op> ops(Role role, Kind kind, boolean refusable) {
        return (refusable ? ops : unrefused).getOrDefault(role, Map.of()).getOrDefault(kind, List.of());
    }
}
