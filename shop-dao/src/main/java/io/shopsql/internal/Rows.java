package io.shopsql.internal;

import static org.jooq.impl.DSL.excluded;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.TableRecord;

/**
 * Writes rows whose keys the database makes. Every way writes every column of the table, and no column is named here: what a
 * record holds is written. Stateless and thread-safe.
 */
public final class Rows<R extends TableRecord<R>, I> {

    private final Table<R> table;
    private final TableField<R, I> id;
    private final List<TableField<?, ?>> columns;
    private final List<TableField<?, ?>> given;

    public Rows(TableField<R, I> id) {
        this.table = Objects.requireNonNull(id.getTable());
        this.id = id;
        this.columns = columns(table);
        this.given = columns.stream().filter(column -> !column.equals(id)).toList();
    }

    /** All columns of a table, in its order: that of the values in its records. */
    public static List<TableField<?, ?>> columns(Table<?> table) {
        return Stream.of(table.fields())
                .<TableField<?, ?>>map(column -> (TableField<?, ?>) column)
                .toList();
    }

    /** Inserts a row; it comes back with its key. */
    public R insert(Session session, R row) {
        row.set(
                id,
                values(session, List.of(row)).returningResult(id).fetchSingle().value1());
        return row;
    }

    /** Inserts a row unless its natural key is there, which may be null for one that is never the same as another. */
    public Optional<R> insertIfAbsent(Session session, TableField<R, String> naturalKey, R row) {
        return insertAllIfAbsent(session, naturalKey, List.of(row)).stream().findFirst();
    }

    /** Inserts many rows in the fastest way the engine has; they come back with their keys, in the order given. */
    public List<R> insertAll(Session session, List<R> rows) {
        Iterator<Long> ids = Bulk.reserveIds(session, table, rows.size()).iterator();
        rows.forEach(row -> row.set(id, KeyNumber.key(id, ids.next())));
        Bulk.insert(session, columns, rows, Record::intoArray);
        return rows;
    }

    /** Inserts those rows of which the natural key is not there; they come back with their keys, in no particular order. */
    public List<R> insertAllIfAbsent(Session session, TableField<R, String> naturalKey, Collection<R> rows) {
        Map<String, R> byKey = new LinkedHashMap<>();
        rows.forEach(row -> byKey.putIfAbsent(row.get(naturalKey), row));
        List<R> inserted = new ArrayList<>();
        for (List<R> chunk : Bulk.chunks(byKey.values())) {
            values(session, chunk)
                    .onConflict(naturalKey)
                    .doNothing()
                    .returningResult(naturalKey, id)
                    .forEach(made -> {
                        R row = Objects.requireNonNull(byKey.get(made.value1()));
                        row.set(id, made.value2());
                        inserted.add(row);
                    });
        }
        return inserted;
    }

    /**
     * Inserts a row, or overwrites the one with the same natural key.
     *
     * @param kept what the row that is there keeps, beside its key: when it was made, say
     * @return the key of the row
     */
    public I upsert(Session session, R row, TableField<R, String> naturalKey, Collection<? extends Field<?>> kept) {
        Map<Field<?>, Field<?>> overwritten = new LinkedHashMap<>();
        for (Field<?> column : given) {
            if (!column.equals(naturalKey) && !kept.contains(column)) {
                overwritten.put(column, excluded(column));
            }
        }
        return values(session, List.of(row))
                .onConflict(naturalKey)
                .doUpdate()
                .set(overwritten)
                .returningResult(id)
                .fetchSingle()
                .value1();
    }

    private InsertValuesStepN<R> values(Session session, Collection<R> rows) {
        InsertValuesStepN<R> insert = session.db().insertInto(table, given);
        for (R row : rows) {
            insert = insert.values(given.stream().map(row::get).toArray());
        }
        return insert;
    }
}
