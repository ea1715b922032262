package com.example;

import io.shopsql.orders.NewOrder;
import io.shopsql.schema.type.*;

/** An order is immutable: the line is lost. */
class Query {
    static NewOrder of(UserId user, ProductId product) {
        NewOrder order = NewOrder.by(user);
        order.item(product, 1);
        return order;
    }
}
