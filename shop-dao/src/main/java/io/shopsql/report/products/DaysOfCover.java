package io.shopsql.report.products;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.report.LineSales.UNITS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.shopsql.query.RowReader;
import io.shopsql.report.LeftOut;
import io.shopsql.report.LineSales;
import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.internal.AsOf;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Days until the stock of each product runs out.
 *
 * <pre>{@code
 * List<DaysOfCover.Row> cover = shop.report(new DaysOfCover(LocalDate.of(2010, 12, 24), 30, ZoneId.of("Europe/London")));
 * }</pre>
 *
 * @param asOf the day after the observed days
 * @param zone the time zone of the days
 * @param statuses the statuses that count as sales; at least one
 */
@ReportContract(
        question = "How long will the stock last at the recent rate of sale?",
        definition = """
                for each product, current stock / (units sold in the last N days / N), half-up at one decimal. The \
                last N days end before the given day.""",
        filter = """
                active products with tracked stock (the others are counted); lines of orders placed in those days with \
                one of the given statuses (completed unless given).""",
        grain = "the product; units are counted by the line.",
        order = "days of cover as rounded, nulls last, then sku (by bytes, nulls last), then key.",
        empty = "a product out of stock has 0.0 days; one in stock without sales has null.",
        bars = {"name", "cover"})
public record DaysOfCover(
        LocalDate asOf,

        @Meaning("number of observed days, 1 to 36,525") int days,

        ZoneId zone,
        Set<OrderStatus> statuses)
        implements Report<List<DaysOfCover.Row>> {

    /** A product. */
    public record Row(
            ProductId product,
            @Nullable String sku,
            String name,
            long stock,
            long units,

            @Meaning(value = "days the stock lasts, one decimal; null if in stock but unsold", unit = "days") @Nullable
            BigDecimal cover) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if the day is not in the years 1 to 9999, the days are not 1 to 36,525, or
     *     {@code statuses} is empty
     */
    public DaysOfCover {
        statuses = AsOf.checked(asOf, days, statuses);
    }

    /** As of today in UTC, over 30 days. */
    public DaysOfCover() {
        this(AsOf.today(), 30, ZoneOffset.UTC);
    }

    /** Counts completed orders. */
    public DaysOfCover(LocalDate asOf, int days, ZoneId zone) {
        this(asOf, days, zone, Sales.COMPLETED);
    }

    @Override
    public Optional<LeftOut> leftOut() {
        return Stock.untrackedOfActive();
    }

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds 64 bits
     */
    @Override
    public List<Row> run(DSLContext db) {
        var sold = LineSales.in(AsOf.daysBefore(asOf, days, zone).counting(statuses))
                .by(ORDER_ITEMS.PRODUCT_ID, UNITS);
        List<Row> rows = RowReader.list(
                db.select(PRODUCTS.ID, PRODUCTS.SKU, PRODUCTS.NAME, PRODUCT_STOCK.QUANTITY, sold.orZero(UNITS))
                        .from(Stock.OF_PRODUCTS)
                        .leftJoin(sold.table())
                        .on(sold.key().eq(PRODUCTS.ID))
                        .where(PRODUCTS.ACTIVE)
                        .and(PRODUCT_STOCK.QUANTITY.isNotNull())
                        .orderBy(PRODUCTS.SKU.asc().nullsLast(), PRODUCTS.ID),
                mapping((product, sku, name, stock, units) ->
                        new Row(product, sku, name, stock, units, cover(stock, units))));
        // a stable sort: ties stay in order of sku and key
        rows.sort(comparing(Row::cover, nullsLast(naturalOrder())));
        return rows;
    }

    private @Nullable BigDecimal cover(long stock, long units) {
        BigDecimal lasts = Ratio.of(Ratio.times(stock, days), BigInteger.valueOf(units), 1);
        return stock == 0 ? new BigDecimal("0.0") : lasts;
    }
}
