package io.shopsql.internal;

import static io.shopsql.query.Parameter.list;
import static io.shopsql.query.Parameter.one;
import static org.jooq.impl.DSL.noCondition;

import io.shopsql.page.Listing;
import io.shopsql.page.PageRequest;
import io.shopsql.page.PageRequest.Position;
import io.shopsql.query.Compiled;
import io.shopsql.query.Mapping;
import io.shopsql.query.RowReader;
import io.shopsql.query.Template;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectConditionStep;
import org.jooq.SelectFromStep;
import org.jooq.SelectLimitStep;
import org.jooq.Table;

/**
 * How an aggregate reads its rows: columns, order and mapping. Stateless and thread-safe.
 *
 * @param <R> a row with every column of the table or join
 * @param <T> the value that the DAO returns
 */
public final class Listed<R extends Record, T> {

    final Table<?> from;
    final Mapping<R, T> mapping;
    final Keyset<?> pages;
    final Function<T, Position> position;
    private final Supplier<? extends SelectFromStep<R>> columns;
    private final List<OrderField<?>> order;
    private final CompiledListings<T> all;

    private Listed(
            Supplier<? extends SelectFromStep<R>> columns,
            Table<?> from,
            Mapping<R, T> mapping,
            List<OrderField<?>> order,
            Keyset<?> pages,
            Function<T, Position> position) {
        this.columns = columns;
        this.from = from;
        this.mapping = mapping;
        this.order = order;
        this.pages = pages;
        this.position = position;
        this.all = new CompiledListings<>(this, List.of(), nothing -> noCondition());
    }

    /**
     * Ordered by creation time, then by key.
     *
     * @param position the time and key of a value
     */
    public static <R extends Record, T> Listed<R, T> byTime(
            Supplier<? extends SelectFromStep<R>> columns,
            Table<?> from,
            Mapping<R, T> mapping,
            Field<Instant> time,
            Field<?> id,
            Function<T, Position> position) {
        return new Listed<>(columns, from, mapping, List.of(time, id), new Keyset<>(time, id), position);
    }

    /** Ordered by key, for rows without a creation time. */
    public static <R extends Record, T> Listed<R, T> byKey(
            Supplier<? extends SelectFromStep<R>> columns,
            Table<?> from,
            Mapping<R, T> mapping,
            Field<?> id,
            Function<T, Position> position) {
        return new Listed<>(columns, from, mapping, List.of(id), new Keyset<>(null, id), position);
    }

    /** A copy with another order, whose last field must be unique; the order of pages is unchanged. */
    public Listed<R, T> orderedBy(OrderField<?>... fields) {
        return new Listed<>(columns, from, mapping, List.of(fields), pages, position);
    }

    /** The row with a value of a unique column. */
    public <V> Compiled.Query1<V, T> by(Field<V> unique) {
        return Compiled.query(one(unique), value -> rows(unique.eq(value)), mapping);
    }

    /** The rows with one of the values of a column. */
    public <V> Compiled.Query1<Collection<V>, T> byAll(Field<V> column, OrderField<?>... order) {
        return Compiled.query(
                list(column), values -> rows(values.contains(column)).orderBy(order), mapping);
    }

    /** All rows. */
    public Listing<T> all(Session session) {
        return all.in(session);
    }

    /** The rows with a value of a column. */
    public <V> With<V, T> with(Field<V> column) {
        CompiledListings<T> with = new CompiledListings<>(
                this, List.of(one(column)), parts -> column.eq(Template.<Param<V>>part(parts, 0)));
        return (session, value) -> with.in(session, value);
    }

    /** The rows that match a condition of the caller. */
    public Listing<T> where(Session session, Condition condition) {
        return new JooqListing<>(this, session, condition);
    }

    /** The rows that match a condition, in an order and up to a limit of the caller. */
    public List<T> find(Session session, Condition condition, List<OrderField<?>> sorted, int limit) {
        ResultQuery<R> query = rows(condition).orderBy(sorted).limit(limit);
        query.attach(session.db().configuration());
        return RowReader.list(query, mapping);
    }

    /** The rows of a page and one more, for a page merged from several conditions. */
    public List<T> oneMoreThan(PageRequest request, Session session, Condition condition) {
        return new JooqListing<>(this, session, condition).oneMoreThan(request);
    }

    List<Field<?>> columns() {
        return columns.get().getSelect().stream()
                .<Field<?>>map(column -> (Field<?>) column)
                .toList();
    }

    /** The rows that match a condition, unordered. */
    SelectConditionStep<R> rows(Condition condition) {
        return columns.get().from(from).where(condition);
    }

    SelectLimitStep<R> sorted(Condition condition) {
        return rows(condition).orderBy(order);
    }

    /** The rows with a value of one column. */
    @FunctionalInterface
    public interface With<V, T> {
        Listing<T> of(Session session, V value);
    }
}
