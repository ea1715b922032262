package io.shopsql.products;

import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is sold, and how many are in stock.
 *
 * @param sku natural key of the outside world (stock code), if there is one
 * @param price of one piece, today
 * @param category if any
 * @param attributes free attributes; {@link Attributes#NONE} if there is none
 * @param active false once retired: it can no longer be ordered
 * @param stock pieces that can be sold now; null while the stock is not tracked: nobody has told it, and no order takes of it
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
