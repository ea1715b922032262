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
import io.shopsql.report.internal.Rolled;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        return months(db, buckets.all())
                .map(months -> rolledUp(db, buckets.all(), months))
                .orElseGet(() -> fromOrders(db, buckets));
    }

    private List<Row> fromOrders(DSLContext db, Periods buckets) {
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

    /** The months of the rollups, if there are some in the buckets and they are not finer. */
    private Optional<Rolled> months(DSLContext db, List<Period> buckets) {
        return switch (bucket) {
            case DAY, ISO_WEEK -> Optional.empty();
            case MONTH, QUARTER, YEAR ->
                Rolled.of(
                        db,
                        new TimeRange(
                                buckets.get(0).from(),
                                buckets.get(buckets.size() - 1).to(),
                                range.zone(),
                                range.statuses()));
        };
    }

    /** Adds the months that lie in a bucket, and what of the bucket is in none of them. */
    private List<Row> rolledUp(DSLContext db, List<Period> buckets, Rolled rolled) {
        var months = db.select(
                        Rolled.STARTS,
                        Rolled.ENDS,
                        Counts.piecesOrZero(Rolled.COUNT),
                        Counts.piecesOrZero(Rolled.UNITS),
                        MoneySql.sumOrZero(Rolled.NET))
                .from(Rolled.MONTHS)
                .leftJoin(Rolled.ORDERS)
                .on(Rolled.MONTH.eq(Rolled.NO))
                .where(rolled.holds(Rolled.NO))
                .groupBy(Rolled.NO, Rolled.STARTS, Rolled.ENDS)
                .orderBy(Rolled.NO)
                .fetch();
        List<Row> rows = new ArrayList<>(buckets.size());
        List<Period> rest = new ArrayList<>();
        List<Integer> restOf = new ArrayList<>();
        int month = 0;
        for (Period p : buckets) {
            Instant read = p.from();
            Row row = new Row(p.label(), p.from(), p.to(), 0, 0, Money.ZERO);
            for (; month < months.size() && months.get(month).value1().isBefore(p.to()); month++) {
                var sums = months.get(month);
                if (!sums.value1().isBefore(p.from()) && !sums.value2().isAfter(p.to())) {
                    addRest(p.label(), read, sums.value1(), rows.size(), rest, restOf);
                    row = plus(row, sums.value3(), sums.value4(), sums.value5());
                    read = sums.value2();
                }
            }
            addRest(p.label(), read, p.to(), rows.size(), rest, restOf);
            rows.add(row);
        }
        if (!rest.isEmpty()) {
            List<Row> read = fromOrders(db, Periods.of(rest));
            for (int i = 0; i < read.size(); i++) {
                Row part = read.get(i);
                int at = restOf.get(i);
                rows.set(at, plus(rows.get(at), part.orders(), part.units(), part.net()));
            }
        }
        return rows;
    }

    private static void addRest(
            String label, Instant from, Instant to, int bucket, List<Period> rest, List<Integer> restOf) {
        if (from.isBefore(to)) {
            rest.add(new Period(label, from, to));
            restOf.add(bucket);
        }
    }

    private static Row plus(Row row, long orders, long units, Money net) {
        return new Row(
                row.label(),
                row.from(),
                row.to(),
                row.orders() + orders,
                row.units() + units,
                row.net().plus(net));
    }
}
