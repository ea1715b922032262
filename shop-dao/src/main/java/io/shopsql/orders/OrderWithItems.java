package io.shopsql.orders;

import java.util.List;

/** An order and its lines, by line number. Lines never change after placing. */
public record OrderWithItems(Order order, List<OrderItem> items) {

    /** Copies the lines. */
    public OrderWithItems {
        items = List.copyOf(items);
    }
}
