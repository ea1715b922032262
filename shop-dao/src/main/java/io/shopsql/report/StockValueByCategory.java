package io.shopsql.report;

import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static java.util.Comparator.comparing;
import static org.jooq.impl.DSL.inline;

import io.shopsql.report.ReportMeta.Column;
import io.shopsql.schema.type.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * How much money lies on the shelf?
 *
 * <ul>
 *   <li><b>Definition</b>: for each category its products in stock, their pieces, the sum of stock × price, both of now, and
 *       the share of that in percent; the shares add up to 100.00 (largest remainder).
 *   <li><b>Filter</b>: stock above zero, retired products too: their pieces lie on the shelf all the same.
 *   <li><b>Grain</b>: the product.
 *   <li><b>Order</b>: value descending, then category (by bytes).
 *   <li><b>Nulls and empty</b>: products without a category, or with an empty one, are {@code "(none)"}; a category without
 *       stock is absent; the shares are null where the whole value is zero; the list may be empty.
 *   <li><b>Statements</b>: one.
 * </ul>
 *
 * <pre>{@code
 * List<StockValueByCategory.Row> values = shop.report(new StockValueByCategory());
 * }</pre>
 */
public record StockValueByCategory() implements Report<List<StockValueByCategory.Row>> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "stock-value-by-category",
                    "How much money lies on the shelf?",
                    "for each category its products in stock, their pieces, the sum of stock × price, both of "
                            + "now, and the share of that in percent; the shares add up to 100.00 (largest remainder).",
                    "stock above zero, retired products too: their pieces lie on the shelf all the same.",
                    "the product.",
                    "value descending, then category (by bytes).",
                    "products without a category, or with an empty one, are \"(none)\"; a category without "
                            + "stock is absent; the shares are null where the whole value is zero; the list may be "
                            + "empty.",
                    List.of(
                            new Column("category", "the category", "text"),
                            new Column("products", "in stock", "products"),
                            new Column("stock", "pieces of them", "pieces"),
                            new Column("value", "sum of stock × price", "currency"),
                            new Column("share", "of the value of all, in percent; null where that is zero", "percent")))
            .withChart(Chart.bars("category", "value"));

    /**
     * A category in stock.
     *
     * @param products in stock
     * @param stock pieces of them
     * @param value sum of stock × price
     * @param share of the value of all, in percent; null where that is zero
     */
    public record Row(
            String category,
            long products,
            long stock,
            Money value,
            @Nullable BigDecimal share) {

        private Row plus(long pieces, Money price) {
            // a product at a time: Money refuses what does not fit, where SQLite would round it without a word
            Money all = value.plus(price.times(pieces));
            return new Row(category, products + 1, Ratio.plus(stock, pieces), all, null);
        }

        private Row with(@Nullable BigDecimal share) {
            return new Row(category, products, stock, value, share);
        }
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
        Field<String> category = Categories.category();
        Map<String, Row> byCategory = new LinkedHashMap<>();
        db.select(category, PRODUCT_STOCK.QUANTITY, PRODUCTS.PRICE)
                .from(PRODUCTS)
                .join(PRODUCT_STOCK)
                .on(PRODUCT_STOCK.PRODUCT_ID.eq(PRODUCTS.ID))
                .where(PRODUCT_STOCK.QUANTITY.gt(inline(0L)))
                // to sort the categories by bytes, as the database does
                .orderBy(category)
                .forEach(p -> byCategory.merge(
                        p.value1(),
                        new Row(p.value1(), 0, 0, Money.ZERO, null).plus(p.value2(), p.value3()),
                        (row, first) -> row.plus(p.value2(), p.value3())));
        List<Row> rows = new ArrayList<>(byCategory.values());
        rows.sort(comparing(Row::value).reversed());
        List<@Nullable BigDecimal> shares =
                Ratio.sharesOf(rows.stream().map(Row::value).toList());
        List<Row> shared = new ArrayList<>();
        rows.forEach(row -> shared.add(row.with(shares.get(shared.size()))));
        return shared;
    }
}
