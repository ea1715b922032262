package io.shopsql.internal.postgres;

import static io.shopsql.schema.Tables.PRODUCTS;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import io.shopsql.internal.engine.ProductIndex;
import io.shopsql.internal.engine.Words;
import io.shopsql.schema.type.Attributes;
import java.util.Collection;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.CustomField;

/** Postgres: a generated tsvector of the words, and containment of the attributes, each with a GIN index. */
public final class PostgresProductIndex implements ProductIndex {

    @Override
    public Condition hasAttributes(Attributes wanted) {
        return CustomCondition.of(ctx -> ctx.visit(PRODUCTS.ATTRIBUTES)
                .sql(" @> ")
                .visit(val(wanted.json()))
                .sql("::jsonb"));
    }

    @Override
    public Field<Attributes> changed(Field<Attributes> attributes, Attributes set, Collection<String> removed) {
        return CustomField.of(
                "changed",
                attributes.getDataType(),
                ctx -> ctx.sql("(coalesce(")
                        .visit(attributes)
                        .sql(", '{}'::jsonb) || ")
                        .visit(val(set.json()))
                        .sql("::jsonb) - ")
                        .visit(val(removed.toArray(String[]::new)))
                        .sql("::text[]"));
    }

    @Override
    public Condition hasWords(Words words) {
        StringBuilder query = new StringBuilder();
        for (Words word : words.each()) {
            query.append(query.isEmpty() ? "" : " & ").append(quoted(word, 0)).append(word.lastBegins() ? ":*" : "");
        }
        return matches(query.toString());
    }

    @Override
    public Condition isNamed(Words words) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < words.words().size(); i++) {
            // weight A: the name
            query.append(i == 0 ? "" : " <-> ").append(quoted(words, i)).append(words.isBeginning(i) ? ":*A" : ":A");
        }
        return matches(query.toString());
    }

    private static String quoted(Words words, int place) {
        return '\'' + words.words().get(place) + '\'';
    }

    private static Condition matches(String query) {
        return CustomCondition.of(ctx -> ctx.visit(name(PRODUCTS.getName(), "words"))
                .sql(" @@ ")
                .visit(val(query))
                .sql("::tsquery"));
    }
}
