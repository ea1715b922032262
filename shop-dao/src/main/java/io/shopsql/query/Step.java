package io.shopsql.query;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A query or changes among the statements of {@link Runner#together}, and the result once they have run. Used by the
 * library. Belongs to one thread.
 *
 * @param <R> the result
 */
public abstract sealed class Step<R> {

    private @Nullable R result;

    private Step() {}

    /** A query; its result are the rows. */
    public static <T> Step<List<T>> rows(BoundQuery<T> query) {
        return new Rows<>(query);
    }

    /** Changes of one statement; the result are the numbers of rows. */
    public static Step<int[]> counts(List<BoundChange> changes) {
        return new Counts(changes);
    }

    /** A change; its result is the number of rows. */
    public static Step<int[]> counts(BoundChange change) {
        return counts(List.of(change));
    }

    /** The result of the statement. */
    public R result() {
        return Objects.requireNonNull(result, "the statement has not run");
    }

    void result(R value) {
        result = value;
    }

    /** The number of statements. */
    public abstract int size();

    /** The statement at a position. */
    public abstract Template template(int i);

    /** The values of the statement at a position; not to be changed. */
    public abstract @Nullable Object[] values(int i);

    /** Runs it alone. */
    public abstract void run(Runner runner);

    /**
     * Takes its result from a statement that ran several.
     *
     * @param ran at the first result of this step; afterwards at that of the next one
     * @param statements the same
     */
    public abstract void take(PreparedStatement ran, Iterator<Rendered> statements) throws SQLException;

    private static final class Rows<T> extends Step<List<T>> {
        private final BoundQuery<T> query;

        private Rows(BoundQuery<T> query) {
            this.query = query;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public Template template(int i) {
            return query.template();
        }

        @Override
        public @Nullable Object[] values(int i) {
            return query.values();
        }

        @Override
        public void run(Runner runner) {
            result(runner.list(query));
        }

        @Override
        public void take(PreparedStatement ran, Iterator<Rendered> statements) throws SQLException {
            try (ResultSet rows = ran.getResultSet()) {
                result(statements.next().list(rows, query.mapping()));
            }
            ran.getMoreResults();
        }
    }

    private static final class Counts extends Step<int[]> {
        private final List<BoundChange> changes;

        private Counts(List<BoundChange> changes) {
            this.changes = changes;
        }

        @Override
        public int size() {
            return changes.size();
        }

        @Override
        public Template template(int i) {
            return changes.get(i).template();
        }

        @Override
        public @Nullable Object[] values(int i) {
            return changes.get(i).values();
        }

        @Override
        public void run(Runner runner) {
            result(runner.runAll(changes));
        }

        @Override
        public void take(PreparedStatement ran, Iterator<Rendered> statements) throws SQLException {
            int[] counts = new int[changes.size()];
            for (int i = 0; i < counts.length; i++) {
                statements.next();
                counts[i] = ran.getUpdateCount();
                ran.getMoreResults();
            }
            result(counts);
        }
    }
}
