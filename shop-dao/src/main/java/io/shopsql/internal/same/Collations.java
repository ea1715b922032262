package io.shopsql.internal.same;

import io.shopsql.schema.DefaultSchema;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.QOM;

/**
 * The collation of text on Postgres. SQLite compares text by its bytes, and so do the shop's own columns on Postgres ({@code
 * COLLATE "C"}); any other text there has the collation of the database, which depends on the server.
 */
final class Collations {

    private Collations() {}

    /** Whether it is no text, or text that Postgres compares by bytes anyway. */
    static boolean isByBytes(Field<?> field) {
        return !field.getDataType().isString()
                || field instanceof QOM.Collated
                // the name of a column of the result, which cannot be part of an expression
                || isBareName(field)
                || (field instanceof TableField<?, ?> column
                        && column.getTable() != null
                        && DefaultSchema.DEFAULT_SCHEMA.equals(column.getTable().getSchema()));
    }

    private static boolean isBareName(Field<?> field) {
        return field instanceof TableField && !field.getQualifiedName().qualified();
    }

    /** The same text, compared by bytes. */
    static <T> Field<T> byBytes(Field<T> field) {
        return isByBytes(field) ? field : Fragment.field(field, "(", field, ") collate \"C\"");
    }
}
