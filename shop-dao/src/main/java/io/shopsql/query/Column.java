package io.shopsql.query;

import io.shopsql.error.UnsafeQuery;
import io.shopsql.internal.same.Scale;
import io.shopsql.schema.type.AttributesBinding;
import io.shopsql.schema.type.InstantBinding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.LongFunction;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * Reads a column of the current row, as jOOQ's binding of its type does. One class with a switch, since the compiler of
 * the JVM inlines it where it would not inline one of many implementations; a record, whose fields it takes for constants.
 */
record Column(
        Stored stored,
        int index,
        SQLDialect dialect,
        int scale,
        @Nullable Converter<@Nullable Object, @Nullable Object> converter,
        @Nullable LongFunction<?> ofLong) {

    /** The columns of a query; null if one of them can be read by jOOQ only. */
    static Column @Nullable [] all(Field<?>[] fields, SQLDialect dialect) {
        Column[] columns = new Column[fields.length];
        for (int i = 0; i < columns.length; i++) {
            Stored stored = Stored.of(fields[i].getDataType(), dialect);
            if (stored == null || stored == Stored.ARRAY) {
                return null;
            }
            DataType<?> type = fields[i].getDataType();
            int scale = Scale.ofResult(fields[i], DecimalCells.scale(type));
            Converter<@Nullable Object, @Nullable Object> converter = stored.converter(type);
            columns[i] = new Column(stored, i + 1, dialect, scale, converter, ofLong(stored, converter));
        }
        return columns;
    }

    /** The converter if it takes a {@code long} as well: a {@code Long} would cost as much as reading it. */
    private static @Nullable LongFunction<?> ofLong(Stored stored, @Nullable Converter<?, ?> converter) {
        return stored == Stored.LONG && converter instanceof LongFunction<?> takesLong ? takesLong : null;
    }

    /** Reads all columns of the current row. */
    static void read(ResultSet row, Column[] columns, @Nullable Object[] cells) throws SQLException {
        for (int i = 0; i < columns.length; i++) {
            cells[i] = columns[i].read(row);
        }
    }

    @Nullable
    Object read(ResultSet row) throws SQLException {
        if (ofLong != null) {
            long whole = row.getLong(index);
            return (whole == 0 && row.wasNull()) ? null : ofLong.apply(whole);
        }
        Object value = stored(row);
        return converter == null ? value : converter.from(value);
    }

    private @Nullable Object stored(ResultSet row) throws SQLException {
        return switch (stored) {
            case LONG -> {
                long whole = row.getLong(index);
                yield (whole == 0 && row.wasNull()) ? null : (Long) whole;
            }
            case TEXT -> row.getString(index);
            case INT -> {
                long number = row.getLong(index); // SQLite's driver would cut it to 32 bits
                yield (number == 0 && row.wasNull()) ? null : (Integer) exact(number);
            }
            case FLAG -> {
                boolean flag = row.getBoolean(index);
                yield (!flag && row.wasNull()) ? null : (Boolean) flag;
            }
            case TIME -> InstantBinding.read(row, index, dialect);
            case ATTRIBUTES -> AttributesBinding.read(row, index);
            case DOUBLE -> {
                double real = row.getDouble(index);
                yield (real == 0 && row.wasNull()) ? null : (Double) real;
            }
            case DECIMAL -> DecimalCells.of(row.getObject(index), scale);
            case ARRAY -> throw new IllegalStateException(stored.name());
        };
    }

    private static int exact(long number) {
        if (number != (int) number) {
            throw new UnsafeQuery(
                    "A number of the result does not fit into int.",
                    "request a larger type: Long, BigDecimal, or the type of the column.");
        }
        return (int) number;
    }
}
