package io.shopsql.checks;

import java.util.Set;

/**
 * A rule by which a query has one answer on SQLite and Postgres.
 *
 * <p>An element is a method of jOOQ: {@code DSL.boolAnd} (all overloads) or {@code Field.cast(DataType)} (simple names of
 * the erased types). An element that the rule covers in part ends in a condition in brackets: {@code
 * ResultQuery.fetchInto [of a wider number]}. Immutable.
 *
 * @param name unique, in lower case with hyphens; {@link Unchecked} suppresses the rule by it
 * @param way how the rule is kept
 * @param elements what a program writes
 * @param parts the simple names of {@code org.jooq.impl.QOM} by which a query that has such an element is recognised
 * @param why what is wrong without the rule; a sentence without a full stop
 * @param instead the next step for the user, an imperative; empty if the rule refuses nothing
 */
public record Rule(String name, Way way, Set<String> elements, Set<String> parts, String why, String instead) {

    /** Copies the sets. */
    public Rule {
        elements = Set.copyOf(elements);
        parts = Set.copyOf(parts);
        if (!name.matches("[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("a rule's name is in lower case with hyphens, was " + name);
        }
        if (instead.isEmpty() != (way == Way.RENDERED)) {
            throw new IllegalArgumentException(name + ": what is refused needs a way to go on, and only that");
        }
    }

    /** The words for a user: what is refused, why, and what to write instead. */
    public String message() {
        return instead.isEmpty() ? why : why + "; next: " + instead;
    }
}
