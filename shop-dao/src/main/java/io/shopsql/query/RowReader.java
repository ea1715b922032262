package io.shopsql.query;

import io.shopsql.error.IllegalNesting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jooq.Cursor;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.ResultQuery;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a query that jOOQ runs, without a record for each: saves about 0.3 µs a row, where JDBC itself takes
 * less than 1 µs. The query, its types, its errors and the converters of its columns are jOOQ's.
 */
public final class RowReader {

    private RowReader() {}

    /** All rows. */
    public static <R extends Record, T> List<T> list(ResultQuery<R> query, Mapping<R, T> mapping) {
        List<T> rows = new ArrayList<>();
        each(query, cells -> rows.add(mapping.of(cells)));
        return rows;
    }

    /** The first row; empty if there is none. */
    public static <R extends Record, T> Optional<T> first(ResultQuery<R> query, Mapping<R, T> mapping) {
        return list(query, mapping).stream().findFirst();
    }

    /** Passes the rows one by one; if the query has a fetch size, a server sends them in portions of it. */
    public static <R extends Record, T, V extends @Nullable Object> V stream(
            ResultQuery<R> query, Mapping<R, T> mapping, Function<Stream<T>, V> work) {
        try (Cursor<R> cursor = query.fetchLazy()) {
            Column[] columns = Column.all(cursor.fields(), query.configuration().family());
            return work.apply(
                    columns == null
                            ? cursor.stream().map(row -> mapping.of(row.intoArray()))
                            : StreamSupport.stream(new Rows<>(cursor, columns, mapping), false));
        }
    }

    /** As {@link #each(ResultQuery, Consumer)}, for two columns. */
    public static <A, B> void each(ResultQuery<Record2<A, B>> query, BiConsumer<A, B> row) {
        Mapping<Record2<A, B>, Object> pass = Mapping.mapping((a, b) -> {
            row.accept(a, b);
            return query;
        });
        each(query, cells -> {
            Object unused = pass.of(cells);
        });
    }

    /**
     * Passes on the columns of each row, in one array that is reused; if the query has a fetch size, a server sends the
     * rows in portions of it.
     */
    public static void each(ResultQuery<?> query, Consumer<@Nullable Object[]> row) {
        try (Cursor<?> cursor = query.fetchLazy()) {
            Column[] columns = Column.all(cursor.fields(), query.configuration().family());
            if (columns == null) {
                cursor.forEach(record -> row.accept(record.intoArray()));
                return;
            }
            @Nullable Object[] cells = new @Nullable Object[columns.length];
            ResultSet rows = cursor.resultSet();
            while (rows.next()) {
                Column.read(rows, columns, cells);
                row.accept(cells);
            }
        } catch (SQLException e) {
            throw new DataAccessException("A row cannot be read.", e);
        }
    }

    /** The rows of a cursor. */
    private static final class Rows<T> extends AbstractSpliterator<T> {
        private final Cursor<?> cursor;
        private final ResultSet rows;
        private final Column[] columns;
        private final Mapping<?, T> mapping;
        private final @Nullable Object[] cells;

        private Rows(Cursor<?> cursor, Column[] columns, Mapping<?, T> mapping) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.cursor = cursor;
            this.rows = cursor.resultSet();
            this.columns = columns;
            this.mapping = mapping;
            this.cells = new @Nullable Object[columns.length];
        }

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            try {
                if (cursor.isClosed()) {
                    throw new IllegalNesting(
                            "The rows of this stream have ended.", "read them inside the function given to stream(…).");
                }
                if (!rows.next()) {
                    return false;
                }
                Column.read(rows, columns, cells);
            } catch (SQLException e) {
                throw new DataAccessException("A row cannot be read.", e);
            }
            action.accept(mapping.of(cells));
            return true;
        }
    }
}
