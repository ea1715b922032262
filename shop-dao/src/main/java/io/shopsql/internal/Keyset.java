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
 * Keyset paging: continues after the last row of the previous page instead of skipping rows. Stateless and thread-safe.
 *
 * @param time the creation time of a row; null for rows without one, which are paged by key only
 * @param id the key of a row
 */
record Keyset<I>(@Nullable Field<Instant> time, Field<I> id) {

    /** The rows of a page and one more, which shows that another page follows. */
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
