package io.shopsql.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** Many rows at once. */
public final class Bulk {

    /** Rows in one statement: below what an engine can bind, and more gains nothing. */
    private static final int CHUNK = 500;

    private Bulk() {}

    /** Keys for so many new rows, ascending: reserved first, since RETURNING promises no order. */
    public static List<Long> reserveIds(Session session, Table<?> table, int count) {
        return count == 0
                ? List.of()
                : session.jdbc(connection -> session.engine().reserveIds(connection, table.getName(), count));
    }

    /** Writes the rows in the fastest way the engine has. */
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

    /** The list in parts that a statement can take. */
    public static <T> List<List<T>> chunks(Collection<T> all) {
        List<T> list = List.copyOf(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += CHUNK) {
            chunks.add(list.subList(from, Math.min(from + CHUNK, list.size())));
        }
        return chunks;
    }
}
