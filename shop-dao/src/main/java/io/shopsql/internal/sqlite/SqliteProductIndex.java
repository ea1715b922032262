package io.shopsql.internal.sqlite;

import static io.shopsql.schema.Tables.PRODUCTS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import io.shopsql.internal.engine.ProductIndex;
import io.shopsql.internal.engine.Words;
import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.ProductId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.CustomField;
import org.jooq.impl.SQLDataType;

/** SQLite: an FTS5 table of the words and a table of the attributes, both maintained by triggers. */
public final class SqliteProductIndex implements ProductIndex {

    private static final Table<Record> ATTRIBUTES = table(name("product_attributes"));
    private static final Field<ProductId> PRODUCT_ID =
            field(name("product_attributes", "product_id"), PRODUCTS.ID.getDataType());
    private static final Field<String> NAME = field(name("product_attributes", "name"), SQLDataType.VARCHAR);
    private static final Field<String> VALUE = field(name("product_attributes", "value"), SQLDataType.VARCHAR);

    private static final Table<Record> WORDS = table(name("products_fts"));
    private static final Field<ProductId> ROW = field(name("products_fts", "rowid"), PRODUCTS.ID.getDataType());

    @Override
    public Condition hasAttributes(Attributes wanted) {
        Condition all = noCondition();
        for (Map.Entry<String, Object> attribute : wanted.values().entrySet()) {
            all = all.and(PRODUCTS.ID.in(select(PRODUCT_ID)
                    .from(ATTRIBUTES)
                    .where(NAME.eq(attribute.getKey()))
                    .and(VALUE.eq(indexed(attribute.getValue())))));
        }
        return all;
    }

    /** The value in the form that the triggers write. */
    private static String indexed(Object value) {
        if (value instanceof String text) {
            return '"' + text;
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    @Override
    public Field<Attributes> changed(Field<Attributes> attributes, Attributes set, Collection<String> removed) {
        // a merge patch (RFC 7396): null removes; other numbers and texts keep their spelling
        String patch = set.mergePatch(removed);
        return CustomField.of(
                "changed",
                attributes.getDataType(),
                ctx -> ctx.sql("case when ")
                        .visit(attributes)
                        .sql(" is null then json_patch('{}', ")
                        .visit(val(patch))
                        .sql(") when json_type(")
                        .visit(attributes)
                        .sql(") = 'object' then json_patch(")
                        .visit(attributes)
                        .sql(", ")
                        .visit(val(patch))
                        .sql(") else ")
                        .visit(attributes)
                        .sql(" end"));
    }

    @Override
    public Condition hasWords(Words words) {
        StringBuilder query = new StringBuilder();
        for (Words word : words.each()) {
            query.append(query.isEmpty() ? "" : " AND ").append(phrase(word));
        }
        return matches(query.toString());
    }

    @Override
    public Condition isNamed(Words words) {
        return matches("name : " + phrase(words));
    }

    private static String phrase(Words words) {
        return '"' + String.join(" ", words.words()) + '"' + (words.lastBegins() ? " *" : "");
    }

    private static Condition matches(String query) {
        return PRODUCTS.ID.in(select(ROW)
                .from(WORDS)
                .where(CustomCondition.of(
                        ctx -> ctx.visit(name("products_fts")).sql(" match ").visit(val(query)))));
    }
}
