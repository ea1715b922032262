package io.shopsql.internal;

import io.shopsql.schema.type.Attributes;
import java.util.Collection;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.CustomField;

/**
 * How an engine finds products by words and attributes; both answers side by side in {@link SqliteCatalogue} and {@link
 * PostgresCatalogue}. Each condition is over {@code PRODUCTS} and uses an index. Stateless and thread-safe.
 */
public interface Catalogue {

    /** Holds for a product that has each of these attributes, with this value. */
    Condition hasAttributes(Attributes wanted);

    /** The attributes with some set and some taken away: what an UPDATE sets the column to. */
    Field<Attributes> changed(Field<Attributes> attributes, Attributes set, Collection<String> removed);

    /** Holds for a product in whose name or category each of the words stands. */
    Condition hasWords(Words words);

    /** Holds for a product in whose name the words stand one after another. */
    Condition isNamed(Words words);

    /** A condition whose engine is known when it is run: it can be made before there is a session. */
    static Condition when(Function<Catalogue, Condition> condition) {
        return CustomCondition.of(ctx -> ctx.visit(
                condition.apply(Session.of(ctx.configuration()).engine().catalogue())));
    }

    /** The same, of a field of attributes. */
    static Field<Attributes> field(Field<Attributes> column, Function<Catalogue, Field<Attributes>> field) {
        return CustomField.of(
                column.getName(),
                column.getDataType(),
                ctx -> ctx.visit(
                        field.apply(Session.of(ctx.configuration()).engine().catalogue())));
    }
}
