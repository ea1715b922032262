package io.shopsql.report.products;

import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.rank;
import static org.jooq.impl.DSL.select;

import io.shopsql.report.Chart;
import io.shopsql.report.LineSales;
import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Counts;
import io.shopsql.report.internal.Limits;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JoinType;
import org.jspecify.annotations.Nullable;

/**
 * Products ranked by net or by pieces sold, by default the first ten. With ties, the products after the last row that
 * equal its ranked value are listed too.
 *
 * <pre>{@code
 * shop.report(new TopProducts(TimeRange.ALL));
 * shop.report(new TopProducts(TimeRange.ALL).top(25).by(TopProducts.RankBy.UNITS).withTies());
 * }</pre>
 *
 * @param range the time of the orders, and the statuses that count as sales
 */
@ReportContract(
        question = "What sells best?",
        definition = """
                for each product, the pieces sold, their net (quantity × unit price over the lines) and the number of \
                sales with the product.""",
        filter = Sales.LINES_IN_RANGE,
        grain = "the line; an order with several lines of a product counts once.",
        order = """
                net (or units) descending, then sku (by bytes, nulls last), then key. The rank is the row number in \
                that order: equal products have different ranks.""",
        empty = """
                products without a sale are absent; if requested, they have zeros, and retired ones are included. The \
                list may be empty.""")
public record TopProducts(
        TimeRange range,

        @Meaning("rank by net (money) or by units (pieces)") RankBy rankBy,

        @Meaning("number of products, at least 1") int limit,

        @Meaning("whether to list rows that tie with the last one")
        boolean ties,

        @Meaning("whether to list products without a sale") boolean unsold)
        implements Report<List<TopProducts.Row>> {

    /** The value to rank by. */
    public enum RankBy {
        /** Net revenue. */
        NET,
        /** Pieces sold. */
        UNITS
    }

    /** A product. */
    public record Row(
            long rank, ProductId product, @Nullable String sku, String name, long units, Money net, long orders) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if {@code limit} is below 1
     */
    public TopProducts {
        Limits.atLeast(1, "limit", limit);
    }

    /** Ranks the ten products with the highest net. */
    public TopProducts(TimeRange range) {
        this(range, RankBy.NET, 10, false, false);
    }

    /** Ranks by net or by pieces. */
    public TopProducts by(RankBy rankBy) {
        return new TopProducts(range, rankBy, limit, ties, unsold);
    }

    /** Limits the rows to {@code limit}, at least 1. */
    public TopProducts top(int limit) {
        return new TopProducts(range, rankBy, limit, ties, unsold);
    }

    /** Adds the rows beyond the limit whose ranked value equals that of the last row. */
    public TopProducts withTies() {
        return new TopProducts(range, rankBy, limit, true, unsold);
    }

    /** Also lists products without a sale. */
    public TopProducts withUnsold() {
        return new TopProducts(range, rankBy, limit, ties, true);
    }

    @Override
    public Optional<Chart> chart() {
        return Optional.of(Chart.bars("name", rankBy == RankBy.NET ? "net" : "units"));
    }

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        // aggregated by key first: names are joined to the sums, not to the lines
        var sold = LineSales.in(db, range).by(ORDER_ITEMS.PRODUCT_ID, LineSales.UNITS, LineSales.NET, LineSales.ORDERS);
        Field<Long> units = sold.orZero(LineSales.UNITS).as("units");
        Field<Money> net = sold.orZero(LineSales.NET).as("net");
        Field<Long> orders = sold.orZero(LineSales.ORDERS).as("orders");
        Field<?> ranked = rankBy == RankBy.NET ? sold.orZero(LineSales.NET) : sold.orZero(LineSales.UNITS);
        Field<Long> place = Counts.place(ranked.desc(), PRODUCTS.SKU.asc().nullsLast(), PRODUCTS.ID);
        Field<Long> tied = Counts.wide(rank().over().orderBy(ranked.desc())).as("tied");
        var ranking = select(place, tied, PRODUCTS.ID, PRODUCTS.SKU, PRODUCTS.NAME, units, net, orders)
                .from(PRODUCTS)
                .join(sold.table(), unsold ? JoinType.LEFT_OUTER_JOIN : JoinType.JOIN)
                .on(sold.key().eq(PRODUCTS.ID))
                .asTable("ranking");
        return db.select(
                        ranking.field(place),
                        ranking.field(PRODUCTS.ID),
                        ranking.field(PRODUCTS.SKU),
                        ranking.field(PRODUCTS.NAME),
                        ranking.field(units),
                        ranking.field(net),
                        ranking.field(orders))
                .from(ranking)
                .where(ranking.field(ties ? tied : place).le((long) limit))
                .orderBy(ranking.field(place))
                .fetch(mapping(Row::new));
    }
}
