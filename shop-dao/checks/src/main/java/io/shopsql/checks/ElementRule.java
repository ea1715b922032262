package io.shopsql.checks;

import org.jspecify.annotations.Nullable;

/**
 * A rule for one element, taken apart.
 *
 * @param method {@code DSL.cast}
 * @param parameters {@code (Field,DataType)}; null for all overloads
 * @param condition when it holds; empty for always
 */
record ElementRule(Rule rule, String method, @Nullable String parameters, String condition) {

    static ElementRule of(Rule rule, String element) {
        int bracket = element.indexOf(" [");
        String condition = bracket < 0 ? "" : element.substring(bracket + 2, element.length() - 1);
        String plain = bracket < 0 ? element : element.substring(0, bracket);
        int parameters = plain.indexOf('(');
        return new ElementRule(
                rule,
                parameters < 0 ? plain : plain.substring(0, parameters),
                parameters < 0 ? null : plain.substring(parameters),
                condition);
    }

    boolean refuses(Use use) {
        return condition.isEmpty() || Conditions.named(condition).holds(use);
    }
}
