package io.shopsql.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * A compiled query with the values of its parameters. Runs in the transaction of the {@code DSLContext}, which must be
 * the one of {@code tx.db()} or of a report; any other, also one derived from it, runs the query through jOOQ. Errors,
 * retries and rules are those of every other query. Immutable and thread-safe.
 *
 * <pre>{@code
 * List<Row> rows = shop.list(OPEN_OF.with(alice.id()));
 * }</pre>
 *
 * @param <T> a row
 */
public final class BoundQuery<T> {

    private final Template template;
    private final @Nullable Object[] values;
    private final Mapping<?, T> mapping;

    /** Used by the library. */
    public BoundQuery(Template template, Mapping<?, T> mapping, @Nullable Object... values) {
        this.template = template;
        this.mapping = mapping;
        this.values = values;
    }

    /** All rows, in the order of the query. */
    public List<T> list(DSLContext db) {
        return Runners.of(db).list(this);
    }

    /**
     * The only row; empty if there is none.
     *
     * @throws org.jooq.exception.TooManyRowsException if there are several
     */
    public Optional<T> optional(DSLContext db) {
        return Runners.of(db).first(this, true);
    }

    /**
     * The only row.
     *
     * @throws org.jooq.exception.NoDataFoundException if there is none
     * @throws org.jooq.exception.TooManyRowsException if there are several
     */
    public T single(DSLContext db) {
        return optional(db)
                .orElseThrow(() -> new org.jooq.exception.NoDataFoundException("The query returned no row."));
    }

    /** The first row; empty if there is none. */
    public Optional<T> first(DSLContext db) {
        return Runners.of(db).first(this, false);
    }

    /** Passes the rows one by one; they are read while the work runs, and end with it. */
    public <V extends @Nullable Object> V stream(DSLContext db, Function<Stream<T>, V> work) {
        return Runners.of(db).stream(this, work);
    }

    /** Used by the library. */
    public Template template() {
        return template;
    }

    /** Used by the library; not to be changed. */
    @SuppressWarnings("AvoidObjectArrays")
    public @Nullable Object[] values() {
        return values;
    }

    /** Used by the library. */
    public Mapping<? extends Record, T> mapping() {
        return mapping;
    }
}
