package io.shopsql.internal;

import io.shopsql.query.Asked;
import io.shopsql.query.Change;
import io.shopsql.query.Mapping;
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
    public <T> List<T> list(Asked<T> asked) {
        List<T> rows = new ArrayList<>();
        for (Record row : db.fetch(query(asked))) {
            rows.add(value(asked.mapping(), row));
        }
        return rows;
    }

    @Override
    public <T> Optional<T> first(Asked<T> asked, boolean only) {
        ResultQuery<?> query = query(asked);
        Record row =
                only ? db.fetchOne(query) : db.fetch(query).stream().findFirst().orElse(null);
        return row == null ? Optional.empty() : Optional.of(value(asked.mapping(), row));
    }

    @Override
    public <T, V extends @Nullable Object> V stream(Asked<T> asked, Function<Stream<T>, V> work) {
        ResultQuery<?> query = query(asked);
        query.attach(db.configuration());
        try (Stream<? extends Record> rows = query.fetchSize(fetchSize).fetchStream()) {
            return work.apply(rows.map(row -> value(asked.mapping(), row)));
        }
    }

    @Override
    public int run(Change change) {
        return db.execute(change.template().query(change.values()));
    }

    @Override
    public int[] runAll(List<Change> changes) {
        return db.batch(changes.stream()
                        .map(change -> change.template().query(change.values()))
                        .toArray(Query[]::new))
                .execute();
    }

    private static ResultQuery<?> query(Asked<?> asked) {
        return (ResultQuery<?>) asked.template().query(asked.values());
    }

    private static <T> T value(Mapping<?, T> mapping, Record row) {
        return mapping.of(row.intoArray());
    }
}
