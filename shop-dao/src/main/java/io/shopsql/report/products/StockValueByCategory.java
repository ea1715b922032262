package io.shopsql.report.products;

import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static java.util.Comparator.comparing;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import io.shopsql.report.LeftOut;
import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.internal.Categories;
import io.shopsql.report.internal.Counts;
import io.shopsql.report.internal.Ratio;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * The value of the stock by category.
 *
 * <pre>{@code
 * List<StockValueByCategory.Row> values = shop.report(new StockValueByCategory());
 * }</pre>
 */
@ReportContract(
        question = "How much money is tied up in stock?",
        definition = """
                for each category, its products in stock, their pieces, the sum of current stock × current price, and \
                the share of that sum in percent. Shares add up to 100.00 (largest remainder method; ties go to the \
                earlier row).""",
        filter = Stock.IN_STOCK,
        grain = "the product.",
        order = "value descending, then category (by bytes).",
        empty = Categories.UNNAMED
                + " Categories without stock are absent. Shares are null if the whole value is zero."
                + " The list may be empty.",
        bars = {"category", "value"})
public record StockValueByCategory() implements Report<List<StockValueByCategory.Row>> {

    /** A category with stock. */
    public record Row(
            String category,

            @Meaning(value = "products in stock", unit = "products")
            long products,

            long stock,
            @Meaning("sum of stock × price") Money value,
            @Nullable BigDecimal share) {

        private Row with(@Nullable BigDecimal share) {
            return new Row(category, products, stock, value, share);
        }
    }

    /**
     * Stock has no limit, and SQLite silently loses the last digits of a product beyond 64 bits. So trillions, millions
     * and single pieces are multiplied separately: at the maximum price each product fits into 64 bits, and {@link
     * Money} adds them up or refuses.
     */
    private static final long MILLION = 1_000_000;

    @Override
    public Optional<LeftOut> leftOut() {
        return Stock.untracked();
    }

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        var shelf = select(Categories.category(), PRODUCT_STOCK.QUANTITY, PRODUCTS.PRICE)
                .from(Stock.OF_PRODUCTS)
                .where(PRODUCT_STOCK.QUANTITY.gt(inline(0L)))
                .asTable("shelf");
        Field<String> category = shelf.field(Categories.category());
        Field<Long> stock = shelf.field(PRODUCT_STOCK.QUANTITY);
        Field<Money> price = shelf.field(PRODUCTS.PRICE);
        Field<Long> million = inline(MILLION);
        Field<Long> millions = stock.div(million);
        List<Row> rows = new ArrayList<>(db.select(
                        category,
                        Counts.count(),
                        Counts.pieces(stock),
                        MoneySql.sumOrZero(MoneySql.times(price, millions.div(million))),
                        MoneySql.sumOrZero(MoneySql.times(price, millions.mod(million))),
                        MoneySql.sumOrZero(MoneySql.times(price, stock.mod(million))))
                .from(shelf)
                .groupBy(category)
                // by bytes, by the database; the sort below is stable
                .orderBy(category)
                .fetch(c ->
                        new Row(c.value1(), c.value2(), c.value3(), whole(c.value4(), c.value5(), c.value6()), null)));
        rows.sort(comparing(Row::value).reversed());
        Iterator<@Nullable BigDecimal> share =
                Ratio.sharesOf(rows.stream().map(Row::value).toList()).iterator();
        rows.replaceAll(row -> row.with(share.next()));
        return rows;
    }

    private static Money whole(Money trillions, Money millions, Money pieces) {
        return trillions.times(MILLION).plus(millions).times(MILLION).plus(pieces);
    }
}
