package io.shopsql.report.customers;

import static io.shopsql.schema.Tables.ORDERS;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import io.shopsql.report.Bucket;
import io.shopsql.report.Chart;
import io.shopsql.report.OrderSales;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.RowReader;
import io.shopsql.report.internal.Sales;
import io.shopsql.report.revenue.RevenueByPeriod;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.ResultQuery;
import org.jooq.impl.SQLDataType;

/**
 * Who buys, new customers or those who come back?
 *
 * <ul>
 *   <li><b>Definition</b>: for each bucket the sales that are the first ever of their user, and all other sales; the number
 *       of both and the sum of their totals. The first ever may lie before the range: then the user has no new sale in it.
 *       Of sales at the same time the one with the lower key is the first.
 *   <li><b>Filter</b>: orders placed in the range whose status is one of the statuses; completed unless given.
 *   <li><b>Grain</b>: the order. The number of new sales is the number of new customers.
 *   <li><b>Buckets</b>: as {@link RevenueByPeriod} has them: every bucket of the range, also those without a sale.
 *   <li><b>Order</b>: by time.
 *   <li><b>Nulls and empty</b>: zeros. A range that lacks a bound is empty without a sale in it.
 *   <li><b>Statements</b>: two, three where the range lacks a bound; fewer where there is no bucket.
 * </ul>
 *
 * <pre>{@code
 * List<NewVersusReturning.Row> months = shop.report(new NewVersusReturning(Bucket.MONTH, TimeRange.ALL));
 * }</pre>
 *
 * @param bucket how time is cut
 * @param range when the orders were placed, and in which zone days begin
 * @param statuses which orders count as sales; at least one
 */
public record NewVersusReturning(Bucket bucket, TimeRange range, Set<OrderStatus> statuses)
        implements Report<List<NewVersusReturning.Row>> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "new-versus-returning",
                    "Who buys, new customers or those who come back?",
                    "for each bucket the sales that are the first ever of their user, and all other sales; "
                            + "the number of both and the sum of their totals. The first ever may lie before the range: "
                            + "then the user has no new sale in it. Of sales at the same time the one with the lower "
                            + "key is the first.",
                    "orders placed in the range whose status is one of the statuses; completed unless given.",
                    "the order. The number of new sales is the number of new customers.",
                    "by time.",
                    "zeros. A range that lacks a bound is empty without a sale in it.",
                    List.of(
                            new Column("label", "2010-12-01, 2010-W48, 2010-12, 2010-Q4 or 2010", "text"),
                            new Column("from", "the first instant in it", "UTC"),
                            new Column("to", "the first instant after it", "UTC"),
                            new Column("newOrders", "sales that are the first ever of their user", "orders"),
                            new Column("newNet", "sum of their totals", "currency"),
                            new Column("returningOrders", "all other sales", "orders"),
                            new Column("returningNet", "sum of their totals", "currency")))
            .withChart(Chart.lines("label", "newNet", "returningNet"));

    /**
     * A bucket.
     *
     * @param label as {@link RevenueByPeriod.Row#label}
     * @param from the first instant in it
     * @param to the first instant after it
     * @param newOrders sales that are the first ever of their user
     * @param newNet sum of their totals
     * @param returningOrders all other sales
     * @param returningNet sum of their totals
     */
    public record Row(
            String label,
            Instant from,
            Instant to,
            long newOrders,
            Money newNet,
            long returningOrders,
            Money returningNet) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if there is no status
     */
    public NewVersusReturning {
        statuses = Sales.checked(statuses);
    }

    /** Of all time, by month. */
    public NewVersusReturning() {
        this(Bucket.MONTH, TimeRange.ALL);
    }

    /** Of completed orders. */
    public NewVersusReturning(Bucket bucket, TimeRange range) {
        this(bucket, range, Sales.COMPLETED);
    }

    @Override
    public int statements() {
        return 2 + (range.from() == null || range.to() == null ? 1 : 0);
    }

    @Override
    public boolean streams() {
        return true;
    }

    @Override
    public Optional<ReportMeta> meta() {
        return Optional.of(META);
    }

    /**
     * Asks.
     *
     * @throws io.shopsql.error.InvalidInput if the buckets are more than {@link Bucket#MAX_BUCKETS}
     * @throws io.shopsql.error.MoneyOverflow if a sum is beyond what money holds
     */
    @Override
    public List<Row> run(DSLContext db) {
        List<RevenueByPeriod.Row> all = new RevenueByPeriod(bucket, range, statuses).run(db);
        if (all.isEmpty()) {
            return List.of();
        }
        NavigableMap<Instant, Integer> places = new TreeMap<>();
        all.forEach(r -> places.put(r.from(), places.size()));
        long[] orders = new long[all.size()];
        Money[] nets = new Money[all.size()];
        Arrays.fill(nets, Money.ZERO);
        // one row for each user, not one for each order; and put into buckets here: a window has no index to join by
        ResultQuery<Record2<Instant, Money>> firsts =
                firsts(db, all.get(0).from(), all.get(all.size() - 1).to());
        RowReader.each(firsts.fetchSize(Sales.FETCH_SIZE), (placed, total) -> {
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

    /** Time and total of the sales in the range that are the first ever of their user. */
    private ResultQuery<Record2<Instant, Money>> firsts(DSLContext db, Instant from, Instant to) {
        var first = OrderSales.in(TimeRange.until(to), statuses).by(ORDERS.USER_ID, OrderSales.FIRST_SALE);
        // of two at the same instant the one with the lower key
        Field<Long> place = rowNumber()
                .over()
                .partitionBy(ORDERS.USER_ID)
                .orderBy(ORDERS.ID)
                .coerce(SQLDataType.BIGINT)
                .as("place");
        // the time of the first by the index, then its row: a window over all sales would carry each of them
        var ever = select(ORDERS.CREATED_AT, ORDERS.TOTAL, place)
                .from(first.table())
                .join(ORDERS)
                .on(ORDERS.USER_ID.eq(first.key()))
                .and(ORDERS.CREATED_AT.eq(first.get(OrderSales.FIRST_SALE)))
                .and(Sales.of(statuses))
                .where(first.get(OrderSales.FIRST_SALE).ge(from))
                .asTable("ever");
        return db.select(ever.field(ORDERS.CREATED_AT), ever.field(ORDERS.TOTAL))
                .from(ever)
                .where(ever.field(place).eq(inline(1L)));
    }
}
