package io.shopsql.internal.engine;

import io.shopsql.schema.type.Attributes;
import java.util.Collection;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * An engine's product search by words and attributes: {@code SqliteProductIndex}, {@code PostgresProductIndex}. Each
 * condition is over {@code PRODUCTS} and uses an index. Stateless and thread-safe.
 */
public interface ProductIndex {

    /** Matches a product with all of these attributes. */
    Condition hasAttributes(Attributes wanted);

    /** The column's new value in an UPDATE, with some attributes set and some removed. */
    Field<Attributes> changed(Field<Attributes> attributes, Attributes set, Collection<String> removed);

    /** Matches a product with each of the words in its name or category. */
    Condition hasWords(Words words);

    /** Matches a product with the words in sequence in its name. */
    Condition isNamed(Words words);
}
