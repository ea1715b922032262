package io.shopsql.report.products;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static org.jooq.impl.DSL.inline;

import io.shopsql.query.RowReader;
import io.shopsql.report.LeftOut;
import io.shopsql.report.LineSales;
import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.internal.AsOf;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Products in stock without recent sales.
 *
 * <pre>{@code
 * List<DeadStock.Row> dead = shop.report(new DeadStock(LocalDate.of(2011, 1, 1), 90, ZoneId.of("Europe/London")));
 * }</pre>
 *
 * @param asOf the day after the observed days
 * @param zone the time zone of the days
 * @param statuses the statuses that count as sales; at least one
 */
@ReportContract(
        question = "Which products in stock do not sell?",
        definition = """
                each product in stock without a sale in the N days before the day, with its last sale before those \
                days and the money tied up: current stock × current price.""",
        filter = Stock.IN_STOCK + " Sales are " + Sales.BEFORE_DAY,
        grain = "the product.",
        order = """
                products never sold first, then by the last sale, the oldest first; then sku (by bytes, nulls last), \
                then key.""",
        empty = "the last sale is null if there is none; the list may be empty.",
        bars = {"name", "tiedUp"})
public record DeadStock(
        LocalDate asOf,

        @Meaning("number of observed days, 1 to 36,525") int days,

        ZoneId zone,
        Set<OrderStatus> statuses)
        implements Report<List<DeadStock.Row>> {

    /** A product in stock without recent sales. */
    public record Row(
            ProductId product,
            @Nullable String sku,
            String name,
            long stock,
            Money price,
            @Meaning("stock × price") Money tiedUp,

            @Meaning("last sale before the days; null for none") @Nullable
            Instant lastSold) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if the day is not in the years 1 to 9999, the days are not 1 to 36,525, or
     *     {@code statuses} is empty
     */
    public DeadStock {
        statuses = AsOf.checked(asOf, days, statuses);
    }

    /** As of today in UTC, over 30 days. */
    public DeadStock() {
        this(AsOf.today(), 30, ZoneOffset.UTC);
    }

    /** Counts completed orders. */
    public DeadStock(LocalDate asOf, int days, ZoneId zone) {
        this(asOf, days, zone, Sales.COMPLETED);
    }

    @Override
    public Optional<LeftOut> leftOut() {
        return Stock.untracked();
    }

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.MoneyOverflow if stock × price exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        var sold = LineSales.in(AsOf.before(asOf, zone).counting(statuses))
                .by(ORDER_ITEMS.PRODUCT_ID, LineSales.LAST_SALE);
        Field<Instant> lastSold = sold.get(LineSales.LAST_SALE);
        return RowReader.list(
                db.select(PRODUCTS.ID, PRODUCTS.SKU, PRODUCTS.NAME, PRODUCT_STOCK.QUANTITY, PRODUCTS.PRICE, lastSold)
                        .from(Stock.OF_PRODUCTS)
                        .leftJoin(sold.table())
                        .on(sold.key().eq(PRODUCTS.ID))
                        .where(PRODUCT_STOCK.QUANTITY.gt(inline(0L)))
                        .and(lastSold.isNull().or(lastSold.lt(AsOf.start(asOf, days, zone))))
                        .orderBy(lastSold.asc().nullsFirst(), PRODUCTS.SKU.asc().nullsLast(), PRODUCTS.ID),
                mapping( // multiplied in Java: SQLite would silently lose the last digits of a large product
                        (product, sku, name, stock, price, last) ->
                                new Row(product, sku, name, stock, price, price.times(stock), last)));
    }
}
