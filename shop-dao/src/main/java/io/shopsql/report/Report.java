package io.shopsql.report;

import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A query with a typed result. Write a report as a record: its components are the parameters, a nested record is the
 * row. A small one may be a lambda. {@link OrderSales} and {@link LineSales} aggregate sales for it.
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
 * <p>{@link ReportContract} and {@link Meaning} document its question and its columns.
 *
 * <p>To install a report in the {@code shop} command, which then runs it and prints and draws its rows, give it a
 * public no-argument constructor that sets the defaults, and name its class in {@code
 * META-INF/services/io.shopsql.report.Report}; {@link Reports#installed} finds it there. A component becomes an option
 * if it is a range, statuses, a bucket, a zone, a date, an instant, an int, long, double or BigDecimal, an amount, a
 * string, a boolean, an enum, or a key; a component of another type keeps its default.
 *
 * @param <T> the result, usually a list of rows
 */
@FunctionalInterface
public interface Report<T extends @Nullable Object> {

    /**
     * Runs the report. {@code db} is read-only and valid until this method returns.
     *
     * <p>All statements see one snapshot. A snapshot costs a transaction, which a report of one statement does not
     * need. So {@link io.shopsql.Shop#report} starts without one; at a second statement, or on Postgres at one with a
     * fetch size, it abandons the run and restarts this method inside a snapshot. This method may therefore run twice
     * and must not have side effects. The shop remembers the class of the report and uses a snapshot from the start the
     * next time.
     *
     * <p>Inside a write transaction on Postgres, its statements see commits made in between, unless the transaction is
     * serializable.
     */
    T run(DSLContext db);

    /**
     * The preferred chart, by default that of the {@link ReportContract}; if empty, the renderer chooses one. Override
     * this if the chart depends on the parameters.
     */
    default Optional<Chart> chart() {
        return ReportType.chart(getClass());
    }

    /** What the report excludes from its rows; empty by default. The stock reports override it. */
    default Optional<LeftOut> leftOut() {
        return Optional.empty();
    }
}
