package io.shopsql.report;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import io.shopsql.error.InvalidInput;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableField;

/**
 * Sales aggregated by a key: a derived table to join, with one row per key that has a sale. Created by {@link
 * OrderSales#by} or {@link LineSales#by}. It is part of your query and runs in the same statement. Immutable and
 * thread-safe.
 *
 * <p>All users, including those without a sale:
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
        // the key may share a measure's name: units grouped by units
        Field<K> named = asked.stream().anyMatch(m -> m.toString().equals(key.getName())) ? key.as("key") : key;
        List<Field<?>> columns = Stream.<Field<?>>concat(
                        Stream.of(named), asked.stream().map(Measure::field))
                .toList();
        return new GroupedSales<>(alias, select(columns).from(rows).where(sale).groupBy(key), named, asked);
    }

    /**
     * Sales whose sums are in parts.
     *
     * @param key the key, as a column of the parts
     * @param parts the table of the parts, each with some rows
     * @param sums what adds up each measure over the parts
     * @param rows in SQL: how many rows all parts of a key have
     */
    static <G, K> GroupedSales<G, K> ofParts(
            String alias,
            Field<K> key,
            Table<?> parts,
            Map<Measure<G, ?>, ? extends Field<?>> sums,
            List<Measure<G, ?>> measures,
            Field<Long> rows) {
        Set<Measure<G, ?>> asked = new LinkedHashSet<>(measures);
        List<Field<?>> columns = Stream.<Field<?>>concat(
                        Stream.of(key),
                        asked.stream()
                                .map(m -> Objects.requireNonNull(sums.get(m)).as(m.toString())))
                .toList();
        // a product whose sales were all refunded has sums of zero
        return new GroupedSales<>(
                alias, select(columns).from(parts).groupBy(key).having(rows.ne(inline(0L))), key, asked);
    }

    /** The table to select from or to join, named {@code sales}, or {@code sold} for {@link LineSales}. */
    public Table<?> table() {
        return table;
    }

    /** The grouping key, as a column of {@link #table}. */
    public Field<K> key() {
        return table.field(key);
    }

    /**
     * A measure, as a column of {@link #table}.
     *
     * @throws InvalidInput if the measure was not passed to {@code by}
     */
    public <T> Field<T> get(Measure<G, T> measure) {
        if (!measures.contains(measure)) {
            throw new InvalidInput(
                    "measure", "must be one of " + measures + ", was " + measure, "pass it to by(…) too.");
        }
        return table.field(measure.field());
    }

    /**
     * A measure after an outer join, where a key may have no sale: counts and sums become zero. Averages, prices and
     * times have no zero and stay null.
     *
     * @throws InvalidInput if the measure was not passed to {@code by}
     */
    public <T> Field<T> orZero(Measure<G, T> measure) {
        Field<T> zero = measure.zero();
        return zero == null ? get(measure) : coalesce(get(measure), zero);
    }

    /** Inner join with the table of this column, on the key: one row per key with a sale. */
    public Table<?> join(TableField<?, K> column) {
        return table.join(column.getTable()).on(column.eq(key()));
    }

    /**
     * Left join of the table of this column with the sales, on the key: keeps rows without a sale. See {@link #orZero}.
     */
    public Table<?> joinAll(TableField<?, K> column) {
        return column.getTable().leftJoin(table).on(key().eq(column));
    }

    /** Renames the table, for a query with two of them. */
    public GroupedSales<G, K> as(String alias) {
        return new GroupedSales<>(alias, sums, key, measures);
    }
}
