package io.shopsql.internal.same;

import java.util.List;
import org.jooq.Field;

/** SQL for SQLite that fails when it is evaluated, where Postgres fails by itself. */
final class Fails {

    /** With a message by which the error is recognised. */
    static final String DIVISION_BY_ZERO = "json_extract('{}', 'division by zero')";

    /** Integer overflow. */
    static final String OVERFLOW = "abs(-9223372036854775807 - 1)";

    /** With a message by which the error is recognised. */
    static final String SEVERAL_ROWS = "json_extract('{}', 'several rows')";

    /** With a message by which the error is recognised. */
    static final String TOO_LONG = "json_extract('{}', 'too long for the column')";

    static final String NEGATIVE_LENGTH = "json_extract('{}', 'negative length')";

    static final String OUT_OF_DOMAIN = "json_extract('{}', 'outside the domain of the function')";

    private Fails() {}

    /** An overflow, by a value that the planner does not know. */
    static List<Object> beyondDigits(Field<?> value, boolean sqlite) {
        return sqlite ? List.of(OVERFLOW) : List.of("cast(10000000000 + abs(", value, ") as int)");
    }
}
