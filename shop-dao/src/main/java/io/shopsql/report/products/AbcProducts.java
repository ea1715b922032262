package io.shopsql.report.products;

import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;

import io.shopsql.report.Chart;
import io.shopsql.report.LineSales;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Which few products bring most of the money?
 *
 * <ul>
 *   <li><b>Definition</b>: products by net descending, each with the share of the net that it and those before it bring. Up
 *       to 80 % they are A, up to 95 % B, then C; without a sale U. The one that crosses 80 % is
 *       B, or C if it goes beyond 95 % too; the first is always A.
 *       Classes are told by the exact share, not by the rounded one.
 *   <li><b>Filter</b>: lines of orders placed in the range whose status is one of the statuses; completed unless given.
 *   <li><b>Grain</b>: the line, then the product.
 *   <li><b>Order</b>: net descending, products without a sale last; then sku (by bytes, those without one last), then key.
 *   <li><b>Nulls and empty</b>: every product is there, retired ones too; the share is null where the whole net is zero
 *       (then all that sold are A) and for U.
 *   <li><b>Statements</b>: one.
 * </ul>
 *
 * <pre>{@code
 * List<AbcProducts.Row> classes = shop.report(new AbcProducts(TimeRange.ALL));
 * }</pre>
 *
 * @param range when the orders were placed
 * @param statuses which orders count as sales; at least one
 */
public record AbcProducts(TimeRange range, Set<OrderStatus> statuses) implements Report<List<AbcProducts.Row>> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "abc-products",
                    "Which few products bring most of the money?",
                    "products by net descending, each with the share of the net that it and those before it "
                            + "bring. Up to 80 % they are A, up to 95 % B, then C; without a sale U. The one that "
                            + "crosses 80 % is B, or C if it goes beyond 95 % too; the first is always A. "
                            + "Classes are told by the exact share, not by "
                            + "the rounded one.",
                    "lines of orders placed in the range whose status is one of the statuses; completed "
                            + "unless given.",
                    "the line, then the product.",
                    "net descending, products without a sale last; then sku (by bytes, those without one "
                            + "last), then key.",
                    "every product is there, retired ones too; the share is null where the whole net is zero "
                            + "(then all that sold are A) and for U.",
                    List.of(
                            new Column("rank", "from 1, without gaps", "rank"),
                            new Column("product", "key of the product", "key"),
                            new Column("sku", "stock code, if there is one", "text"),
                            new Column("name", "name of it", "text"),
                            new Column("units", "pieces sold", "pieces"),
                            new Column("net", "quantity × unit price over its lines", "currency"),
                            new Column(
                                    "cumulative",
                                    "part of the whole net up to this product, four decimals, half-up; null if unsold,"
                                            + " or if all that sold was free",
                                    "ratio"),
                            new Column("grade", "A, B, C or U", "text")))
            .withChart(Chart.bars("name", "net"));

    private static final BigInteger PERCENT = BigInteger.valueOf(100);

    /** How much a product matters. */
    public enum Grade {
        /** Among those that bring the first 80 %. */
        A,
        /** Among those that bring what is up to 95 %. */
        B,
        /** The rest that sold. */
        C,
        /** Unsold. */
        U
    }

    /**
     * A product.
     *
     * @param rank from 1, without gaps
     * @param sku stock code, if there is one
     * @param units pieces sold
     * @param net quantity × unit price over its lines
     * @param cumulative part of the whole net up to this product, four decimals, half-up; null if unsold, or if all
     *     that sold was free
     */
    public record Row(
            long rank,
            ProductId product,
            @Nullable String sku,
            String name,
            long units,
            Money net,
            @Nullable BigDecimal cumulative,
            Grade grade) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if there is no status
     */
    public AbcProducts {
        statuses = Sales.checked(statuses);
    }

    /** Of all time. */
    public AbcProducts() {
        this(TimeRange.ALL);
    }

    /** Of completed orders. */
    public AbcProducts(TimeRange range) {
        this(range, Sales.COMPLETED);
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
        var sold = LineSales.in(range, statuses).by(ORDER_ITEMS.PRODUCT_ID, LineSales.UNITS, LineSales.NET);
        Field<Money> net = sold.get(LineSales.NET);
        var ranking = db.select(PRODUCTS.ID, PRODUCTS.SKU, PRODUCTS.NAME, sold.get(LineSales.UNITS), net)
                .from(PRODUCTS)
                .leftJoin(sold.table())
                .on(sold.key().eq(PRODUCTS.ID))
                // what was sold for nothing stands before what was not sold
                .orderBy(net.desc().nullsLast(), PRODUCTS.SKU.asc().nullsLast(), PRODUCTS.ID)
                .fetch();
        BigInteger whole = BigInteger.ZERO;
        for (Money brought : ranking.getValues(net)) {
            whole = brought == null ? whole : whole.add(BigInteger.valueOf(brought.tenThousandths()));
        }
        List<Row> rows = new ArrayList<>(ranking.size());
        BigInteger sum = BigInteger.ZERO;
        for (var p : ranking) {
            Money brought = p.value5();
            long rank = rows.size() + 1L;
            if (brought == null) {
                rows.add(new Row(rank, p.value1(), p.value2(), p.value3(), 0, Money.ZERO, null, Grade.U));
            } else {
                sum = sum.add(BigInteger.valueOf(brought.tenThousandths()));
                rows.add(new Row(
                        rank,
                        p.value1(),
                        p.value2(),
                        p.value3(),
                        p.value4(),
                        brought,
                        Ratio.of(sum, whole),
                        grade(rows.isEmpty(), sum, whole)));
            }
        }
        return rows;
    }

    private static Grade grade(boolean first, BigInteger sum, BigInteger whole) {
        if (first || atMost(80, sum, whole)) {
            return Grade.A;
        }
        return atMost(95, sum, whole) ? Grade.B : Grade.C;
    }

    private static boolean atMost(long percent, BigInteger sum, BigInteger whole) {
        return sum.multiply(PERCENT).compareTo(whole.multiply(BigInteger.valueOf(percent))) <= 0;
    }
}
