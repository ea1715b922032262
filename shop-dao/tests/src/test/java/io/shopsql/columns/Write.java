package io.shopsql.columns;

import io.shopsql.Tx;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * How a path writes a table.
 *
 * @param name the method, or why there is none
 * @param writing null if the path does not exist for the table
 */
record Write(
        Table<?> table, Path path, String name, @Nullable Writing writing) {

    /** Writes a row with a value in every component, and returns the values that the row must have. */
    interface Writing {
        Written write(Tx tx, int seed);
    }

    static Write by(Table<?> table, Path path, String name, Writing writing) {
        return new Write(table, path, name, writing);
    }

    static Write none(Table<?> table, Path path, String why) {
        return new Write(table, path, "nothing: " + why, null);
    }

    @Override
    public String toString() {
        return table.getName() + ": " + path + " by " + name;
    }
}
