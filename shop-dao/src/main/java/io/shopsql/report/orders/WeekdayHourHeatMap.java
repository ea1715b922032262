package io.shopsql.report.orders;

import static io.shopsql.schema.Tables.ORDERS;

import io.shopsql.report.Chart;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.RowReader;
import io.shopsql.report.internal.Sales;
import io.shopsql.report.internal.WallClock;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.DSLContext;

/**
 * At which hours of the week is bought?
 *
 * <ul>
 *   <li><b>Definition</b>: for each hour of each weekday the number of sales and the sum of their totals; weekday and hour are
 *       what the clocks of the time zone of the range showed when the order was placed.
 *   <li><b>Filter</b>: orders placed in the range whose status is one of the statuses; completed unless given.
 *   <li><b>Grain</b>: the order.
 *   <li><b>Order</b>: weekday, Monday first, then hour.
 *   <li><b>Nulls and empty</b>: always 168 rows; an hour without a sale has zeros.
 *   <li><b>Statements</b>: one, whose rows are read one after another: none of them is held in memory.
 * </ul>
 *
 * <pre>{@code
 * List<WeekdayHourHeatMap.Row> week = shop.report(new WeekdayHourHeatMap(TimeRange.ALL.in(ZoneId.of("Europe/London"))));
 * }</pre>
 *
 * @param range when the orders were placed, and whose clocks are read
 * @param statuses which orders count as sales; at least one
 */
public record WeekdayHourHeatMap(TimeRange range, Set<OrderStatus> statuses)
        implements Report<List<WeekdayHourHeatMap.Row>> {

    private static final int HOURS = 24;
    private static final int CELLS = 7 * HOURS;

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "weekday-hour-heat-map",
                    "At which hours of the week is bought?",
                    "for each hour of each weekday the number of sales and the sum of their totals; weekday and "
                            + "hour are what the clocks of the time zone of the range showed when the order was placed.",
                    "orders placed in the range whose status is one of the statuses; completed unless given.",
                    "the order.",
                    "weekday, Monday first, then hour.",
                    "always 168 rows; an hour without a sale has zeros.",
                    List.of(
                            new Column("weekday", "MONDAY to SUNDAY", "text"),
                            new Column("hour", "0 to 23", "hour"),
                            new Column("orders", "number of sales", "orders"),
                            new Column("net", "sum of the totals", "currency")))
            .withChart(Chart.heatMap("weekday", "hour", "net"));

    /**
     * An hour of the week.
     *
     * @param hour 0 to 23
     * @param orders number of sales
     * @param net sum of the totals
     */
    public record Row(DayOfWeek weekday, int hour, long orders, Money net) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if there is no status
     */
    public WeekdayHourHeatMap {
        statuses = Sales.checked(statuses);
    }

    /** Of completed orders of all times, by the clocks of UTC. */
    public WeekdayHourHeatMap() {
        this(TimeRange.ALL);
    }

    /** Of completed orders. */
    public WeekdayHourHeatMap(TimeRange range) {
        this(range, Sales.COMPLETED);
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
     * @throws io.shopsql.error.MoneyOverflow if a sum is beyond what money holds
     */
    @Override
    public List<Row> run(DSLContext db) {
        WallClock clock = new WallClock(range.zone());
        long[] orders = new long[CELLS];
        long[] nets = new long[CELLS];
        // hours are counted here: SQL knows the rules of no zone, and an index has no order that would help it
        RowReader.each(
                db.select(ORDERS.CREATED_AT, ORDERS.TOTAL)
                        .from(ORDERS)
                        .where(Sales.in(range, statuses))
                        .fetchSize(Sales.FETCH_SIZE),
                (placed, total) -> {
                    int cell = clock.hourOfWeek(placed);
                    orders[cell]++;
                    nets[cell] = Ratio.plus(nets[cell], total.tenThousandths());
                });
        return IntStream.range(0, CELLS)
                .mapToObj(i -> new Row(DayOfWeek.of(i / HOURS + 1), i % HOURS, orders[i], new Money(nets[i])))
                .toList();
    }
}
