package io.shopsql.report;

import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is in a generated shop, kept in plain Java beside its database.
 *
 * @param origin the seed and the scene that it was made from
 * @param orders in the order of their keys
 */
record World(String origin, List<Customer> customers, List<Good> goods, List<Sale> orders) {

    record Customer(UserId id, @Nullable String code, String name, boolean active) {}

    /** {@code stock} is what it began with; null where it is not tracked. */
    record Good(
            ProductId id,
            @Nullable String sku,
            String name,
            @Nullable String category,
            BigDecimal price,
            @Nullable Long stock,
            boolean active) {

        boolean isTracked() {
            return stock != null;
        }
    }

    record Line(ProductId product, int quantity, BigDecimal price) {

        BigDecimal amount() {
            return price.multiply(BigDecimal.valueOf(quantity));
        }
    }

    /** {@code fromStock}: placed here, not recorded as history. */
    record Sale(UserId user, OrderStatus status, Instant time, boolean fromStock, List<Line> lines) {

        BigDecimal total() {
            return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        long units() {
            return lines.stream().mapToLong(Line::quantity).sum();
        }
    }

    /** What is left of the good, whose stock is tracked. */
    long stock(Good good) {
        return Objects.requireNonNull(good.stock())
                - orders.stream()
                        .filter(Sale::fromStock)
                        .filter(s -> s.status() != OrderStatus.CANCELLED && s.status() != OrderStatus.REFUNDED)
                        .flatMap(s -> s.lines().stream())
                        .filter(l -> l.product().equals(good.id()))
                        .mapToLong(Line::quantity)
                        .sum();
    }

    /** The orders that count. */
    List<Sale> sales(TimeRange range, Set<OrderStatus> statuses) {
        return orders.stream()
                .filter(o -> statuses.contains(o.status()))
                .filter(o -> range.from() == null || !o.time().isBefore(range.from()))
                .filter(o -> range.to() == null || o.time().isBefore(range.to()))
                .toList();
    }
}
