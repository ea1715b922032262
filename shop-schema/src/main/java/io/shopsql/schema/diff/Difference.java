package io.shopsql.schema.diff;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One difference between the database and the changelog.
 *
 * @param kind what differs
 * @param table the table, or the table of the part
 * @param name the name of the column, index, constraint or trigger; for a table its own name
 * @param inChangelog what the changelog creates; null if only the database has it
 * @param inDatabase what the database has; null if only the changelog has it
 */
public record Difference(
        Kind kind,
        String table,
        String name,
        @Nullable String inChangelog,
        @Nullable String inDatabase) {

    /** The kinds of schema objects that can differ. */
    public enum Kind {
        /** A table. */
        TABLE,
        /** A column: its type, default or position. */
        COLUMN,
        /** A primary, unique or foreign key or a check. */
        CONSTRAINT,
        /** An index. */
        INDEX,
        /** A trigger; only on SQLite. */
        TRIGGER
    }

    /** One line, such as {@code index ix_orders_user_id of orders: only the changelog has it}. */
    @Override
    public String toString() {
        String what =
                kind.name().toLowerCase(Locale.ROOT) + " " + name + (kind == Kind.TABLE ? "" : " of " + table) + ": ";
        if (inChangelog == null) {
            return what + "only the database has it";
        }
        return inDatabase == null
                ? what + "only the changelog has it"
                : what + inDatabase + " in the database, " + inChangelog + " in the changelog";
    }
}
