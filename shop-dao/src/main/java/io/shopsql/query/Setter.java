package io.shopsql.query;

import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.AttributesBinding;
import io.shopsql.schema.type.InstantBinding;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/** Sets a bind variable of one type, as jOOQ's binding of that type does. Thread-safe. */
@FunctionalInterface
interface Setter {

    void set(PreparedStatement statement, int index, @Nullable Object value) throws SQLException;

    /** The setter for a type; null if only jOOQ can set it. */
    static @Nullable Setter of(DataType<?> type, SQLDialect dialect) {
        boolean sqlite = dialect == SQLDialect.SQLITE;
        if (type.getBinding() instanceof InstantBinding) {
            return (statement, index, value) -> InstantBinding.set(statement, index, (Instant) value, dialect);
        }
        if (type.getBinding() instanceof AttributesBinding) {
            return (statement, index, value) -> AttributesBinding.set(statement, index, (Attributes) value);
        }
        if (type.isArray() && !sqlite) {
            return (statement, index, value) -> statement.setObject(index, value);
        }
        Setter stored = ofStored(type.getConverter().fromType(), sqlite);
        if (stored == null || !Column.isOfJooq(type.getBinding())) {
            return null;
        }
        if (type.getType() == type.getConverter().fromType()) {
            return stored;
        }
        @SuppressWarnings("unchecked") // the value has the type of the column
        Converter<Object, Object> converter = (Converter<Object, Object>) type.getConverter();
        return (statement, index, value) ->
                stored.set(statement, index, value == null ? null : converter.to(value));
    }

    private static @Nullable Setter ofStored(Class<?> type, boolean sqlite) {
        if (type == Long.class) {
            return (statement, index, value) -> {
                if (value == null) {
                    statement.setNull(index, Types.BIGINT);
                } else {
                    statement.setLong(index, (Long) value);
                }
            };
        }
        if (type == Integer.class) {
            return (statement, index, value) -> {
                if (value == null) {
                    statement.setNull(index, Types.INTEGER);
                } else {
                    statement.setInt(index, (Integer) value);
                }
            };
        }
        if (type == String.class) {
            return (statement, index, value) -> statement.setString(index, (String) value);
        }
        if (type == Boolean.class) {
            return (statement, index, value) -> {
                if (value == null) {
                    statement.setNull(index, Types.BOOLEAN);
                } else {
                    statement.setBoolean(index, (Boolean) value);
                }
            };
        }
        if (type == Double.class) {
            return (statement, index, value) -> {
                if (value == null) {
                    statement.setNull(index, Types.DOUBLE);
                } else {
                    statement.setDouble(index, (Double) value);
                }
            };
        }
        if (type == BigDecimal.class && !sqlite) {
            return (statement, index, value) -> statement.setBigDecimal(index, (BigDecimal) value);
        }
        return null;
    }
}
