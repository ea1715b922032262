package io.shopsql.report;

import static io.shopsql.schema.Tables.PRODUCTS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.nullif;

import org.jooq.Field;

/** What products are grouped by. */
final class Categories {

    /** Stands for no category, and for an empty one. */
    static final String NONE = "(none)";

    private Categories() {}

    /** In SQL: the category of a product, never null. */
    static Field<String> category() {
        return coalesce(nullif(PRODUCTS.CATEGORY, inline("")), inline(NONE)).as("category");
    }
}
