package io.shopsql.internal;

import io.shopsql.page.PageRequest;
import io.shopsql.page.PageRequest.Position;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

/**
 * Paging by the place where the page before ended, not by a number of rows to skip. Stateless and thread-safe.
 *
 * @param time when a row was made; null for rows that keep no time, which are paged by their key alone
 * @param id the key of a row
 */
record Keyset<I>(@Nullable Field<Instant> time, Field<I> id) {

    /** The rows of a page and one more, by which it is known whether another follows. */
    <R extends Record> ResultQuery<R> page(SelectConditionStep<R> rows, PageRequest request) {
        int oneMore = request.size() + 1;
        Position after = request.position().orElse(null);
        var byId = request.descending() ? id.desc() : id.asc();
        if (time == null) {
            var sorted = rows.orderBy(byId);
            return after == null
                    ? sorted.limit(oneMore)
                    : sorted.seek(KeyNumber.key(id, after.id())).limit(oneMore);
        }
        var sorted = rows.orderBy(request.descending() ? time.desc() : time.asc(), byId);
        return after == null
                ? sorted.limit(oneMore)
                : sorted.seek(after.createdAt(), KeyNumber.key(id, after.id())).limit(oneMore);
    }

    Position position(Record row) {
        return new Position(time == null ? Instant.EPOCH : row.get(time), KeyNumber.number(id, row.get(id)));
    }
}
