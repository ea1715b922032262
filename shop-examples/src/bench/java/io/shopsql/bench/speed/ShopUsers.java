package io.shopsql.bench.speed;

import io.shopsql.Shop;
import io.shopsql.schema.type.UserId;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import io.shopsql.users.UserPatch;
import org.jspecify.annotations.Nullable;

/** Users, by the library. */
record ShopUsers(Shop shop) implements Stores.Users {

    @Override
    public @Nullable User find(long id) {
        return shop.read(tx -> tx.users().find(new UserId(id))).orElse(null);
    }

    @Override
    public User insert(Person person) {
        return shop.write(tx -> tx.users().insert(newUser(person)));
    }

    @Override
    public void update(Change change) {
        shop.run(tx -> tx.users()
                .update(
                        new UserId(change.id()),
                        UserPatch.NOTHING.name(change.name()).age(change.age())));
    }

    @Override
    public User upsert(Person person) {
        return shop.write(tx -> tx.users().upsert(newUser(person)));
    }

    static NewUser newUser(Person person) {
        return new NewUser(person.name(), person.email()).withAge(person.age());
    }
}
