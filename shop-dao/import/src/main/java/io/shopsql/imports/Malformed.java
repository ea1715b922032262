package io.shopsql.imports;

/** A field that cannot be what its column holds; thrown by what reads a field, caught by what reads a line. */
final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String rule;

    Malformed(String rule) {
        super(rule, null, false, false); // a file may have a hundred thousand of them: no stack
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}
