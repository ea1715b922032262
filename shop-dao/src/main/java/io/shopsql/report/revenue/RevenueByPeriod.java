package io.shopsql.report.revenue;

import static io.shopsql.schema.Tables.ORDERS;
import static org.jooq.impl.DSL.count;

import io.shopsql.report.Bucket;
import io.shopsql.report.Periods;
import io.shopsql.report.Periods.Period;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Counts;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Sales by day, week, month, quarter or year, in the time zone of the range. Every bucket of the range has a row; the
 * first and the last are clipped to the range. If the range lacks a bound, the rows start or end with the whole bucket
 * of the first or last sale. At most {@value Bucket#MAX_BUCKETS} buckets.
 *
 * <pre>{@code
 * TimeRange advent = TimeRange.of(LocalDate.of(2010, 12, 1), LocalDate.of(2010, 12, 25), ZoneId.of("Europe/London"));
 * List<RevenueByPeriod.Row> days = shop.report(new RevenueByPeriod(Bucket.DAY, advent));
 * }</pre>
 *
 * @param bucket the unit by which time is grouped
 * @param range the time of the orders, the time zone of the days, and the statuses that count as sales
 */
@ReportContract(
        question = "How much was sold each day, week, month, quarter or year?",
        definition = "for each bucket, the number of sales, their pieces and the sum of their totals.",
        filter = Sales.IN_RANGE,
        grain = "the order.",
        order = "by time.",
        empty = "a bucket without sales has zeros. An empty range has no rows. " + Sales.UNBOUNDED,
        lines = {"label", "net"})
public record RevenueByPeriod(Bucket bucket, TimeRange range) implements Report<List<RevenueByPeriod.Row>> {

    /** A bucket. */
    public record Row(String label, Instant from, Instant to, long orders, long units, Money net) {}

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.InvalidInput if there are more than {@link Bucket#MAX_BUCKETS} buckets
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        Periods buckets = Periods.of(db, bucket, range, ORDERS.CREATED_AT, Sales.of(range));
        if (buckets.all().isEmpty()) {
            return List.of();
        }
        return db.select(
                        buckets.place(),
                        // only columns of the covering index
                        Counts.wide(count(ORDERS.CREATED_AT)),
                        Counts.piecesOrZero(ORDERS.UNITS),
                        MoneySql.sumOrZero(ORDERS.TOTAL))
                .from(buckets.table())
                .leftJoin(ORDERS)
                .on(buckets.hold(ORDERS.CREATED_AT).and(Sales.of(range)))
                .groupBy(buckets.place())
                .orderBy(buckets.place())
                .fetch(sums -> {
                    Period p = buckets.at(sums.value1());
                    return new Row(p.label(), p.from(), p.to(), sums.value2(), sums.value3(), sums.value4());
                });
    }
}
