package com.example;

import io.shopsql.orders.NewOrder;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;

/** An order is immutable: the line is lost. */
final class Query {
    private Query() {}

    static NewOrder of(UserId user, ProductId product) {
        NewOrder order = NewOrder.by(user);

        order.item(product, 1);
        return order;
    }
}
