package io.shopsql.imports;

/** A field violates its column's rule. Thrown by field parsers, caught by the line parser. */
final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String rule;

    Malformed(String rule) {
        super(rule, null, false, false); // no stack trace: a file may have a hundred thousand of them
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}
