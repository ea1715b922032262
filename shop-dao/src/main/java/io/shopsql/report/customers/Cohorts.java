package io.shopsql.report.customers;

import static io.shopsql.schema.Tables.ORDERS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;

import io.shopsql.error.InvalidInput;
import io.shopsql.report.Bucket;
import io.shopsql.report.Periods;
import io.shopsql.report.Periods.Period;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Counts;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.InstantBinding;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Groups users by the month of their first sale, with their purchases in each month since. */
final class Cohorts {

    /** The filter text of cohort reports. */
    static final String SALES = Sales.IN_RANGE + " Users who bought before the range belong to no cohort.";

    /** What cohort reports say about months. */
    static final String MONTHS =
            "every month of the range is a cohort, even without users. A month without sales is zero;"
                    + " a month after the range is null.";

    /** What cohort reports say about a range without bounds. */
    static final String UNBOUNDED =
            "If the range lacks a bound, the rows start or end with the whole month of the first or last sale;"
                    + " without sales there are no rows.";

    private Cohorts() {}

    /** The buyers and the revenue of a cohort in one month. */
    record Cell(long buyers, Money net) {

        static final Cell NONE = new Cell(0, Money.ZERO);
    }

    /**
     * A cohort in one month, counted from 0, the month of its first sales.
     *
     * @param cell null if the month is beyond the range
     */
    record Place(
            String cohort, long size, int month, @Nullable Cell cell) {}

    /** Returns a row for each cohort and month, sorted by cohort, then month. */
    static List<Place> of(DSLContext db, TimeRange range) {
        List<Period> months = Periods.of(db, Bucket.MONTH, range, ORDERS.CREATED_AT, Sales.of(range))
                .all();
        if (months.isEmpty()) {
            return List.of();
        }
        if (months.size() > CohortRetention.MAX_MONTHS) {
            throw new InvalidInput(
                    "range",
                    "must have at most " + CohortRetention.MAX_MONTHS + " months, had " + months.size() + ": from "
                            + months.get(0).from() + " to "
                            + months.get(months.size() - 1).to(),
                    "narrow the range.");
        }
        Map<Integer, Map<Integer, Cell>> cells = cells(db, months, range);
        List<Place> places = new ArrayList<>();
        for (int cohort = 0; cohort < months.size(); cohort++) {
            Map<Integer, Cell> own = cells.getOrDefault(cohort, Map.of());
            long size = own.getOrDefault(cohort, Cell.NONE).buyers();
            for (int month = 0; month < months.size(); month++) {
                int at = cohort + month;
                Cell cell = at < months.size() ? own.getOrDefault(at, Cell.NONE) : null;
                places.add(new Place(months.get(cohort).label(), size, month, cell));
            }
        }
        return places;
    }

    /** The cells by index of the cohort's month, then by index of the month. */
    private static Map<Integer, Map<Integer, Cell>> cells(DSLContext db, List<Period> months, TimeRange range) {
        int first = range.from() == null ? 0 : 1;
        List<Period> all = new ArrayList<>(months);
        if (first == 1) {
            // users who bought before the range belong to none of its cohorts
            all.add(0, new Period("", InstantBinding.MIN, months.get(0).from()));
        }
        Periods buckets = Periods.of(all);
        Field<Integer> month = buckets.place();
        Field<Money> net = MoneySql.sum(ORDERS.TOTAL).as("net");
        var monthly = select(ORDERS.USER_ID, month, net)
                .from(buckets.table())
                // an outer join, so that SQLite looks each bucket up in the index; with an inner join it compares every
                // order with every bucket. A bucket without a sale becomes a row with a null user, which count()
                // ignores
                .leftJoin(ORDERS)
                .on(buckets.hold(ORDERS.CREATED_AT).and(Sales.of(range)))
                .groupBy(ORDERS.USER_ID, month)
                .asTable("monthly");
        Field<Integer> cohort = min(monthly.field(month))
                .over()
                .partitionBy(monthly.field(ORDERS.USER_ID))
                .as("cohort");
        // a window over users and months: joining the orders to their first ones would read the orders twice
        var placed = select(cohort, monthly.field(ORDERS.USER_ID), monthly.field(month), monthly.field(net))
                .from(monthly)
                .asTable("placed");
        Map<Integer, Map<Integer, Cell>> cells = new HashMap<>();
        db.select(
                        placed.field(cohort),
                        placed.field(month),
                        Counts.wide(count(placed.field(ORDERS.USER_ID))),
                        MoneySql.sumOrZero(placed.field(net)))
                .from(placed)
                .where(placed.field(cohort).ge(inline(first)))
                .groupBy(placed.field(cohort), placed.field(month))
                .forEach(row -> cells.computeIfAbsent(row.value1() - first, none -> new HashMap<>())
                        .put(row.value2() - first, new Cell(row.value3(), row.value4())));
        return cells;
    }
}
