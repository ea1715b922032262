package io.shopsql.report.products;

import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.select;

import io.shopsql.report.LineSales;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Categories;
import io.shopsql.report.internal.Counts;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Revenue by category.
 *
 * <pre>{@code
 * List<CategoryMix.Row> mix = shop.report(new CategoryMix(TimeRange.ALL));
 * }</pre>
 *
 * @param range the time of the orders, and the statuses that count as sales
 */
@ReportContract(
        question = "Which categories bring the revenue?",
        definition = """
                for each category, the net of its lines (quantity × unit price), their pieces, and the share of the \
                net in percent. Shares add up to 100.00 (largest remainder method; ties go to the earlier row).""",
        filter = Sales.LINES_IN_RANGE,
        grain = "the line, in the current category of its product.",
        order = "net descending, then category (by bytes).",
        empty = Categories.UNNAMED
                + " Categories without a sale are absent. Shares are null if the whole net is zero."
                + " The list may be empty.",
        bars = {"category", "net"})
public record CategoryMix(TimeRange range) implements Report<List<CategoryMix.Row>> {

    /** A category with at least one sale. */
    public record Row(
            String category,
            long units,
            Money net,
            @Nullable BigDecimal share) {}

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        // aggregated by key first: categories are joined to the sums, not to the lines
        var sold = LineSales.in(db, range).by(ORDER_ITEMS.PRODUCT_ID, LineSales.UNITS, LineSales.NET);
        Field<Long> units = sold.get(LineSales.UNITS);
        Field<Money> net = sold.get(LineSales.NET);
        Field<String> category = Categories.category();
        var parts = select(category, units, net).from(sold.join(PRODUCTS.ID)).asTable("parts");
        Field<Long> unitsOfAll = Counts.pieces(parts.field(units)).as("units");
        Field<Money> netOfAll = MoneySql.sum(parts.field(net)).as("net");
        var rows = db.select(parts.field(category), unitsOfAll, netOfAll)
                .from(parts)
                .groupBy(parts.field(category))
                .orderBy(netOfAll.desc(), parts.field(category))
                .fetch();
        Iterator<@Nullable BigDecimal> share =
                Ratio.sharesOf(rows.getValues(netOfAll)).iterator();
        return rows.map(mapping((name, pieces, amount) -> new Row(name, pieces, amount, share.next())));
    }
}
