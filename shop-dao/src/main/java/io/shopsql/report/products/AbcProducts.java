package io.shopsql.report.products;

import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;

import io.shopsql.report.LineSales;
import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Products graded A, B or C by their share of the revenue.
 *
 * <pre>{@code
 * List<AbcProducts.Row> classes = shop.report(new AbcProducts(TimeRange.ALL));
 * }</pre>
 *
 * @param range the time of the orders, and the statuses that count as sales
 */
@ReportContract(
        question = "Which few products bring most of the revenue?",
        definition = """
                products by net descending, each with the cumulative share of the net up to and including it, half-up \
                at four decimals. Up to 80 % the grade is A, up to 95 % B, then C; without a sale U. The product that \
                crosses 80 % is B, or C if it also crosses 95 %; the first product is always A. Grades follow the \
                exact share, not the rounded one.""",
        filter = Sales.LINES_IN_RANGE,
        grain = "the line, then the product.",
        order = "net descending, products without a sale last; then sku (by bytes, nulls last), then key.",
        empty = """
                every product has a row, including retired ones; the share is null for U and if the whole net is zero \
                (then all products with a sale are A).""",
        bars = {"name", "net"})
public record AbcProducts(TimeRange range) implements Report<List<AbcProducts.Row>> {

    /** The importance of a product. */
    public enum Grade {
        /** Up to 80 % of the cumulative net. */
        A,
        /** Up to 95 % of the cumulative net. */
        B,
        /** All other products with a sale. */
        C,
        /** Unsold. */
        U
    }

    /** A product. */
    public record Row(
            long rank,
            ProductId product,
            @Nullable String sku,
            String name,
            long units,
            Money net,

            @Meaning("cumulative part of the net; null if unsold, or if the whole net is zero") @Nullable
            BigDecimal cumulative,

            @Meaning("A, B, C or U") Grade grade) {}

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        var sold = LineSales.in(db, range).by(ORDER_ITEMS.PRODUCT_ID, LineSales.UNITS, LineSales.NET);
        Field<Money> net = sold.get(LineSales.NET);
        var ranking = db.select(PRODUCTS.ID, PRODUCTS.SKU, PRODUCTS.NAME, sold.get(LineSales.UNITS), net)
                .from(sold.joinAll(PRODUCTS.ID))
                // products sold for zero come before unsold ones
                .orderBy(net.desc().nullsLast(), PRODUCTS.SKU.asc().nullsLast(), PRODUCTS.ID)
                .fetch();
        BigInteger whole = Ratio.sum(ranking.getValues(net));
        BigInteger sum = BigInteger.ZERO;
        List<Row> rows = new ArrayList<>(ranking.size());
        for (var p : ranking) {
            boolean sells = p.value5() != null;
            Money brought = sells ? p.value5() : Money.ZERO;
            long units = sells ? p.value4() : 0;
            sum = sum.add(Ratio.exact(brought));
            Grade grade = sells ? grade(rows.isEmpty(), sum, whole) : Grade.U;
            BigDecimal part = sells ? Ratio.of(sum, whole) : null;
            rows.add(new Row(rows.size() + 1L, p.value1(), p.value2(), p.value3(), units, brought, part, grade));
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
        return sum.multiply(BigInteger.valueOf(100)).compareTo(whole.multiply(BigInteger.valueOf(percent))) <= 0;
    }
}
