package io.shopsql.query;

import io.shopsql.internal.same.Nul;
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

/** Sets a bind variable of one type, as jOOQ's binding of that type does. Immutable. */
final class Setter {

    private final Stored stored;
    private final SQLDialect dialect;
    private final @Nullable Converter<@Nullable Object, @Nullable Object> converter;

    private Setter(
            Stored stored, SQLDialect dialect, @Nullable Converter<@Nullable Object, @Nullable Object> converter) {
        this.stored = stored;
        this.dialect = dialect;
        this.converter = converter;
    }

    /** The setter for a type; null if only jOOQ can set it. */
    static @Nullable Setter of(DataType<?> type, SQLDialect dialect) {
        Stored stored = Stored.of(type, dialect);
        return stored == null ? null : new Setter(stored, dialect, stored.converter(type));
    }

    void set(PreparedStatement statement, int index, @Nullable Object given) throws SQLException {
        Object value = converter == null ? given : converter.to(given);
        switch (stored) {
            case LONG -> {
                if (value == null) {
                    statement.setNull(index, Types.BIGINT);
                } else {
                    statement.setLong(index, (Long) value);
                }
            }
            case TEXT -> {
                Nul.refuse(value);
                statement.setString(index, (String) value);
            }
            case INT -> {
                if (value == null) {
                    statement.setNull(index, Types.INTEGER);
                } else {
                    statement.setInt(index, (Integer) value);
                }
            }
            case FLAG -> {
                if (value == null) {
                    statement.setNull(index, Types.BOOLEAN);
                } else {
                    statement.setBoolean(index, (Boolean) value);
                }
            }
            case TIME -> InstantBinding.set(statement, index, (Instant) value, dialect);
            case ATTRIBUTES -> AttributesBinding.set(statement, index, (Attributes) value);
            case DOUBLE -> {
                if (value == null) {
                    statement.setNull(index, Types.DOUBLE);
                } else {
                    statement.setDouble(index, (Double) value);
                }
            }
            case DECIMAL -> statement.setBigDecimal(index, (BigDecimal) value);
            case ARRAY -> statement.setObject(index, value);
        }
    }
}
