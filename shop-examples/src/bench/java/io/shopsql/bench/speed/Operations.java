package io.shopsql.bench.speed;

import java.util.ArrayList;
import java.util.List;

/** All operations, in the order of the document. */
final class Operations {

    private Operations() {}

    static List<Operation<?, ?>> all() {
        List<Operation<?, ?>> all = new ArrayList<>();
        all.add(Operation.reading("find", "find by key", Stores.Users.class, Inputs::user, Stores.Users::find));
        all.add(Operation.writing(
                "insert", "insert", Stores.Users.class, Inputs::newPerson, Stores.Users::insert, Proofs::inserted));
        all.add(Operation.writing(
                "update",
                "update",
                Stores.Users.class,
                Inputs::change,
                (users, change) -> {
                    users.update(change);
                    return null;
                },
                Proofs::updated));
        all.add(Operation.writing(
                "upsert", "upsert", Stores.Users.class, Inputs::person, Stores.Users::upsert, Proofs::stored));
        all.add(Operation.writing(
                "place",
                "place an order of 5 lines",
                Stores.Orders.class,
                inputs -> inputs.basket(false),
                Stores.Orders::place,
                Proofs::placed));
        all.add(Operation.writing(
                "place-keyed",
                "the same with an idempotency key",
                Stores.Orders.class,
                inputs -> inputs.basket(true),
                Stores.Orders::place,
                Proofs::placed));
        return all;
    }
}
