package io.shopsql.internal;

import io.shopsql.internal.same.Scale;
import io.shopsql.internal.shape.Shapes;
import io.shopsql.query.DecimalCells;
import io.shopsql.query.Rendered;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jooq.DataType;
import org.jooq.ExecuteContext;
import org.jooq.Field;
import org.jooq.ResultQuery;
import org.jooq.tools.jdbc.DefaultResultSet;
import org.jspecify.annotations.Nullable;

/** A result set whose decimals look the same on both engines: SQLite has none, and Postgres adds zeros. Belongs to one thread. */
final class DecimalResultSet extends DefaultResultSet {

    private static final int NO_DECIMAL = Integer.MIN_VALUE;

    private static final int[] UNKNOWN = {};

    private static final int[] NONE = {};

    /** By column; the scale of a decimal, negative if it is not declared. */
    private final int[] scales;

    private DecimalResultSet(ResultSet rows, int[] scales) {
        super(rows);
        this.scales = scales;
    }

    /** The rows of a query; the given rows themselves if it selects no decimals. */
    @SuppressWarnings("ReferenceEquality") // the one that is none
    static ResultSet of(ResultSet rows, ExecuteContext ctx) {
        int[] scales = ctx.query() instanceof ResultQuery<?> query
                ? Shapes.kept(ctx, int[].class, () -> scales(query))
                : UNKNOWN; // RETURNING, whose columns jOOQ does not tell
        return scales == NONE ? rows : new DecimalResultSet(rows, scales);
    }

    private static int[] scales(ResultQuery<?> query) {
        Field<?>[] columns = Rendered.columnsOf(query);
        return Arrays.stream(columns).noneMatch(column -> column.getDataType().isDecimal())
                ? NONE
                : Arrays.stream(columns).mapToInt(DecimalResultSet::scale).toArray();
    }

    private static int scale(Field<?> column) {
        DataType<?> type = column.getDataType();
        return type.isDecimal() ? Scale.ofResult(column, DecimalCells.scale(type)) : NO_DECIMAL;
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
