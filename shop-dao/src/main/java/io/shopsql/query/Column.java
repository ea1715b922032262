package io.shopsql.query;

import io.shopsql.error.UnsafeQuery;
import io.shopsql.schema.type.AttributesBinding;
import io.shopsql.schema.type.InstantBinding;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.Binding;
import org.jooq.Converter;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/** Reads a column of the current row, as jOOQ's binding of its type does. Thread-safe. */
@FunctionalInterface
interface Column {

    @Nullable
    Object of(ResultSet row) throws SQLException;

    /** The columns of a query; null if one of them can be read by jOOQ only. */
    static Column @Nullable [] all(Field<?>[] fields, SQLDialect dialect) {
        Column[] columns = new Column[fields.length];
        for (int i = 0; i < columns.length; i++) {
            Column column = of(fields[i], i + 1, dialect);
            if (column == null) {
                return null;
            }
            columns[i] = column;
        }
        return columns;
    }

    private static @Nullable Column of(Field<?> field, int at, SQLDialect dialect) {
        if (field.getBinding() instanceof InstantBinding) {
            return row -> InstantBinding.read(row, at, dialect);
        }
        if (field.getBinding() instanceof AttributesBinding) {
            return row -> AttributesBinding.read(row, at);
        }
        Column stored = stored(field.getConverter().fromType(), at, dialect == SQLDialect.SQLITE);
        if (stored == null || !isOfJooq(field.getBinding())) {
            return null;
        }
        if (field.getType() == field.getConverter().fromType()) {
            return stored;
        }
        @SuppressWarnings("unchecked") // fromType() is the stored type
        Converter<@Nullable Object, @Nullable Object> converter =
                (Converter<Object, Object>) (Converter<?, ?>) field.getConverter();
        return row -> converter.from(stored.of(row));
    }

    /** Whether values are set and read in the usual way of their stored type. */
    static boolean isOfJooq(Binding<?, ?> binding) {
        return binding.getClass().getName().startsWith("org.jooq.impl.");
    }

    private static @Nullable Column stored(Class<?> type, int at, boolean sqlite) {
        if (type == Long.class) {
            return row -> {
                long value = row.getLong(at);
                return value == 0 && row.wasNull() ? null : (Long) value;
            };
        }
        if (type == Integer.class) {
            return row -> {
                long value = row.getLong(at); // SQLite's driver would cut it to 32 bits
                if (value == 0 && row.wasNull()) {
                    return null;
                }
                if (value != (int) value) {
                    throw new UnsafeQuery(
                            "A number of the result does not fit into int.",
                            "request a larger type: Long, BigDecimal, or the type of the column.");
                }
                return (Integer) (int) value;
            };
        }
        if (type == String.class) {
            return row -> row.getString(at);
        }
        if (type == Boolean.class) {
            return row -> {
                boolean value = row.getBoolean(at);
                return !value && row.wasNull() ? null : (Boolean) value;
            };
        }
        if (type == Double.class) {
            return row -> {
                double value = row.getDouble(at);
                return value == 0 && row.wasNull() ? null : (Double) value;
            };
        }
        if (type == BigDecimal.class && !sqlite) {
            return row -> row.getBigDecimal(at);
        }
        return null;
    }
}
