package io.shopsql.report;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.select;

import io.shopsql.error.InvalidInput;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableField;

/**
 * Sales summed up by a key: a table, one row for each key that has a sale, to join names to. Made by {@link
 * OrderSales#by} or {@link LineSales#by}; part of your query, and so of its one statement. Immutable and thread-safe.
 *
 * <p>Everybody, those without a sale too:
 *
 * <pre>{@code
 * var sales = OrderSales.in(range).by(ORDERS.USER_ID, OrderSales.ORDERS, OrderSales.LAST_SALE);
 * db.select(USERS.NAME, sales.orZero(OrderSales.ORDERS), sales.get(OrderSales.LAST_SALE))
 *         .from(sales.joinAll(USERS.ID))
 * }</pre>
 *
 * @param <G> the grain: {@link OrderSales} or {@link LineSales}
 * @param <K> the key
 */
public final class GroupedSales<G, K> {

    private final Select<?> sums;
    private final Field<K> key;
    private final Set<Measure<G, ?>> measures;
    private final Table<?> table;

    private GroupedSales(String alias, Select<?> sums, Field<K> key, Set<Measure<G, ?>> measures) {
        this.sums = sums;
        this.key = key;
        this.measures = measures;
        this.table = sums.asTable(alias);
    }

    static <G, K> GroupedSales<G, K> of(
            String alias, TableField<?, K> key, Table<?> rows, Condition sale, List<Measure<G, ?>> measures) {
        Set<Measure<G, ?>> asked = new LinkedHashSet<>(measures);
        // a measure may have the name of the key: units, by units
        Field<K> named = asked.stream().anyMatch(m -> m.toString().equals(key.getName())) ? key.as("key") : key;
        List<Field<?>> columns = new ArrayList<>();
        columns.add(named);
        asked.forEach(measure -> columns.add(measure.field()));
        return new GroupedSales<>(alias, select(columns).from(rows).where(sale).groupBy(key), named, asked);
    }

    /** The table, to select from or to join. It is called {@code sales} or, by the line, {@code sold}. */
    public Table<?> table() {
        return table;
    }

    /** What it is grouped by, as a column of {@link #table}. */
    public Field<K> key() {
        return table.field(key);
    }

    /**
     * A measure, as a column of {@link #table}.
     *
     * @throws InvalidInput if it was not asked for
     */
    public <T> Field<T> get(Measure<G, T> measure) {
        if (!measures.contains(measure)) {
            throw new InvalidInput(
                    "measure", "must be one of " + measures + ", was " + measure, "name it in by(…) too.");
        }
        return table.field(measure.field());
    }

    /**
     * The same after an outer join, where a key may have no sale: a count or a sum is zero then. An average, a price or a
     * time has no zero and stays null.
     *
     * @throws InvalidInput if it was not asked for
     */
    public <T> Field<T> orZero(Measure<G, T> measure) {
        Field<T> zero = measure.zero();
        return zero == null ? get(measure) : coalesce(get(measure), zero);
    }

    /** {@link #table} joined to the table of this column, by the key: a row for each key with a sale. */
    public Table<?> join(TableField<?, K> column) {
        return table.join(column.getTable()).on(column.eq(key()));
    }

    /** The table of this column, joined to the sales by the key: its rows without a sale too. See {@link #orZero}. */
    public Table<?> joinAll(TableField<?, K> column) {
        return column.getTable().leftJoin(table).on(key().eq(column));
    }

    /** The same table by another name, where a query has two of them. */
    public GroupedSales<G, K> as(String alias) {
        return new GroupedSales<>(alias, sums, key, measures);
    }
}
