package io.shopsql.report.internal;

import io.shopsql.schema.type.InstantBinding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.Configuration;
import org.jooq.Converter;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Function5;
import org.jooq.Function6;
import org.jooq.Function8;
import org.jooq.Record2;
import org.jooq.Record5;
import org.jooq.Record6;
import org.jooq.Record8;
import org.jooq.ResultQuery;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Reads many rows without creating a jOOQ record for each. Saves about 0.3 µs per row; JDBC itself takes less than 1
 * µs. The query, its types, its errors and the column converters are still jOOQ's. For a few rows, use {@code fetch}.
 */
public final class RowReader {

    private RowReader() {}

    /** Passes on row by row; if the query has a fetch size, a server sends the rows in batches of it. */
    public static <A, B> void each(ResultQuery<Record2<A, B>> query, BiConsumer<A, B> row) {
        read(query, cells -> row.accept(at(cells, 0), at(cells, 1)));
    }

    public static <A, B, C, D, E, T> List<T> list(
            ResultQuery<Record5<A, B, C, D, E>> query, Function5<A, B, C, D, E, T> row) {
        return rows(query, c -> row.apply(at(c, 0), at(c, 1), at(c, 2), at(c, 3), at(c, 4)));
    }

    public static <A, B, C, D, E, F, T> List<T> list(
            ResultQuery<Record6<A, B, C, D, E, F>> query, Function6<A, B, C, D, E, F, T> row) {
        return rows(query, c -> row.apply(at(c, 0), at(c, 1), at(c, 2), at(c, 3), at(c, 4), at(c, 5)));
    }

    public static <A, B, C, D, E, F, G, H, T> List<T> list(
            ResultQuery<Record8<A, B, C, D, E, F, G, H>> query, Function8<A, B, C, D, E, F, G, H, T> row) {
        return rows(
                query, c -> row.apply(at(c, 0), at(c, 1), at(c, 2), at(c, 3), at(c, 4), at(c, 5), at(c, 6), at(c, 7)));
    }

    private static <T> List<T> rows(ResultQuery<?> query, Function<@Nullable Object[], T> row) {
        List<T> rows = new ArrayList<>();
        read(query, cells -> rows.add(row.apply(cells)));
        return rows;
    }

    /** Reuses one array of cells for all rows. */
    private static void read(ResultQuery<?> query, Consumer<@Nullable Object[]> row) {
        try (Cursor<?> cursor = query.fetchLazy()) {
            Field<?>[] fields = cursor.fields();
            Column[] columns = new Column[fields.length];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = column(fields[i], i + 1, query.configuration());
            }
            @Nullable Object[] cells = new @Nullable Object[columns.length];
            ResultSet rows = cursor.resultSet();
            while (rows.next()) {
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = columns[i].of(rows);
                }
                row.accept(cells);
            }
        } catch (SQLException e) {
            throw new DataAccessException("A row cannot be read.", e);
        }
    }

    // the type of the record's field at this index
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> T at(@Nullable Object[] cells, int at) {
        return (T) cells[at];
    }

    /** Reads a column of the current row. */
    @FunctionalInterface
    private interface Column {
        @Nullable
        Object of(ResultSet row) throws SQLException;
    }

    private static Column column(Field<?> field, int at, Configuration configuration) {
        if (field.getType() == Instant.class) {
            return row -> InstantBinding.read(row, at, configuration.family());
        }
        Column stored = stored(field.getConverter().fromType(), at);
        if (field.getType() == field.getConverter().fromType()) {
            return stored;
        }
        @SuppressWarnings("unchecked") // fromType() is the stored type
        Converter<@Nullable Object, @Nullable Object> converter =
                (Converter<Object, Object>) (Converter<?, ?>) field.getConverter();
        return row -> converter.from(stored.of(row));
    }

    private static Column stored(Class<?> type, int at) {
        if (type == Long.class) {
            return row -> {
                long value = row.getLong(at);
                return value == 0 && row.wasNull() ? null : (Long) value;
            };
        }
        if (type == String.class) {
            return row -> row.getString(at);
        }
        throw new IllegalArgumentException("must be Long, String or Instant, was " + type);
    }
}
