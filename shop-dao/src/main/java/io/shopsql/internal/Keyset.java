package io.shopsql.internal;

import io.shopsql.page.PageRequest;
import io.shopsql.page.PageRequest.Position;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Keyset paging: continues after the last row of the previous page instead of skipping rows. Stateless and thread-safe.
 *
 * @param time the creation time of a row; null for rows without one, which are paged by key only
 * @param id the key of a row
 */
record Keyset<I>(@Nullable Field<Instant> time, Field<I> id) {

    /** The rows of a page and one more, which shows that another page follows. */
    <R extends Record> ResultQuery<R> page(SelectConditionStep<R> rows, PageRequest request) {
        Position after = request.position().orElse(null);
        Field<Integer> limit = DSL.val(request.size() + 1);
        return after == null
                ? first(rows, request.descending(), limit)
                : after(
                        rows,
                        request.descending(),
                        time == null ? null : DSL.val(after.createdAt(), time),
                        DSL.val(key(after), id),
                        limit);
    }

    /** The first rows in the order of pages. */
    <R extends Record> ResultQuery<R> first(SelectConditionStep<R> rows, boolean descending, Field<Integer> limit) {
        return time == null
                ? rows.orderBy(sorted(id, descending)).limit(limit)
                : rows.orderBy(sorted(time, descending), sorted(id, descending)).limit(limit);
    }

    /** The rows after a position, in the order of pages. */
    <R extends Record> ResultQuery<R> after(
            SelectConditionStep<R> rows,
            boolean descending,
            @Nullable Field<Instant> createdAt,
            Field<I> key,
            Field<Integer> limit) {
        return time == null || createdAt == null
                ? rows.orderBy(sorted(id, descending)).seek(key).limit(limit)
                : rows.orderBy(sorted(time, descending), sorted(id, descending))
                        .seek(createdAt, key)
                        .limit(limit);
    }

    private static <V> OrderField<V> sorted(Field<V> field, boolean descending) {
        return descending ? field.desc() : field.asc();
    }

    /** The key of a position. */
    I key(Position position) {
        return KeyNumber.key(id, position.id());
    }
}
