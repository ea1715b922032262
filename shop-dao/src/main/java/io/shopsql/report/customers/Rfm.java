package io.shopsql.report.customers;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import io.shopsql.query.RowReader;
import io.shopsql.report.Meaning;
import io.shopsql.report.OrderSales;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.internal.AsOf;
import io.shopsql.report.internal.Sales;
import io.shopsql.report.internal.WallClock;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Customers scored by recency, frequency and money.
 *
 * <pre>{@code
 * List<Rfm.Row> scores = shop.report(new Rfm(LocalDate.of(2011, 1, 1), ZoneId.of("Europe/London")));
 * }</pre>
 *
 * @param asOf the day to count recency back from; its own sales are excluded
 * @param zone the time zone of the days
 * @param statuses the statuses that count as sales; at least one
 */
@ReportContract(
        question = "Who are the best customers, by recency, frequency and money?",
        definition = """
                for each buyer, the number of days since the last sale, the number of sales and the sum of their \
                totals, each scored 1 to 5. 5 is best: most recent, most often, most money. Scores are those of SQL's \
                NTILE(5): five groups of equal size, the larger ones at the low end. Ties are ordered by code, then \
                key; the first gets the lowest score. Days are those of DAY in the zone.""",
        filter = Sales.BEFORE_DAY,
        grain = "the order.",
        order = "code (by bytes, nulls last), then key.",
        empty = """
                users without a sale are absent; with fewer than five buyers, no buyer scores 5; the list may be \
                empty.""",
        bars = {"name", "net"})
public record Rfm(LocalDate asOf, ZoneId zone, Set<OrderStatus> statuses) implements Report<List<Rfm.Row>> {

    private static final int GROUPS = 5;

    /** A buyer. */
    public record Row(
            UserId user,
            @Nullable String code,
            String name,
            @Meaning("days since the last sale") long recencyDays,

            @Meaning(value = "number of sales", unit = "orders")
            long frequency,

            Money net,

            @Meaning(value = "recency score, 1 to 5", unit = "score")
            int r,

            @Meaning(value = "frequency score, 1 to 5", unit = "score")
            int f,

            @Meaning(value = "net score, 1 to 5", unit = "score")
            int m) {

        private Row scored(int r, int f, int m) {
            return new Row(user, code, name, recencyDays, frequency, net, r, f, m);
        }
    }

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if the day is not in the years 1 to 9999, or {@code statuses} is empty
     */
    public Rfm {
        statuses = AsOf.checked(asOf, statuses);
    }

    /** As of today in UTC. */
    public Rfm() {
        this(AsOf.today(), ZoneOffset.UTC);
    }

    /** Counts completed orders. */
    public Rfm(LocalDate asOf, ZoneId zone) {
        this(asOf, zone, Sales.COMPLETED);
    }

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        List<Row> buyers = buyers(db);
        int[] r = scores(buyers, comparingLong(Row::recencyDays).reversed());
        int[] f = scores(buyers, comparingLong(Row::frequency));
        int[] m = scores(buyers, comparing(Row::net));
        return IntStream.range(0, buyers.size())
                .mapToObj(i -> buyers.get(i).scored(r[i], f[i], m[i]))
                .toList();
    }

    /** The buyers, without scores. */
    private List<Row> buyers(DSLContext db) {
        var sales = OrderSales.in(AsOf.before(asOf, zone).counting(statuses))
                .by(ORDERS.USER_ID, OrderSales.LAST_SALE, OrderSales.ORDERS, OrderSales.NET);
        Field<Instant> last = sales.get(OrderSales.LAST_SALE);
        Field<Money> net = sales.get(OrderSales.NET);
        WallClock clock = new WallClock(zone);
        return RowReader.list(
                db.select(USERS.ID, USERS.CODE, USERS.NAME, last, sales.get(OrderSales.ORDERS), net)
                        .from(sales.join(USERS.ID))
                        .orderBy(USERS.CODE.asc().nullsLast(), USERS.ID),
                mapping((user, code, name, time, orders, spent) ->
                        new Row(user, code, name, asOf.toEpochDay() - clock.day(time), orders, spent, 0, 0, 0)));
    }

    /** The score of each buyer, by index. */
    private static int[] scores(List<Row> buyers, Comparator<Row> worstFirst) {
        // a stable sort: ties keep the order of the buyers, by code and key
        int[] sorted = IntStream.range(0, buyers.size())
                .boxed()
                .sorted(comparing(buyers::get, worstFirst))
                .mapToInt(Integer::intValue)
                .toArray();
        int size = sorted.length / GROUPS;
        int larger = sorted.length % GROUPS;
        int[] scores = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            scores[sorted[i]] = i < larger * (size + 1) ? 1 + i / (size + 1) : GROUPS - (sorted.length - 1 - i) / size;
        }
        return scores;
    }
}
