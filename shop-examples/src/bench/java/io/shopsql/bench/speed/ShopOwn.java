package io.shopsql.bench.speed;

import io.shopsql.Shop;
import io.shopsql.users.User;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user's own jOOQ queries, as they are, in the library. */
record ShopOwn(Shop shop) implements Stores.Own, Stores.Nested, Stores.Report {

    @Override
    public List<Stores.Recent> lookUp(long user) {
        return shop.read(tx -> JooqOwn.lookUp(tx.db(), user));
    }

    @Override
    public List<Stores.ByStatus> aggregate(long user) {
        return shop.read(tx -> JooqOwn.aggregate(tx.db(), user));
    }

    @Override
    public List<Stores.Buyer> users(List<Long> ids) {
        return shop.read(tx -> JooqNested.users(tx.db(), ids));
    }

    @Override
    public @Nullable User find(long id) {
        return shop.report(db -> Optional.ofNullable(JooqUsers.find(db, id))).orElse(null);
    }
}
