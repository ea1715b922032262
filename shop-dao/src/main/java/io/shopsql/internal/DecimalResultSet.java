package io.shopsql.internal;

import io.shopsql.query.DecimalCells;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.tools.jdbc.DefaultResultSet;
import org.jspecify.annotations.Nullable;

/** A result set whose decimals look the same on both engines: SQLite has none, and Postgres adds zeros. Belongs to one thread. */
final class DecimalResultSet extends DefaultResultSet {

    private static final int NO_DECIMAL = Integer.MIN_VALUE;

    private static final int[] UNKNOWN = {};

    /** By column; the scale of a decimal, negative if it is not declared. */
    private final int[] scales;

    private DecimalResultSet(ResultSet rows, int[] scales) {
        super(rows);
        this.scales = scales;
    }

    /** The rows themselves if the query selects no decimals. */
    static ResultSet of(ResultSet rows, @Nullable Query query) {
        if (!(query instanceof ResultQuery<?> selecting)) {
            return new DecimalResultSet(rows, UNKNOWN); // RETURNING, whose columns jOOQ does not tell
        }
        // for its fields(), jOOQ would render a SELECT again
        Field<?>[] fields = selecting instanceof Select<?> select
                ? select.getSelect().toArray(Field<?>[]::new)
                : selecting.fields();
        int[] scales = null;
        for (int i = 0; i < fields.length; i++) {
            DataType<?> type = fields[i].getDataType();
            if (type.isDecimal()) {
                if (scales == null) {
                    scales = new int[fields.length];
                    Arrays.fill(scales, NO_DECIMAL);
                }
                scales[i] = DecimalCells.scale(type);
            }
        }
        return scales == null ? rows : new DecimalResultSet(rows, scales);
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
        return isDecimal(column) || scales == UNKNOWN ? decimal(column) : super.getBigDecimal(column);
    }

    /** jOOQ's way on SQLite. */
    @Override
    public @Nullable String getString(int column) throws SQLException {
        // a text is never stored as a double
        boolean isReal = scales == UNKNOWN && getObject(column) instanceof Double;
        if (!isReal && !isDecimal(column)) {
            return super.getString(column);
        }
        BigDecimal decimal = decimal(column);
        return decimal == null ? null : decimal.toPlainString();
    }

    private boolean isDecimal(int column) {
        return column <= scales.length && scales[column - 1] != NO_DECIMAL;
    }

    private @Nullable BigDecimal decimal(int column) throws SQLException {
        return DecimalCells.of(getObject(column), scales == UNKNOWN ? -1 : scales[column - 1]);
    }
}
