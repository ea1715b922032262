package io.shopsql.internal;

import io.shopsql.page.PageRequest.Position;
import io.shopsql.query.Mapping;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectFromStep;
import org.jooq.SelectLimitStep;
import org.jooq.Table;

/**
 * What an aggregate selects: columns, order and mapping of its rows. Stateless and thread-safe.
 *
 * @param <R> a row with every column of the table or join
 * @param <T> the value of a row
 */
record Selection<R extends Record, T>(
        Supplier<? extends SelectFromStep<R>> columns,
        Table<?> from,
        Mapping<R, T> mapping,
        List<OrderField<?>> order,
        Keyset<?> pages,
        Function<T, Position> position) {

    List<Field<?>> fields() {
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
}
