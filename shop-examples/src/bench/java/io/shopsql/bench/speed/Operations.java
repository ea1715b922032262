package io.shopsql.bench.speed;

import io.shopsql.bench.speed.Operation.Size;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All operations, in the order of the document. */
final class Operations {

    private Operations() {}

    static List<Operation<?, ?>> all() {
        List<Operation<?, ?>> all = new ArrayList<>();
        finds(all);
        pages(all);
        users(all);
        orders(all);
        many(all);
        return all;
    }

    /** In the order of the document: the single row first, then pages, then many rows. */
    static List<Operation<?, ?>> inOrder() {
        List<String> first = List.of("find", "find-report", "insert", "update", "upsert", "place", "place-keyed");
        List<Operation<?, ?>> all = all();
        all.sort(Comparator.comparingInt(operation -> {
            int place = first.indexOf(operation.name());
            return place < 0 ? first.size() : place;
        }));
        return all;
    }

    // reads come first: they are compared, and every contender writes other rows
    private static void finds(List<Operation<?, ?>> all) {
        all.add(Operation.reading("find", "find by key", Stores.Users.class, Inputs::user, Stores.Users::find));
        all.add(Operation.reading(
                "find-report", "find by key, a report", Stores.Report.class, Inputs::user, Stores.Report::find));
        all.add(Operation.reading(
                "own-look-up", "own look-up of 10 rows", Stores.Own.class, Inputs::buyer, Stores.Own::lookUp));
        all.add(Operation.reading(
                "own-aggregate", "own aggregate", Stores.Own.class, Inputs::buyer, Stores.Own::aggregate));
    }

    private static void pages(List<Operation<?, ?>> all) {
        all.add(Operation.reading(
                "page-users", "page of 50 users", Stores.Pages.class, Inputs::userPage, Stores.Pages::users));
        all.add(Operation.reading(
                "page-products",
                "page of 50 products",
                Stores.Pages.class,
                Inputs::productPage,
                Stores.Pages::products));
        all.add(Operation.reading(
                "page-orders", "page of 50 orders", Stores.Pages.class, Inputs::orderPage, Stores.Pages::orders));
        all.add(Operation.reading(
                "orders-of-user",
                "page of a user's orders",
                Stores.Pages.class,
                Inputs::buyer,
                Stores.Pages::ordersOf));
    }

    private static void users(List<Operation<?, ?>> all) {
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
    }

    private static void orders(List<Operation<?, ?>> all) {
        all.add(Operation.writing(
                "place",
                "place an order of 5 lines",
                Stores.Orders.class,
                inputs -> inputs.basket(false),
                Stores.Orders::place,
                Proofs::placed));
        all.add(Operation.writing(
                "place-keyed",
                "place, with an idempotency key",
                Stores.Orders.class,
                inputs -> inputs.basket(true),
                Stores.Orders::place,
                Proofs::placed));
    }

    private static void many(List<Operation<?, ?>> all) {
        all.add(Operation.writing(
                        "insert-all",
                        "insertAll",
                        Stores.Bulk.class,
                        Inputs::newPeople,
                        Stores.Bulk::insertAll,
                        Proofs::allInserted)
                .on(Size.SMALL_AND_CLEANED));
        all.add(Operation.reading(
                        "stream-orders",
                        "stream of all orders",
                        Stores.Streams.class,
                        inputs -> 0,
                        (streams, none) -> streams.orders())
                .on(Size.LARGE));
        all.add(Operation.reading(
                        "stream-lines",
                        "stream of an own query, all lines",
                        Stores.Streams.class,
                        inputs -> 0,
                        (streams, none) -> streams.lines())
                .on(Size.LARGE));
        all.add(Operation.reading(
                        "nested",
                        "1,000 users, their orders, their lines",
                        Stores.Nested.class,
                        Inputs::users,
                        Stores.Nested::users)
                .on(Size.LARGE));
    }
}
