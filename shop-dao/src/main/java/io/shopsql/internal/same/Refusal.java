package io.shopsql.internal.same;

import io.shopsql.checks.Rule;
import io.shopsql.checks.Rules;
import io.shopsql.error.UnsafeQuery;

/** The error for a part that a rule refuses. */
final class Refusal {

    private Refusal() {}

    static UnsafeQuery of(String name) {
        return of(Rules.named(name).orElseThrow(() -> new IllegalStateException(name)));
    }

    static UnsafeQuery of(Rule rule) {
        String why = rule.why();
        String sentence = why.startsWith("jOOQ") ? why : Character.toUpperCase(why.charAt(0)) + why.substring(1);
        return new UnsafeQuery(sentence + " (" + rule.name() + ").", rule.instead() + ".");
    }
}
