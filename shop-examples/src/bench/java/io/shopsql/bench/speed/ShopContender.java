package io.shopsql.bench.speed;

import io.shopsql.Shop;
import io.shopsql.page.Page;
import java.util.List;

/** This library, as its documentation uses it. */
final class ShopContender {

    private ShopContender() {}

    static Contender open(Place place) {
        Shop shop = place.shop();
        return new Contender(
                        "shop",
                        List.of(
                                new ShopUsers(shop),
                                new ShopOrders(shop),
                                new ShopPages(shop),
                                new ShopStreams(shop, place.engine()),
                                new ShopOwn(shop),
                                new ShopBulk(shop)),
                        shop)
                .plain(ShopContender::plain);
    }

    /** A user's own queries, compiled; the others are as they are in jOOQ. */
    static Contender openCompiled(Place place) {
        Shop shop = place.shop();
        return new Contender("compiled", List.of(new CompiledOwn(shop)), shop);
    }

    private static Object plain(Object answer) {
        return answer instanceof Page<?> page
                ? new PageOf<>(page.items(), page.next().isPresent())
                : answer;
    }
}
