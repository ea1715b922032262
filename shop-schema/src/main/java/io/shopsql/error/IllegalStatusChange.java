package io.shopsql.error;

import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;

/** An order cannot move from its status to the one asked for. */
public final class IllegalStatusChange extends ShopException {
    private static final long serialVersionUID = 1L;

    private final OrderId order;
    private final OrderStatus from;
    private final OrderStatus to;

    public IllegalStatusChange(OrderId order, OrderStatus from, OrderStatus to) {
        super(
                "Order " + order + " is " + from.value() + " and cannot become " + to.value() + ".",
                from.isFinal()
                        ? "nothing: an order that is " + from.value() + " stays so."
                        : "an order that is " + from.value() + " can become " + from.nextValues() + ".",
                null);
        this.order = order;
        this.from = from;
        this.to = to;
    }

    public OrderId order() {
        return order;
    }

    public OrderStatus from() {
        return from;
    }

    public OrderStatus to() {
        return to;
    }
}
