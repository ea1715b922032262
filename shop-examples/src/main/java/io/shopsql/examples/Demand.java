package io.shopsql.examples;

import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;

import io.shopsql.report.LineSales;
import io.shopsql.report.Report;
import io.shopsql.report.TimeRange;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;

/** What sells, and in how many orders: a report of one's own. */
record Demand(TimeRange range) implements Report<List<Demand.Row>> {

    record Row(String product, long units, long orders) {}

    @Override
    public List<Row> run(DSLContext db) {
        var sold = LineSales.in(range).by(ORDER_ITEMS.PRODUCT_ID, LineSales.UNITS, LineSales.ORDERS);
        return db.select(PRODUCTS.NAME, sold.get(LineSales.UNITS), sold.get(LineSales.ORDERS))
                .from(sold.table())
                .join(PRODUCTS)
                .on(PRODUCTS.ID.eq(sold.key()))
                .orderBy(sold.get(LineSales.UNITS).desc(), PRODUCTS.ID)
                .fetch(Records.mapping(Row::new));
    }
}
