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
 * <p>{@link ReportContract} and {@link Meaning} say what it answers and what its columns are.
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

    /**
     * Asks the question. {@code db} reads only, and is good until this method returns.
     *
     * <p>All statements see one snapshot. It costs a transaction, which a report of one statement does not need: when {@link
     * io.shopsql.Shop#report} meets a second statement, or on Postgres one with a fetch size, it abandons the run and starts
     * this method anew inside a snapshot. So it may run again, and must not have side effects. The shop remembers the class
     * of the report, and begins with a snapshot the next time.
     *
     * <p>In a transaction that writes it sees on Postgres what others commit between its statements, unless that is
     * serializable.
     */
    T run(DSLContext db);

    /**
     * How its rows are best drawn: as its {@link ReportContract} says, else by what its columns hold. Override it where that
     * depends on its parameters.
     */
    default Optional<Chart> chart() {
        return ReportType.chart(getClass());
    }

    /** What it leaves out of its rows, if there is something to count; nothing unless it says so. The reports of stock do. */
    default Optional<LeftOut> leftOut() {
        return Optional.empty();
    }
}
