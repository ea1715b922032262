package io.shopsql.bench.speed;

import io.shopsql.Shop;
import java.util.List;

/** Many users, by the library, which also returns them. */
record ShopBulk(Shop shop) implements Stores.Bulk {

    @Override
    public int insertAll(List<Person> people) {
        return shop.write(tx -> tx.users()
                        .insertAll(people.stream().map(ShopUsers::newUser).toList()))
                .size();
    }
}
