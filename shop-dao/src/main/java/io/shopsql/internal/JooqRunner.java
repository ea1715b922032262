package io.shopsql.internal;

import io.shopsql.query.BoundChange;
import io.shopsql.query.BoundQuery;
import io.shopsql.query.Mapping;
import io.shopsql.query.RowReader;
import io.shopsql.query.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/**
 * Runs compiled queries through jOOQ: those with a type that only jOOQ can set or read, and those of a {@code
 * DSLContext} with settings or listeners of its own. Belongs to one thread.
 */
record JooqRunner(DSLContext db, int fetchSize) implements Runner {

    @Override
    public <T> List<T> list(BoundQuery<T> bound) {
        List<T> rows = new ArrayList<>();
        for (Record row : db.fetch(query(bound))) {
            rows.add(value(bound.mapping(), row));
        }
        return rows;
    }

    @Override
    public <T> Optional<T> first(BoundQuery<T> bound, boolean only) {
        ResultQuery<?> query = query(bound);
        Record row =
                only ? db.fetchOne(query) : db.fetch(query).stream().findFirst().orElse(null);
        return row == null ? Optional.empty() : Optional.of(value(bound.mapping(), row));
    }

    @Override
    public <T, V extends @Nullable Object> V stream(BoundQuery<T> bound, Function<Stream<T>, V> work) {
        ResultQuery<?> query = query(bound);
        query.attach(db.configuration());
        return stream(query.fetchSize(fetchSize), bound.mapping(), work);
    }

    @SuppressWarnings("unchecked") // the mapping is of the columns of its query
    private static <R extends Record, T, V extends @Nullable Object> V stream(
            ResultQuery<R> query, Mapping<?, T> mapping, Function<Stream<T>, V> work) {
        return RowReader.stream(query, (Mapping<R, T>) mapping, work);
    }

    @Override
    public int run(BoundChange change) {
        return db.execute(change.template().query(change.values()));
    }

    @Override
    public int[] runAll(List<BoundChange> changes) {
        if (changes.stream().map(BoundChange::template).distinct().count() > 1) {
            throw new IllegalArgumentException("A batch takes changes of one statement.");
        }
        return db.batch(changes.stream()
                        .map(change -> change.template().query(change.values()))
                        .toArray(Query[]::new))
                .execute();
    }

    private static ResultQuery<?> query(BoundQuery<?> bound) {
        return (ResultQuery<?>) bound.template().query(bound.values());
    }

    private static <T> T value(Mapping<?, T> mapping, Record row) {
        return mapping.of(row.intoArray());
    }
}
