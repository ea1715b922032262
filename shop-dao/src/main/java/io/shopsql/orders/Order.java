package io.shopsql.orders;

import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order without its lines.
 *
 * @param user the customer
 * @param createdAt when it was placed, to the microsecond
 * @param total sum of the lines at the prices of that time; never changes
 * @param units sum of the pieces; never changes
 */
public record Order(
        OrderId id,
        UserId user,
        OrderStatus status,
        Instant createdAt,
        Money total,
        long units,
        @Nullable String notes) {}
