package io.shopsql.orders;

import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;

/**
 * A line of an order.
 *
 * @param lineNo from 1
 * @param unitPrice price of one piece when the order was placed
 * @param stockTaken whether its pieces were taken from the stock: cancelling and refunding return only these
 */
public record OrderItem(int lineNo, ProductId product, int quantity, Money unitPrice, boolean stockTaken) {

    /** The unit price times the quantity. */
    public Money subtotal() {
        return unitPrice.times(quantity);
    }
}
