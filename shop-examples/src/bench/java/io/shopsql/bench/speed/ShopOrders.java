package io.shopsql.bench.speed;

import io.shopsql.Shop;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import java.util.ArrayList;
import java.util.List;

/** Places orders by the library. */
record ShopOrders(Shop shop) implements Stores.Orders {

    @Override
    public Order place(Basket basket) {
        List<NewOrder.Item> items = new ArrayList<>();
        for (int i = 0; i < basket.size(); i++) {
            items.add(new NewOrder.Item(new ProductId(basket.product(i)), basket.quantity(i)));
        }
        NewOrder plain = NewOrder.by(new UserId(basket.user())).items(items);
        NewOrder order = basket.key() == null ? plain : plain.withIdempotencyKey(basket.key());
        return shop.write(tx -> tx.orders().place(order));
    }
}
