package io.shopsql.report.internal;

import static io.shopsql.schema.Tables.PRODUCTS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.nullif;

import org.jooq.Field;

/** The categories by which products are grouped. */
public final class Categories {

    /** Replaces a null or empty category. */
    public static final String NONE = "(none)";

    /** What reports by category say about it. */
    public static final String UNNAMED =
            "products whose category is null, empty or \"(none)\" are listed under \"(none)\".";

    private Categories() {}

    /** In SQL: the category of a product, never null. */
    public static Field<String> category() {
        return coalesce(nullif(PRODUCTS.CATEGORY, inline("")), inline(NONE)).as("category");
    }
}
