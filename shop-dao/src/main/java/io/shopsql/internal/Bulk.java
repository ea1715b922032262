package io.shopsql.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** Bulk inserts. */
public final class Bulk {

    /** Rows in one statement: below the engines' bind limits; more is not faster. */
    private static final int CHUNK = 500;

    private Bulk() {}

    /** Reserves ascending keys for new rows; reserved first, since RETURNING guarantees no order. */
    public static List<Long> reserveIds(Session session, Table<?> table, int count) {
        return count == 0
                ? List.of()
                : session.jdbc(connection -> session.engine().reserveIds(connection, table.getName(), count));
    }

    /** Writes the rows by the fastest way of the engine. */
    public static <T> void insert(
            Session session,
            List<? extends TableField<?, ?>> columns,
            Collection<T> rows,
            Function<T, @Nullable Object[]> values) {
        if (!rows.isEmpty()) {
            Iterable<@Nullable Object[]> all = () -> rows.stream().map(values).iterator();
            session.jdbc(connection -> {
                session.engine().insertRows(connection, columns, all);
                return rows.size();
            });
        }
    }

    /** Splits the values into chunks that fit into a statement. */
    public static <T> List<List<T>> chunks(Collection<T> all) {
        List<T> list = List.copyOf(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += CHUNK) {
            chunks.add(list.subList(from, Math.min(from + CHUNK, list.size())));
        }
        return chunks;
    }
}
