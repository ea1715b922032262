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
import org.jooq.SelectFromStep;
import org.jooq.Table;

/**
 * How an aggregate reads its rows: columns, order and mapping. Stateless and thread-safe.
 *
 * @param <R> a row with every column of the table or join
 * @param <T> the value that the DAO returns
 */
public final class Listed<R extends Record, T> {

    private final Selection<R, T> selection;
    private final CompiledListings<T> all;

    private Listed(Selection<R, T> selection) {
        this.selection = selection;
        this.all = new CompiledListings<>(selection, List.of(), nothing -> noCondition());
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
        return new Listed<>(
                new Selection<>(columns, from, mapping, List.of(time, id), new Keyset<>(time, id), position));
    }

    /** Ordered by key, for rows without a creation time. */
    public static <R extends Record, T> Listed<R, T> byKey(
            Supplier<? extends SelectFromStep<R>> columns,
            Table<?> from,
            Mapping<R, T> mapping,
            Field<?> id,
            Function<T, Position> position) {
        return new Listed<>(new Selection<>(columns, from, mapping, List.of(id), new Keyset<>(null, id), position));
    }

    /** A copy with another order, whose last field must be unique; the order of pages is unchanged. */
    public Listed<R, T> orderedBy(OrderField<?>... fields) {
        return new Listed<>(new Selection<>(
                selection.columns(),
                selection.from(),
                selection.mapping(),
                List.of(fields),
                selection.pages(),
                selection.position()));
    }

    /** The row with a value of a unique column. */
    public <V> Compiled.Query1<V, T> by(Field<V> unique) {
        return Compiled.query(one(unique), value -> selection.rows(unique.eq(value)), selection.mapping());
    }

    /** The rows with one of the values of a column. */
    public <V> Compiled.Query1<Collection<V>, T> byAll(Field<V> column, OrderField<?>... order) {
        return Compiled.query(
                list(column), values -> selection.rows(values.contains(column)).orderBy(order), selection.mapping());
    }

    /** All rows. */
    public Listing<T> all(Session session) {
        return all.in(session);
    }

    /** The rows with a value of a column. */
    public <V> With<V, T> with(Field<V> column) {
        CompiledListings<T> with = new CompiledListings<>(
                selection, List.of(one(column)), parts -> column.eq(Template.<Param<V>>part(parts, 0)));
        return (session, value) -> with.in(session, value);
    }

    /** The rows that match a condition of the caller. */
    public Listing<T> where(Session session, Condition condition) {
        return new JooqListing<>(selection, session, condition);
    }

    /** The rows that match a condition, in an order and up to a limit of the caller. */
    public List<T> find(Session session, Condition condition, List<OrderField<?>> sorted, int limit) {
        ResultQuery<R> query = selection.rows(condition).orderBy(sorted).limit(limit);
        query.attach(session.db().configuration());
        return RowReader.list(query, selection.mapping());
    }

    /** The rows of a page and one more, for a page merged from several conditions. */
    public List<T> oneMoreThan(PageRequest request, Session session, Condition condition) {
        return new JooqListing<>(selection, session, condition).oneMoreThan(request);
    }

    List<Field<?>> columns() {
        return selection.fields();
    }

    Mapping<R, T> mapping() {
        return selection.mapping();
    }

    /** The rows with a value of one column. */
    @FunctionalInterface
    public interface With<V, T> {
        Listing<T> of(Session session, V value);
    }
}
