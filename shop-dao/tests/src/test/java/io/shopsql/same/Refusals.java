package io.shopsql.same;

import io.shopsql.checks.Rule;
import io.shopsql.checks.Rules;
import io.shopsql.checks.Way;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The elements that the compiler check refuses. */
final class Refusals {

    private Refusals() {}

    /** The rule that refuses the element on a column of this kind; a condition that the survey cannot tell does not count. */
    static Optional<Rule> of(String element, Kind kind, String types) {
        return Rules.all().stream()
                .filter(rule -> rule.way() == Way.COMPILE)
                .filter(rule -> rule.elements().stream().anyMatch(refused -> covers(refused, element, kind, types)))
                .findFirst();
    }

    /** The rule that refuses the element on columns of every kind. */
    static Optional<Rule> always(String element) {
        return Rules.all().stream()
                .filter(rule -> rule.way() == Way.COMPILE)
                .filter(rule ->
                        rule.elements().contains(element) || rule.elements().contains(method(element)))
                .findFirst();
    }

    /** Whether the element would change the survey's schema or transaction, or not fit into memory. */
    static boolean isNeverAsked(String element) {
        return always(element)
                .filter(rule -> Set.of("schema-statements", "transaction-statements", "bit-count")
                        .contains(rule.name()))
                .isPresent();
    }

    private static String method(String element) {
        int parameters = element.indexOf('(');
        return parameters < 0 ? element : element.substring(0, parameters);
    }

    private static boolean covers(String refused, String element, Kind kind, String types) {
        int bracket = refused.indexOf(" [");
        String plain = bracket < 0 ? refused : refused.substring(0, bracket);
        boolean named = plain.equals(element) || plain.equals(method(element));
        if (!named || bracket < 0) {
            return named;
        }
        String condition = refused.substring(bracket + 2, refused.length() - 1);
        String type = kind.type.getType().getSimpleName();
        if (condition.equals(types)) {
            return true; // written by hand
        }
        return condition.equals("of money")
                ? kind == Kind.MONEY
                : Set.copyOf(List.of(condition.split(", "))).contains(type);
    }
}
