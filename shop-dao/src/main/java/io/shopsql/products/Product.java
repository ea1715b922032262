package io.shopsql.products;

import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A product and its stock.
 *
 * @param sku stock code, the natural key outside this database, if any
 * @param price the current price of one piece
 * @param category the category, if any
 * @param attributes free attributes; {@link Attributes#NONE} if there are none
 * @param active false if retired: it cannot be ordered
 * @param stock pieces in stock; null if untracked: the stock is unknown, and orders do not change it
 * @param createdAt to the microsecond
 */
public record Product(
        ProductId id,
        @Nullable String sku,
        String name,
        Money price,
        @Nullable String category,
        Attributes attributes,
        boolean active,
        @Nullable Long stock,
        Instant createdAt) {}
