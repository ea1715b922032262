package io.shopsql.orders;

import java.util.List;

/**
 * An order and its lines, by line number. The lines of an order never change after it was placed.
 */
public record OrderWithItems(Order order, List<OrderItem> items) {

    public OrderWithItems {
        items = List.copyOf(items);
    }
}
