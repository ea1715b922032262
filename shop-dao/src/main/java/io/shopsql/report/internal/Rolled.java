package io.shopsql.report.internal;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import io.shopsql.query.Runners;
import io.shopsql.report.TimeRange;
import io.shopsql.schema.Tables;
import io.shopsql.schema.type.InstantBinding;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.ProductId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * The whole months of a range, whose sums the rollups hold, and the rest of the range, whose orders are to be read. A month is one of
 * the zone in which the rollups were switched on; the sums are right in a range of any zone.
 *
 * @param first the number of the first month
 * @param last the number of the last month
 * @param rest the parts of the range before and after these months
 */
public record Rolled(int first, int last, List<TimeRange> rest) {

    /** One row while the rollups are on. */
    public static final Table<Record> STATE = table(name("rollups"));

    /** The zone of the months. */
    public static final Field<String> ZONE = field(name("rollups", "zone"), SQLDataType.VARCHAR);

    /** Tells a build of the rollups from another one. */
    public static final Field<Long> BUILD = field(name("rollups", "build"), SQLDataType.BIGINT);

    /** Whether the sums are complete. */
    public static final Field<Boolean> READY = field(name("rollups", "ready"), SQLDataType.BOOLEAN);

    /** The months, which divide all time. */
    public static final Table<Record> MONTHS = table(name("rollup_months"));

    /** Sums of all orders by month. A month may have several rows. */
    public static final Table<Record> ORDERS = table(name("rollup_orders"));

    /** Sums of lines by month and product. Both may have several rows, and all may add up to zero. */
    public static final Table<Record> PRODUCTS = table(name("rollup_products"));

    /** The number of a month in {@link #MONTHS}. */
    public static final Field<Integer> NO = field(name("rollup_months", "no"), SQLDataType.INTEGER);

    /** The first instant of a month. */
    public static final Field<Instant> STARTS =
            field(name("rollup_months", "starts"), Tables.ORDERS.CREATED_AT.getDataType());

    /** The first instant after a month. */
    public static final Field<Instant> ENDS =
            field(name("rollup_months", "ends"), Tables.ORDERS.CREATED_AT.getDataType());

    /** The number of the month of a sum. */
    public static final Field<Integer> MONTH = field(name("month"), SQLDataType.INTEGER);

    /** The product of a sum. */
    public static final Field<ProductId> PRODUCT_ID =
            field(name("product_id"), Tables.ORDER_ITEMS.PRODUCT_ID.getDataType());

    /** A number of orders; of a product, those in which it is. */
    public static final Field<Long> COUNT = field(name("orders"), SQLDataType.BIGINT);

    /** A number of pieces. */
    public static final Field<Long> UNITS = field(name("units"), SQLDataType.BIGINT);

    /** An amount. */
    public static final Field<Money> NET = field(name("net"), MoneySql.MONEY);

    /** Empty if the rollups are off, do not count these statuses, or hold no whole month of the range. Asks nothing if they are off. */
    public static Optional<Rolled> of(DSLContext db, TimeRange range) {
        if (!range.statuses().isEmpty() && !range.statuses().equals(Sales.COMPLETED)) {
            return Optional.empty();
        }
        return Runners.rollups(db).flatMap(kept -> of(db, range, kept));
    }

    private static Optional<Rolled> of(DSLContext db, TimeRange range, Condition kept) {
        Instant from = range.from();
        Instant to = range.to();
        Condition within = kept.and(exists(selectOne().from(STATE).where(READY.eq(true))));
        within = from == null ? within : within.and(STARTS.ge(from));
        // the last one has no end
        within = to == null ? within : within.and(ENDS.le(to)).and(ENDS.lt(InstantBinding.MAX));
        var months = db.select(min(NO), max(NO), min(STARTS), max(ENDS))
                .from(MONTHS)
                .where(within)
                .fetchSingle();
        if (months.value1() == null) {
            return Optional.empty();
        }
        List<TimeRange> rest = new ArrayList<>();
        if (from != null && from.isBefore(months.value3())) {
            rest.add(new TimeRange(from, months.value3(), range.zone(), range.statuses()));
        }
        if (to != null && months.value4().isBefore(to)) {
            rest.add(new TimeRange(months.value4(), to, range.zone(), range.statuses()));
        }
        return Optional.of(new Rolled(months.value1(), months.value2(), List.copyOf(rest)));
    }

    /** The sums of the months, and those of the rest of the range, by the names of {@link #COUNT}, {@link #UNITS} and {@link #NET}. */
    public Table<?> orders() {
        Select<Record3<Long, Long, Money>> parts =
                select(COUNT, UNITS, NET).from(ORDERS).where(holds(MONTH));
        for (TimeRange part : rest) {
            parts = parts.unionAll(
                    select(Counts.count(), Counts.pieces(Tables.ORDERS.UNITS), MoneySql.sum(Tables.ORDERS.TOTAL))
                            .from(Tables.ORDERS)
                            .where(Sales.in(part)));
        }
        return parts.asTable("parts");
    }

    /** In SQL: whether a sum is of one of the months. */
    public Condition holds(Field<Integer> month) {
        return month.between(first, last);
    }
}
