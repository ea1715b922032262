package io.shopsql.bench.speed;

import io.shopsql.Shop;
import java.util.List;

/** This library, as its documentation uses it. */
final class ShopContender {

    private ShopContender() {}

    static Contender open(Place place) {
        Shop shop = place.shop();
        return new Contender("shop", List.of(new ShopUsers(shop), new ShopOrders(shop)), shop);
    }
}
