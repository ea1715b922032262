package io.shopsql.bench.speed;

import io.shopsql.Shop;

/** Streams, by the library. */
record ShopStreams(Shop shop, Engine engine) implements Stores.Streams {

    @Override
    public Stores.Sums orders() {
        return shop.read(tx -> tx.orders().all().stream(orders -> {
            Stores.Sums sums = new Stores.Sums();
            orders.forEach(sums::add);
            return sums;
        }));
    }

    @Override
    public Stores.Sums lines() {
        return shop.read(tx -> JooqStreams.lines(tx.db(), engine));
    }
}
