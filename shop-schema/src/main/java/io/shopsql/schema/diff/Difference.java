package io.shopsql.schema.diff;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing in which the database and the changelog differ.
 *
 * @param kind what it is
 * @param table the table that it is, or belongs to
 * @param name the name of the column, index, constraint or trigger; of a table its own
 * @param inChangelog what the changelog would make, null where it knows no such thing
 * @param inDatabase what the database has, null where it has no such thing
 */
public record Difference(
        Kind kind,
        String table,
        String name,
        @Nullable String inChangelog,
        @Nullable String inDatabase) {

    /** What can differ. */
    public enum Kind {
        TABLE,
        COLUMN,
        CONSTRAINT,
        INDEX,
        TRIGGER
    }

    /** In one line, such as {@code index ix_orders_user_id of orders: only the changelog has it}. */
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
