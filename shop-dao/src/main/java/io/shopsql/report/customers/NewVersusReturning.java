package io.shopsql.report.customers;

import static io.shopsql.schema.Tables.ORDERS;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import io.shopsql.query.RowReader;
import io.shopsql.report.Bucket;
import io.shopsql.report.Meaning;
import io.shopsql.report.OrderSales;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Counts;
import io.shopsql.report.internal.Sales;
import io.shopsql.report.revenue.RevenueByPeriod;
import io.shopsql.schema.type.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.ResultQuery;

/**
 * Sales to new and to returning customers by period. Buckets are those of {@link RevenueByPeriod}.
 *
 * <pre>{@code
 * List<NewVersusReturning.Row> months = shop.report(new NewVersusReturning(Bucket.MONTH, TimeRange.ALL));
 * }</pre>
 *
 * @param bucket the unit by which time is grouped
 * @param range the time of the orders, the time zone of the days, and the statuses that count as sales
 */
@ReportContract(
        question = "Who buys: new customers or returning ones?",
        definition = """
                for each bucket, the number and the sum of the totals of new sales, each the first ever of its user, \
                and of all other sales. A user whose first sale is before the range has no new sale in it. Of several \
                sales at the same instant, the one with the lowest key is the first.""",
        filter = Sales.IN_RANGE,
        grain = "the order. The number of new sales is the number of new customers.",
        order = "by time.",
        empty = "a bucket without sales has zeros. " + Sales.UNBOUNDED,
        lines = {"label", "newNet", "returningNet"})
public record NewVersusReturning(Bucket bucket, TimeRange range) implements Report<List<NewVersusReturning.Row>> {

    /** A bucket. */
    public record Row(
            String label,
            Instant from,
            Instant to,
            @Meaning("first sales ever of their users") long newOrders,
            @Meaning("sum of their totals") Money newNet,
            @Meaning("all other sales") long returningOrders,
            @Meaning("sum of their totals") Money returningNet) {}

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.InvalidInput if there are more than {@link Bucket#MAX_BUCKETS} buckets
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        List<RevenueByPeriod.Row> all = new RevenueByPeriod(bucket, range).run(db);
        if (all.isEmpty()) {
            return List.of();
        }
        NavigableMap<Instant, Integer> places = new TreeMap<>();
        all.forEach(r -> places.put(r.from(), places.size()));
        long[] orders = new long[all.size()];
        Money[] nets = new Money[all.size()];
        Arrays.fill(nets, Money.ZERO);
        // one row per user, not per order, assigned to buckets in Java: the result of a window has no index to join on
        Instant end = all.get(all.size() - 1).to();
        RowReader.each(firsts(db, all.get(0).from(), end), (placed, total) -> {
            int i = places.floorEntry(placed).getValue();
            orders[i]++;
            nets[i] = nets[i].plus(total);
        });
        List<Row> rows = new ArrayList<>();
        for (RevenueByPeriod.Row r : all) {
            int i = rows.size();
            rows.add(new Row(
                    r.label(),
                    r.from(),
                    r.to(),
                    orders[i],
                    nets[i],
                    r.orders() - orders[i],
                    r.net().minus(nets[i])));
        }
        return rows;
    }

    /** Time and total of each user's first sale, if it is in the range. */
    private ResultQuery<Record2<Instant, Money>> firsts(DSLContext db, Instant from, Instant to) {
        var first = OrderSales.in(new TimeRange(null, to, range.zone(), range.statuses()))
                .by(ORDERS.USER_ID, OrderSales.FIRST_SALE);
        // of two sales at the same instant, the lower key is first
        Field<Long> place = Counts.place(rowNumber().over().partitionBy(ORDERS.USER_ID), ORDERS.ID);
        // first the time of the first sale by the index, then its row: a window over all sales would materialise every
        // sale
        var ever = select(ORDERS.CREATED_AT, ORDERS.TOTAL, place)
                .from(first.table())
                .join(ORDERS)
                .on(ORDERS.USER_ID.eq(first.key()))
                .and(ORDERS.CREATED_AT.eq(first.get(OrderSales.FIRST_SALE)))
                .and(Sales.of(range))
                .where(first.get(OrderSales.FIRST_SALE).ge(from))
                .asTable("ever");
        return db.select(ever.field(ORDERS.CREATED_AT), ever.field(ORDERS.TOTAL))
                .from(ever)
                .where(ever.field(place).eq(inline(1L)))
                .fetchSize(Sales.FETCH_SIZE);
    }
}
