package io.shopsql.report.orders;

import static io.shopsql.schema.Tables.ORDERS;

import io.shopsql.query.RowReader;
import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.report.internal.WallClock;
import io.shopsql.schema.type.Money;
import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;

/**
 * Sales by weekday and hour. Rows are streamed, not held in memory.
 *
 * <pre>{@code
 * List<WeekdayHourHeatMap.Row> week = shop.report(new WeekdayHourHeatMap(TimeRange.ALL.in(ZoneId.of("Europe/London"))));
 * }</pre>
 *
 * @param range the time of the orders, the time zone of weekday and hour, and the statuses that count as sales
 */
@ReportContract(
        question = "At which hours of the week do customers buy?",
        definition = """
                for each hour of each weekday, the number of sales and the sum of their totals. Weekday and hour are \
                the local time of the order in the zone of the range.""",
        filter = Sales.IN_RANGE,
        grain = "the order.",
        order = "weekday, Monday first, then hour.",
        empty = "always 168 rows; an hour without sales has zeros.",
        heatMap = {"weekday", "hour", "net"})
public record WeekdayHourHeatMap(TimeRange range) implements Report<List<WeekdayHourHeatMap.Row>> {

    private static final int HOURS = 24;
    private static final int CELLS = 7 * HOURS;

    /** An hour of the week. */
    public record Row(
            @Meaning("MONDAY to SUNDAY") DayOfWeek weekday,
            @Meaning(value = "0 to 23", unit = "hour") int hour,
            long orders,
            Money net) {}

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        WallClock clock = new WallClock(range.zone());
        long[] orders = new long[CELLS];
        long[] nets = new long[CELLS];
        // aggregated in Java: SQLite has no time zone rules, and no index is sorted by hour of the week
        RowReader.each(
                db.select(ORDERS.CREATED_AT, ORDERS.TOTAL)
                        .from(ORDERS)
                        .where(Sales.in(range))
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
