package io.shopsql.internal;

import io.shopsql.page.PageRequest;
import io.shopsql.page.PageRequest.Position;
import java.time.Instant;
import java.util.function.LongFunction;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectConditionStep;

/** Paging by the place where the page before ended, not by a number of rows to skip. */
public final class Keyset {

    private Keyset() {}

    /** The rows of a page and one more, by which it is known whether another follows. */
    public static <R extends Record, I> ResultQuery<R> page(
            SelectConditionStep<R> rows, Field<Instant> time, Field<I> id, LongFunction<I> key, PageRequest request) {
        var sorted = request.descending() ? rows.orderBy(time.desc(), id.desc()) : rows.orderBy(time.asc(), id.asc());
        int oneMore = request.size() + 1;
        Position after = request.position().orElse(null);
        return after == null
                ? sorted.limit(oneMore)
                : sorted.seek(after.createdAt(), key.apply(after.id())).limit(oneMore);
    }
}
