package io.shopsql.internal.same;

/** SQL for SQLite that fails when it is evaluated, where Postgres fails by itself. */
final class Fails {

    /** With a message by which the error is recognised. */
    static final String DIVISION_BY_ZERO = "json_extract('{}', 'division by zero')";

    /** Integer overflow. */
    static final String OVERFLOW = "abs(-9223372036854775807 - 1)";

    static final String NEGATIVE_LENGTH = "json_extract('{}', 'negative length')";

    static final String SEVERAL_ROWS = "json_extract('{}', 'more than one row')";

    static final String OUT_OF_DOMAIN = "json_extract('{}', 'outside the domain of the function')";

    private Fails() {}
}
