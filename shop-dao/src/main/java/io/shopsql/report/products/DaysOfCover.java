package io.shopsql.report.products;

import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.shopsql.report.Chart;
import io.shopsql.report.LeftOut;
import io.shopsql.report.LineSales;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.internal.AsOf;
import io.shopsql.report.internal.RowReader;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How long will the stock last, if it sells as it did?
 *
 * <ul>
 *   <li><b>Definition</b>: for each product stock / (units sold in the last N days / N), half-up at one decimal. The stock
 *       is that of now; the last N days are the N days before the day asked for, which is not one of them.
 *   <li><b>Filter</b>: active products whose stock is tracked, the others are counted; lines of orders of those days whose
 *       status is one of the statuses; completed unless given.
 *   <li><b>Grain</b>: the product; units are counted by the line.
 *   <li><b>Order</b>: days of cover as shown, those without last, then sku (by bytes, those without one last), then key.
 *   <li><b>Nulls and empty</b>: a product out of stock is covered for 0.0 days; one in stock that did not sell has null.
 *   <li><b>Statements</b>: one.
 * </ul>
 *
 * <pre>{@code
 * List<DaysOfCover.Row> cover = shop.report(new DaysOfCover(LocalDate.of(2010, 12, 24), 30, ZoneId.of("Europe/London")));
 * }</pre>
 *
 * @param asOf the day after the last one looked at
 * @param days N, 1 to 36,525
 * @param zone where the days begin
 * @param statuses which orders count as sales; at least one
 */
public record DaysOfCover(LocalDate asOf, int days, ZoneId zone, Set<OrderStatus> statuses)
        implements Report<List<DaysOfCover.Row>> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "days-of-cover",
                    "How long will the stock last, if it sells as it did?",
                    "for each product stock / (units sold in the last N days / N), half-up at one decimal. "
                            + "The stock is that of now; the last N days are the N days before the day asked for, which "
                            + "is not one of them.",
                    "active products whose stock is tracked, the others are counted; lines of orders of those days "
                            + "whose status is one of the statuses; completed unless given.",
                    "the product; units are counted by the line.",
                    "days of cover as shown, those without last, then sku (by bytes, those without one last), "
                            + "then key.",
                    "a product out of stock is covered for 0.0 days; one in stock that did not sell has null.",
                    List.of(
                            new Column("product", "key of the product", "key"),
                            new Column("sku", "stock code, if there is one", "text"),
                            new Column("name", "name of it", "text"),
                            new Column("stock", "pieces, now", "pieces"),
                            new Column("units", "pieces sold in the days", "pieces"),
                            new Column(
                                    "cover",
                                    "days that the stock lasts, half-up at one decimal; null if there is stock that did not "
                                            + "sell",
                                    "days")))
            .withParameter("days", "how many days before the day are looked at, 1 to 36,525")
            .withChart(Chart.bars("name", "cover"));

    /**
     * A product.
     *
     * @param sku stock code, if there is one
     * @param stock pieces, now
     * @param units pieces sold in the days
     * @param cover days that the stock lasts, half-up at one decimal; null if there is stock that did not sell
     */
    public record Row(
            ProductId product,
            @Nullable String sku,
            String name,
            long stock,
            long units,
            @Nullable BigDecimal cover) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if the day is not in the years 1 to 9999, the days are not 1 to 36,525, or
     *     there is no status
     */
    public DaysOfCover {
        AsOf.checked(asOf);
        AsOf.checked(days);
        statuses = Sales.checked(statuses);
    }

    /** As of today in UTC, over thirty days. */
    public DaysOfCover() {
        this(AsOf.today(), 30, ZoneOffset.UTC);
    }

    /** Of completed orders. */
    public DaysOfCover(LocalDate asOf, int days, ZoneId zone) {
        this(asOf, days, zone, Sales.COMPLETED);
    }

    @Override
    public Optional<ReportMeta> meta() {
        return Optional.of(META);
    }

    @Override
    public Optional<LeftOut> leftOut() {
        return Untracked.activeProducts();
    }

    /**
     * Asks.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum is beyond 64 bits
     */
    @Override
    public List<Row> run(DSLContext db) {
        var sold =
                LineSales.in(AsOf.daysBefore(asOf, days, zone), statuses).by(ORDER_ITEMS.PRODUCT_ID, LineSales.UNITS);
        List<Row> rows = RowReader.list(
                db.select(
                                PRODUCTS.ID,
                                PRODUCTS.SKU,
                                PRODUCTS.NAME,
                                PRODUCT_STOCK.QUANTITY,
                                sold.orZero(LineSales.UNITS))
                        .from(PRODUCTS)
                        .join(PRODUCT_STOCK)
                        .on(PRODUCT_STOCK.PRODUCT_ID.eq(PRODUCTS.ID))
                        .leftJoin(sold.table())
                        .on(sold.key().eq(PRODUCTS.ID))
                        .where(PRODUCTS.ACTIVE)
                        .and(PRODUCT_STOCK.QUANTITY.isNotNull())
                        .orderBy(PRODUCTS.SKU.asc().nullsLast(), PRODUCTS.ID),
                (product, sku, name, stock, units) -> new Row(product, sku, name, stock, units, cover(stock, units)));
        // stable: sku and key stay the tail
        rows.sort(comparing(Row::cover, nullsLast(naturalOrder())));
        return rows;
    }

    private @Nullable BigDecimal cover(long stock, long units) {
        if (stock == 0) {
            return new BigDecimal("0.0");
        }
        return units == 0
                ? null
                : BigDecimal.valueOf(stock)
                        .multiply(BigDecimal.valueOf(days))
                        .divide(BigDecimal.valueOf(units), 1, RoundingMode.HALF_UP);
    }
}
