package com.example;

import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.schema.type.ProductId;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.SQLDataType;

@ReportContract(
        question = "Which products sell slowly?",
        definition = "each product with fewer pieces sold than the limit.",
        order = "units, then name, then key.")
public record SlowMovers(@Meaning("pieces sold of a product that is listed, less than this") long fewerThan)
        implements Report<List<SlowMovers.Row>> {

    public record Row(
            @Meaning("key of the product") ProductId product,
            @Meaning("its name") String name,
            @Meaning(value = "pieces sold", unit = "pieces") long units) {}

    public SlowMovers() {
        this(10);
    }

    @Override
    public List<Row> run(DSLContext db) {
        Field<Long> units = coalesce(sum(ORDER_ITEMS.QUANTITY).cast(SQLDataType.BIGINT), inline(0L));
        return db.select(PRODUCTS.ID, PRODUCTS.NAME, units)
                .from(PRODUCTS)
                .leftJoin(ORDER_ITEMS)
                .on(ORDER_ITEMS.PRODUCT_ID.eq(PRODUCTS.ID))
                .groupBy(PRODUCTS.ID, PRODUCTS.NAME)
                .having(units.lt(fewerThan))
                .orderBy(units, PRODUCTS.NAME, PRODUCTS.ID)
                .fetch(Records.mapping(Row::new));
    }
}
