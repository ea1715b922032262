package io.shopsql.internal;

import io.shopsql.page.Listing;
import io.shopsql.page.Page;
import io.shopsql.page.PageRequest;
import io.shopsql.query.RowReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The rows that match a condition of the caller: rendered by jOOQ each time. Belongs to one transaction. */
record JooqListing<R extends Record, T>(Selection<R, T> selection, Session session, Condition condition)
        implements Listing<T> {

    @Override
    public List<T> list() {
        return RowReader.list(attached(selection.sorted(condition)), selection.mapping());
    }

    @Override
    public Page<T> page(PageRequest request) {
        return Page.of(oneMoreThan(request), request, selection.position());
    }

    /** The rows of a page and one more, for a page merged from several conditions. */
    List<T> oneMoreThan(PageRequest request) {
        return RowReader.list(
                attached(selection.pages().page(selection.rows(condition), request)), selection.mapping());
    }

    @Override
    public <V extends @Nullable Object> V stream(Function<Stream<T>, V> work) {
        return RowReader.stream(
                attached(selection.sorted(condition)).fetchSize(session.engine().fetchSize()),
                selection.mapping(),
                work);
    }

    @Override
    public long count() {
        return session.db()
                .select(DSL.count().coerce(SQLDataType.BIGINT))
                .from(selection.from())
                .where(condition)
                .fetchSingle()
                .value1();
    }

    @Override
    public Optional<T> first() {
        return RowReader.first(attached(selection.sorted(condition).limit(1)), selection.mapping());
    }

    @Override
    public boolean exists() {
        return session.db().fetchExists(selection.from(), condition);
    }

    private <Q extends ResultQuery<R>> Q attached(Q query) {
        query.attach(session.db().configuration());
        return query;
    }
}
