package io.shopsql.report;

import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A question that is answered in rows. A report is a value: its parameters are its components, its rows a nested record.
 * A lambda will do for a small one. {@link OrderSales} and {@link LineSales} sum up sales for it.
 *
 * <pre>{@code
 * record SlowMovers(Instant since) implements Report<List<SlowMovers.Row>> {
 *     record Row(ProductId product, String name) {}
 *
 *     public List<Row> run(DSLContext db) {
 *         return db.select(PRODUCTS.ID, PRODUCTS.NAME).from(PRODUCTS)… .fetch(Records.mapping(Row::new));
 *     }
 * }
 * }</pre>
 *
 * <p>A record with a public constructor without arguments, its values the defaults, that a line of {@code
 * META-INF/services/io.shopsql.report.Report} names, is found by {@link Reports#installed}: the {@code shop} command then
 * asks it, and prints and draws its rows. A component is an option there if it is a range, statuses, a bucket, a zone, a
 * date, an instant, an int, long, double or BigDecimal, an amount, a text, a flag, one of an enum, or a key; of another type
 * it stays as it is.
 *
 * @param <T> the answer, mostly a list of rows
 */
@FunctionalInterface
public interface Report<T extends @Nullable Object> {

    /** Asks the question. {@code db} reads only, and is good until this method returns. */
    T run(DSLContext db);

    /** What the report says about itself; nothing unless it says so. The ready-made ones do. */
    default Optional<ReportMeta> meta() {
        return Optional.empty();
    }

    /**
     * How many statements {@link #run} takes at most, whatever the data. A report of several gets one snapshot, except in a
     * transaction that writes: there it sees on Postgres what others commit between them, unless that is serializable.
     */
    default int statements() {
        return 1;
    }

    /** What it leaves out of its rows, if there is something to count; nothing unless it says so. The reports of stock do. */
    default Optional<LeftOut> leftOut() {
        return Optional.empty();
    }

    /**
     * Whether {@link #run} reads the rows of a statement one after another, by a fetch size and a cursor; no unless it says
     * so. Such a report gets a read-only transaction: without one, Postgres sends all rows at once.
     */
    default boolean streams() {
        return false;
    }
}
