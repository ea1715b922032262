package io.shopsql;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;

import io.shopsql.Rollups.Sums;
import io.shopsql.report.LineSales;
import io.shopsql.report.OrderSales;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Counts;
import io.shopsql.report.internal.Rolled;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.InstantBinding;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.ProductId;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Records;

/** A month of the rollups. The first begins with the first instant that is stored, the last ends with the last one. */
record RollupMonth(int no, Instant starts, Instant ends) {

    private static final YearMonth FIRST = YearMonth.of(1970, 1);
    private static final YearMonth AFTER_LAST = YearMonth.of(2200, 1);

    /** All months of a zone. */
    static List<RollupMonth> in(ZoneId zone) {
        List<RollupMonth> months = new ArrayList<>();
        Instant starts = InstantBinding.MIN;
        for (YearMonth next = FIRST; !next.isAfter(AFTER_LAST); next = next.plusMonths(1)) {
            Instant ends = TimeRange.startOf(next.atDay(1), zone);
            months.add(new RollupMonth(months.size(), starts, ends));
            starts = ends;
        }
        months.add(new RollupMonth(months.size(), starts, InstantBinding.MAX));
        return months;
    }

    /** All months, as they are stored. */
    static List<RollupMonth> all(DSLContext db) {
        return db.select(Rolled.NO, Rolled.STARTS, Rolled.ENDS)
                .from(Rolled.MONTHS)
                .orderBy(Rolled.NO)
                .fetch(Records.mapping(RollupMonth::new));
    }

    /** Of all months those that have a sum or a completed order. */
    static List<RollupMonth> used(DSLContext db, List<RollupMonth> all) {
        SortedSet<Integer> used = new TreeSet<>(db.select(Rolled.MONTH)
                .from(Rolled.ORDERS)
                .union(select(Rolled.MONTH).from(Rolled.PRODUCTS))
                .fetch(Rolled.MONTH));
        int next = 0;
        while (next < all.size()) {
            Instant first = db.select(min(ORDERS.CREATED_AT))
                    .from(ORDERS)
                    .where(Sales.in(TimeRange.since(all.get(next).starts())))
                    .fetchSingle()
                    .value1();
            if (first == null) {
                break;
            }
            int no = noOf(first, all);
            used.add(no);
            next = no + 1;
        }
        return used.stream().map(all::get).toList();
    }

    private static int noOf(Instant time, List<RollupMonth> all) {
        int no = all.size() - 1;
        while (time.isBefore(all.get(no).starts())) {
            no--;
        }
        return no;
    }

    /** What its completed orders add up to: of each product and, without one, of all. */
    Map<Optional<ProductId>, Sums> sums(DSLContext db) {
        Map<Optional<ProductId>, Sums> sums = new HashMap<>();
        var all = OrderSales.in(range()).by(ORDERS.STATUS, OrderSales.ORDERS, OrderSales.UNITS, OrderSales.NET);
        db.select(all.get(OrderSales.ORDERS), all.get(OrderSales.UNITS), all.get(OrderSales.NET))
                .from(all.table())
                .fetch(Records.mapping(Sums::new))
                .forEach(sum -> sums.put(Optional.empty(), sum));
        if (!sums.isEmpty()) {
            var sold =
                    LineSales.in(range()).by(ORDER_ITEMS.PRODUCT_ID, LineSales.ORDERS, LineSales.UNITS, LineSales.NET);
            db.select(sold.key(), sold.get(LineSales.ORDERS), sold.get(LineSales.UNITS), sold.get(LineSales.NET))
                    .from(sold.table())
                    .forEach(row ->
                            sums.put(Optional.of(row.value1()), new Sums(row.value2(), row.value3(), row.value4())));
        }
        return sums;
    }

    /** What the rollups hold. */
    Map<Optional<ProductId>, Sums> kept(DSLContext db) {
        Map<Optional<ProductId>, Sums> sums = new HashMap<>();
        db.select(Counts.piecesOrZero(Rolled.COUNT), Counts.piecesOrZero(Rolled.UNITS), MoneySql.sumOrZero(Rolled.NET))
                .from(Rolled.ORDERS)
                .where(Rolled.MONTH.eq(no))
                .fetch(Records.mapping(Sums::new))
                .forEach(sum -> sums.put(Optional.empty(), sum));
        db.select(
                        Rolled.PRODUCT_ID,
                        Counts.piecesOrZero(Rolled.COUNT),
                        Counts.piecesOrZero(Rolled.UNITS),
                        MoneySql.sumOrZero(Rolled.NET))
                .from(Rolled.PRODUCTS)
                .where(Rolled.MONTH.eq(no))
                .groupBy(Rolled.PRODUCT_ID)
                .forEach(
                        row -> sums.put(Optional.of(row.value1()), new Sums(row.value2(), row.value3(), row.value4())));
        return sums;
    }

    private TimeRange range() {
        return new TimeRange(starts, ends.equals(InstantBinding.MAX) ? null : ends, ZoneOffset.UTC);
    }
}
