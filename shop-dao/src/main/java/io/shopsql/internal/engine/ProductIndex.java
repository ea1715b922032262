package io.shopsql.internal.engine;

import io.shopsql.schema.type.Attributes;
import java.util.Collection;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * How an engine finds products by words and attributes: {@code SqliteProductIndex}, {@code PostgresProductIndex}. Each
 * condition is over {@code PRODUCTS} and uses an index. Stateless and thread-safe.
 */
public interface ProductIndex {

    /** Holds for a product that has each of these attributes, with this value. */
    Condition hasAttributes(Attributes wanted);

    /** The attributes with some set and some taken away: what an UPDATE sets the column to. */
    Field<Attributes> changed(Field<Attributes> attributes, Attributes set, Collection<String> removed);

    /** Holds for a product in whose name or category each of the words stands. */
    Condition hasWords(Words words);

    /** Holds for a product in whose name the words stand one after another. */
    Condition isNamed(Words words);
}
