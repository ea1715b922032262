package io.shopsql.report.products;

import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.shopsql.report.Chart;
import io.shopsql.report.LineSales;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Categories;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.OrderStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Which categories bring the money?
 *
 * <ul>
 *   <li><b>Definition</b>: for each category the net of its lines (quantity × unit price), their pieces, and the share of
 *       the net in percent; the shares add up to 100.00 (largest remainder; at a tie the row above).
 *   <li><b>Filter</b>: lines of orders placed in the range whose status is one of the statuses; completed unless given.
 *   <li><b>Grain</b>: the line, in the category that its product has today.
 *   <li><b>Order</b>: net descending, then category (by bytes).
 *   <li><b>Nulls and empty</b>: products without a category, with an empty one or with one named so, are
 *       {@code "(none)"}; a category without
 *       a sale is absent; the shares are null where the whole net is zero; the list may be empty.
 *   <li><b>Statements</b>: one.
 * </ul>
 *
 * <pre>{@code
 * List<CategoryMix.Row> mix = shop.report(new CategoryMix(TimeRange.ALL));
 * }</pre>
 *
 * @param range when the orders were placed
 * @param statuses which orders count as sales; at least one
 */
public record CategoryMix(TimeRange range, Set<OrderStatus> statuses) implements Report<List<CategoryMix.Row>> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "category-mix",
                    "Which categories bring the money?",
                    "for each category the net of its lines (quantity × unit price), their pieces, and the "
                            + "share of the net in percent; the shares add up to 100.00 (largest "
                            + "remainder; at a tie the row above).",
                    "lines of orders placed in the range whose status is one of the statuses; completed "
                            + "unless given.",
                    "the line, in the category that its product has today.",
                    "net descending, then category (by bytes).",
                    "products without a category, with an empty one or with one named so, are \"(none)\"; a category without a "
                            + "sale is absent; the shares are null where the whole net is zero; the list may be empty.",
                    List.of(
                            new Column("category", "the category", "text"),
                            new Column("units", "pieces sold", "pieces"),
                            new Column("net", "quantity × unit price over its lines", "currency"),
                            new Column("share", "of the net of all, in percent; null where that is zero", "percent")))
            .withChart(Chart.bars("category", "net"));

    /**
     * A category with at least one sale.
     *
     * @param units pieces sold
     * @param net quantity × unit price over its lines
     * @param share of the net of all, in percent; null where that is zero
     */
    public record Row(
            String category,
            long units,
            Money net,
            @Nullable BigDecimal share) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if there is no status
     */
    public CategoryMix {
        statuses = Sales.checked(statuses);
    }

    /** Of all time. */
    public CategoryMix() {
        this(TimeRange.ALL);
    }

    /** Of completed orders. */
    public CategoryMix(TimeRange range) {
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
        // by key first: categories are joined to the sums, not to the lines
        var sold = LineSales.in(range, statuses).by(ORDER_ITEMS.PRODUCT_ID, LineSales.UNITS, LineSales.NET);
        Field<Long> units = sold.get(LineSales.UNITS);
        Field<Money> net = sold.get(LineSales.NET);
        Field<String> category = Categories.category();
        var parts = select(category, units, net)
                .from(sold.table())
                .join(PRODUCTS)
                .on(PRODUCTS.ID.eq(sold.key()))
                .asTable("parts");
        Field<Long> unitsOfAll =
                sum(parts.field(units)).cast(SQLDataType.BIGINT).as("units");
        Field<Money> netOfAll = MoneySql.sum(parts.field(net)).as("net");
        var rows = db.select(parts.field(category), unitsOfAll, netOfAll)
                .from(parts)
                .groupBy(parts.field(category))
                .orderBy(netOfAll.desc(), parts.field(category))
                .fetch();
        List<@Nullable BigDecimal> shares = Ratio.sharesOf(rows.getValues(netOfAll));
        return IntStream.range(0, rows.size())
                .mapToObj(i -> new Row(
                        rows.get(i).value1(), rows.get(i).value2(), rows.get(i).value3(), shares.get(i)))
                .toList();
    }
}
