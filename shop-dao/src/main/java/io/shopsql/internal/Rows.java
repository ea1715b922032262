package io.shopsql.internal;

import static io.shopsql.query.Mapping.mapping;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.insertInto;

import io.shopsql.query.BoundQuery;
import io.shopsql.query.Mapping;
import io.shopsql.query.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Record1;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.TableRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows with generated keys. All methods write every column of the table, from one definition of its values.
 * Stateless and thread-safe.
 *
 * @param <R> the row
 * @param <I> its key
 * @param <N> the input for a new row
 * @param <T> the result
 */
public final class Rows<R extends TableRecord<R>, I, N, T> {

    /** The values of a new row, in the order of the columns: see {@link RowValues}. */
    @FunctionalInterface
    public interface Values<I, N> {
        @Nullable
        Object[] of(@Nullable I id, N given, Instant now);
    }

    /** Builds the result for a new row. */
    @FunctionalInterface
    public interface Made<I, N, T> {
        T of(I id, N given, Instant now);
    }

    private final Table<R> table;
    private final TableField<R, I> id;
    private final Values<I, N> values;
    private final Made<I, N, T> made;
    private final List<TableField<?, ?>> columns;
    private final List<TableField<?, ?>> given;
    private final Inserts<I> inserts;
    private final Mapping<Record1<I>, I> key;

    /** By the natural key. */
    private final Map<Field<?>, Template> upserts = new ConcurrentHashMap<>();

    public Rows(TableField<R, I> id, Values<I, N> values, Made<I, N, T> made) {
        this.table = Objects.requireNonNull(id.getTable());
        this.id = id;
        this.values = values;
        this.made = made;
        this.inserts = new Inserts<>(id);
        this.columns = Inserts.columns(table);
        this.given = inserts.withoutKey();
        this.key = mapping((I number) -> number);
    }

    /** Inserts a row. */
    public T insert(Session session, N row) {
        Instant now = session.now();
        return made.of(inserts.insert(session, values.of(null, row, now)), row, now);
    }

    /** Inserts many rows by the fastest way of the engine; returns them in the order given. */
    public List<T> insertAll(Session session, Collection<N> rows) {
        Instant now = session.now();
        List<I> ids = Bulk.reserveIds(session, table, rows.size()).stream()
                .map(number -> KeyNumber.key(id, number))
                .toList();
        Iterator<I> each = ids.iterator();
        List<T> inserted =
                rows.stream().map(row -> made.of(each.next(), row, now)).toList();
        Iterator<I> again = ids.iterator();
        Bulk.insert(session, columns, rows, row -> values.of(again.next(), row, now));
        return inserted;
    }

    /** Inserts the rows whose natural key does not exist; returns them in no particular order. */
    public List<T> insertAllIfAbsent(
            Session session, TableField<R, String> naturalKey, Function<N, String> keyOf, Collection<N> rows) {
        Instant now = session.now();
        Map<String, N> byKey = new LinkedHashMap<>();
        rows.forEach(row -> byKey.putIfAbsent(keyOf.apply(row), row));
        List<T> inserted = new ArrayList<>();
        for (List<N> chunk : Bulk.chunks(byKey.values())) {
            insertion(session, chunk, now)
                    .onConflict(naturalKey)
                    .doNothing()
                    .returningResult(naturalKey, id)
                    .forEach(key ->
                            inserted.add(made.of(key.value2(), Objects.requireNonNull(byKey.get(key.value1())), now)));
        }
        return inserted;
    }

    /**
     * Inserts a row, or overwrites the one with the same natural key.
     *
     * @param kept the columns that an existing row keeps in addition to its keys, for example its creation time; always
     *     the same for a natural key
     * @param result reads the whole row of the table
     */
    public <V> V upsert(
            Session session,
            TableField<R, String> naturalKey,
            N row,
            Collection<? extends Field<?>> kept,
            Listed<?, V> result) {
        return upsert(session, naturalKey, row, kept, result::columns, result.mapping());
    }

    private <V> V upsert(
            Session session,
            TableField<R, String> naturalKey,
            N row,
            Collection<? extends Field<?>> kept,
            Supplier<List<Field<?>>> returned,
            Mapping<?, V> mapping) {
        Template upsert = upserts.computeIfAbsent(
                naturalKey,
                same -> new Template(
                        Inserts.parameters(given),
                        parts -> insertInto(table, given)
                                .values(parts)
                                .onConflict(naturalKey)
                                .doUpdate()
                                .set(overwritten(naturalKey, kept))
                                .returningResult(returned.get())));
        return session.only(new BoundQuery<>(upsert, mapping, given(row, session.now())));
    }

    private Map<Field<?>, Field<?>> overwritten(Field<?> naturalKey, Collection<? extends Field<?>> kept) {
        Map<Field<?>, Field<?>> overwritten = new LinkedHashMap<>();
        for (Field<?> column : given) {
            if (!column.equals(naturalKey) && !kept.contains(column)) {
                overwritten.put(column, excluded(column));
            }
        }
        return overwritten;
    }

    private @Nullable Object[] given(N row, Instant now) {
        return inserts.withoutKey(values.of(null, row, now));
    }

    /** As {@link #upsert(Session, TableField, Object, Collection, Listed)}, but returns the key alone. */
    public I upsert(Session session, TableField<R, String> naturalKey, N row, Collection<? extends Field<?>> kept) {
        return upsert(session, naturalKey, row, kept, () -> List.of(id), key);
    }

    /** The keys of the rows with these natural keys; unknown ones are omitted. */
    public Map<String, I> ids(Session session, TableField<R, String> naturalKey, Collection<String> wanted) {
        Map<String, I> ids = new HashMap<>();
        for (List<String> chunk : Bulk.chunks(wanted)) {
            ids.putAll(session.db()
                    .select(naturalKey, id)
                    .from(table)
                    .where(naturalKey.in(chunk))
                    .fetchMap(naturalKey, id));
        }
        return ids;
    }

    private InsertValuesStepN<R> insertion(Session session, Collection<N> rows, Instant now) {
        InsertValuesStepN<R> insert = session.db().insertInto(table, given);
        for (N row : rows) {
            insert = insert.values(given(row, now));
        }
        return insert;
    }
}
