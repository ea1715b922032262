package io.shopsql.internal;

import io.shopsql.page.Listing;
import io.shopsql.page.Page;
import io.shopsql.page.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SelectConditionStep;
import org.jooq.SelectSeekStepN;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * How an aggregate reads its rows: table, order and mapping. Stateless and thread-safe.
 *
 * @param <R> a row with every column of the table or join
 * @param <T> the value that the DAO returns
 */
public final class Listed<R extends Record, T> {

    private final Table<R> from;
    private final Function<R, T> value;
    private final List<OrderField<?>> order;
    private final Keyset<?> pages;

    private Listed(Table<R> from, Function<R, T> value, List<OrderField<?>> order, Keyset<?> pages) {
        this.from = from;
        this.value = value;
        this.order = order;
        this.pages = pages;
    }

    /** Ordered by creation time, then by key. */
    public static <R extends Record, T> Listed<R, T> byTime(
            Table<R> from, Function<R, T> value, Field<Instant> time, Field<?> id) {
        return new Listed<>(from, value, List.of(time, id), new Keyset<>(time, id));
    }

    /** Ordered by key, for rows without a creation time. */
    public static <R extends Record, T> Listed<R, T> byKey(Table<R> from, Function<R, T> value, Field<?> id) {
        return new Listed<>(from, value, List.of(id), new Keyset<>(null, id));
    }

    /** A copy with another order, whose last field must be unique; the order of pages is unchanged. */
    public Listed<R, T> orderedBy(OrderField<?>... fields) {
        return new Listed<>(from, value, List.of(fields), pages);
    }

    /** The row with this value of a unique column. */
    public Optional<T> find(Session session, Condition unique) {
        return rows(session, unique).fetchOptional(value::apply);
    }

    /** The rows that match a condition. */
    public Listing<T> where(Session session, Condition condition) {
        return new Asked(session, condition);
    }

    /** The rows of a page and one more, for a page merged from several conditions. */
    public List<T> oneMoreThan(PageRequest request, Session session, Condition condition) {
        return page(session, condition, request).map(value::apply);
    }

    /** The rows that match a condition, unordered, to be mapped by {@link #value}. */
    public SelectConditionStep<R> rows(Session session, Condition condition) {
        return session.db().selectFrom(from).where(condition);
    }

    /** The DAO's value for a row. */
    public T value(R row) {
        return value.apply(row);
    }

    private Result<R> page(Session session, Condition condition, PageRequest request) {
        return pages.page(rows(session, condition), request).fetch();
    }

    private final class Asked implements Listing<T> {

        private final Session session;
        private final Condition condition;

        private Asked(Session session, Condition condition) {
            this.session = session;
            this.condition = condition;
        }

        @Override
        public List<T> list() {
            return sorted().fetch(value::apply);
        }

        @Override
        public Page<T> page(PageRequest request) {
            Page<R> page = Page.of(Listed.this.page(session, condition, request), request, pages::position);
            return new Page<>(page.items().stream().map(value).toList(), page.next());
        }

        @Override
        public <V extends @Nullable Object> V stream(Function<Stream<T>, V> work) {
            try (var rows = sorted().fetchSize(session.engine().fetchSize()).fetchStream()) {
                return work.apply(rows.map(value));
            }
        }

        @Override
        public long count() {
            return session.db()
                    .select(DSL.count().coerce(SQLDataType.BIGINT))
                    .from(from)
                    .where(condition)
                    .fetchSingle()
                    .value1();
        }

        @Override
        public Optional<T> first() {
            return sorted().limit(1).fetchOptional(value::apply);
        }

        @Override
        public boolean exists() {
            return session.db().fetchExists(from, condition);
        }

        private SelectSeekStepN<R> sorted() {
            return rows(session, condition).orderBy(order);
        }
    }
}
