package io.shopsql.copy;

import io.shopsql.error.CopyRefused;
import io.shopsql.error.InvalidInput;
import io.shopsql.internal.Check;
import io.shopsql.internal.Session;
import io.shopsql.internal.engine.WholeTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.Converter;
import org.jooq.Cursor;
import org.jooq.JSON;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** Reads all rows of a table in key order, a few at a time, and refuses values that violate the schema. */
final class TableReader {

    private final Session session;
    private final WholeTables engine;
    private final Table<?> table;
    private final List<TableField<?, ?>> fields;

    TableReader(Session session, Table<?> table, List<TableField<?, ?>> fields) {
        this.session = session;
        this.engine = session.engine().wholeTables();
        this.table = table;
        this.fields = fields;
    }

    /** Adds each row to the checksum, then passes on its values in the column types. */
    void each(TableChecksum checksum, Consumer<@Nullable Object[]> work) {
        try (Cursor<?> cursor = session.db()
                .select(fields)
                .from(table)
                .orderBy(SchemaOrder.keyOf(table))
                .fetchSize(session.engine().fetchSize())
                .fetchLazy()) {
            ResultSet rows = cursor.resultSet();
            while (session.reading(connection -> rows.next())) {
                work.accept(session.reading(connection -> next(rows, checksum)));
            }
        }
    }

    private @Nullable Object[] next(ResultSet rows, TableChecksum checksum) throws SQLException {
        try {
            @Nullable Object[] values = new @Nullable Object[fields.size()];
            for (int column = 0; column < values.length; column++) {
                values[column] = value(rows, column + 1, fields.get(column));
            }
            checksum.add(values);
            return values;
        } catch (InvalidInput e) {
            throw refused(rows, checksum.rows() + 1, e);
        }
    }

    private @Nullable Object value(ResultSet rows, int index, TableField<?, ?> field) throws SQLException {
        Object stored = engine.value(rows, index, field);
        if (stored == null) {
            if (!field.getDataType().nullable()) {
                throw new InvalidInput(field.getName(), "must not be null");
            }
            return null;
        }
        if (stored instanceof String text) {
            int limit = field.getDataType().length();
            Check.text(field.getName(), text, limit > 0 ? limit : Integer.MAX_VALUE);
        }
        if (stored instanceof JSON) {
            return stored; // unchanged: values that we do not interpret are copied too
        }
        @SuppressWarnings("unchecked") // the value has the converter's input type
        Converter<Object, Object> converter = (Converter<Object, Object>) field.getConverter();
        try {
            return converter.from(stored);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(
                    field.getName(),
                    "must be one of the values of its type"); // the converter's message contains the value
        }
    }

    private CopyRefused refused(ResultSet rows, long number, InvalidInput why) throws SQLException {
        List<? extends TableField<?, ?>> keyFields = SchemaOrder.keyOf(table);
        @Nullable Object[] key = new @Nullable Object[keyFields.size()];
        for (int i = 0; i < key.length; i++) {
            TableField<?, ?> part = keyFields.get(i);
            try {
                key[i] = engine.value(rows, fields.indexOf(part) + 1, part);
            } catch (InvalidInput e) {
                key[i] = null; // the row is then named by its position
            }
        }
        return RefusedRow.of(table, RefusedRow.keyText(table, key, number), why.field(), why.what(), why);
    }
}
