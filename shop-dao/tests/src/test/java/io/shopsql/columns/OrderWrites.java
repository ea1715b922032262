package io.shopsql.columns;

import static io.shopsql.columns.Path.INSERT;
import static io.shopsql.columns.Path.INSERT_ALL;
import static io.shopsql.columns.Path.INSERT_ALL_IF_ABSENT;
import static io.shopsql.columns.Path.INSERT_IF_ABSENT;
import static io.shopsql.columns.Path.UPDATE;
import static io.shopsql.columns.Path.UPSERT;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.ORDER_REQUESTS;

import io.shopsql.Tx;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.orders.PastOrder;
import io.shopsql.products.Product;
import io.shopsql.schema.type.OrderStatus;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** How orders, their lines and their idempotency keys are written. */
final class OrderWrites {

    /** So many lines are inserted in bulk. */
    private static final int MANY = 300;

    private static final String PLACED = "orders are placed, or recorded as history";

    static final List<Write> ALL = List.of(
            Write.by(ORDERS, INSERT, "place", (tx, seed) -> placed(tx, seed).order()),
            Write.by(
                    ORDERS,
                    INSERT_ALL,
                    "recordAll",
                    (tx, seed) -> recorded(tx, seed).order()),
            Write.by(ORDERS, UPDATE, "setNotes and complete", (tx, seed) -> {
                Order order = tx.orders()
                        .place(NewOrder.by(UserWrites.insert(tx, seed).id())
                                .item(ProductWrites.insert(tx, seed).id(), 1)
                                .withNotes("notes before"));
                tx.orders().setNotes(order.id(), "notes " + seed);
                tx.orders().complete(order.id());
                return Written.row(ORDERS, ORDERS.ID.eq(order.id()))
                        .holds(ORDERS.NOTES, "notes " + seed)
                        .holds(ORDERS.STATUS, OrderStatus.COMPLETED);
            }),
            Write.none(ORDERS, INSERT_IF_ABSENT, "an idempotency key makes placing repeatable"),
            Write.none(ORDERS, INSERT_ALL_IF_ABSENT, "recordAll skips orders that exist"),
            Write.none(ORDERS, UPSERT, PLACED),
            Write.by(
                    ORDER_ITEMS, INSERT, "place", (tx, seed) -> placed(tx, seed).line()),
            Write.by(ORDER_ITEMS, INSERT, "place of many lines", (tx, seed) -> {
                Product product = ProductWrites.insert(tx, seed);
                tx.products().setStock(product.id(), MANY);
                NewOrder.Item line = new NewOrder.Item(product.id(), 1);
                Order order = tx.orders()
                        .place(NewOrder.by(UserWrites.insert(tx, seed).id()).items(Collections.nCopies(MANY, line)));
                return Written.row(
                                ORDER_ITEMS, ORDER_ITEMS.ORDER_ID.eq(order.id()).and(ORDER_ITEMS.LINE_NO.eq(MANY)))
                        .holds(line)
                        .holds(ORDER_ITEMS.ORDER_ID, order.id())
                        .holds(ORDER_ITEMS.LINE_NO, MANY)
                        .holds(ORDER_ITEMS.STOCK_TAKEN, true)
                        .holds(ORDER_ITEMS.UNIT_PRICE, product.price());
            }),
            Write.by(
                    ORDER_ITEMS,
                    INSERT_ALL,
                    "recordAll",
                    (tx, seed) -> recorded(tx, seed).line()),
            Write.none(ORDER_ITEMS, INSERT_IF_ABSENT, PLACED),
            Write.none(ORDER_ITEMS, INSERT_ALL_IF_ABSENT, PLACED),
            Write.none(ORDER_ITEMS, UPSERT, PLACED),
            Write.none(ORDER_ITEMS, UPDATE, "the lines of an order never change"),
            Write.by(
                    ORDER_REQUESTS,
                    INSERT,
                    "place",
                    (tx, seed) -> placed(tx, seed).request()),
            Write.by(
                    ORDER_REQUESTS,
                    INSERT_ALL,
                    "recordAll",
                    (tx, seed) -> recorded(tx, seed).request()),
            Write.none(ORDER_REQUESTS, INSERT_IF_ABSENT, PLACED),
            Write.none(ORDER_REQUESTS, INSERT_ALL_IF_ABSENT, PLACED),
            Write.none(ORDER_REQUESTS, UPSERT, PLACED),
            Write.none(ORDER_REQUESTS, UPDATE, "a key never moves to another request"));

    private OrderWrites() {}

    /** The rows of one order of one line. */
    private record Sale(Written order, Written line, Written request) {}

    private static Sale placed(Tx tx, int seed) {
        Product product = ProductWrites.insert(tx, seed);
        NewOrder.Item line = new NewOrder.Item(product.id(), 1 + seed);
        NewOrder given = Filled.record(
                NewOrder.class, seed, Map.of("user", UserWrites.insert(tx, seed).id(), "items", List.of(line)));
        Order made = tx.orders().place(given);
        return new Sale(
                Written.row(ORDERS, ORDERS.ID.eq(made.id()))
                        .holds(given)
                        .holds(made)
                        .holds(ORDERS.TOTAL, product.price().times(line.quantity()))
                        .holds(ORDERS.UNITS, (long) line.quantity()),
                Written.row(ORDER_ITEMS, ORDER_ITEMS.ORDER_ID.eq(made.id()))
                        .holds(line)
                        .holds(ORDER_ITEMS.ORDER_ID, made.id())
                        .holds(ORDER_ITEMS.LINE_NO, 1)
                        .holds(ORDER_ITEMS.UNIT_PRICE, product.price())
                        .holds(ORDER_ITEMS.STOCK_TAKEN, true),
                Written.row(ORDER_REQUESTS, ORDER_REQUESTS.ORDER_ID.eq(made.id()))
                        .holds(ORDER_REQUESTS.IDEMPOTENCY_KEY, given.idempotencyKey())
                        .holds(ORDER_REQUESTS.ORDER_ID, made.id())
                        .holds(ORDER_REQUESTS.CREATED_AT, made.createdAt()));
    }

    private static Sale recorded(Tx tx, int seed) {
        PastOrder.Item line = Filled.record(
                PastOrder.Item.class,
                seed,
                Map.of("product", ProductWrites.insert(tx, seed).id()));
        PastOrder given = Filled.record(
                PastOrder.class,
                seed,
                Map.of("user", UserWrites.insert(tx, seed).id(), "items", List.of(line)));
        tx.orders().recordAll(List.of(given));
        Order made = tx.orders().placedBy(given.user()).list().get(0);
        return new Sale(
                Written.row(ORDERS, ORDERS.ID.eq(made.id()))
                        .holds(given)
                        .holds(ORDERS.ID, made.id())
                        .holds(ORDERS.CREATED_AT, given.placedAt())
                        .holds(ORDERS.STATUS, OrderStatus.COMPLETED)
                        .holds(ORDERS.TOTAL, line.unitPrice().times(line.quantity()))
                        .holds(ORDERS.UNITS, (long) line.quantity()),
                Written.row(ORDER_ITEMS, ORDER_ITEMS.ORDER_ID.eq(made.id()))
                        .holds(line)
                        .holds(ORDER_ITEMS.ORDER_ID, made.id())
                        .holds(ORDER_ITEMS.LINE_NO, 1)
                        .holds(ORDER_ITEMS.STOCK_TAKEN, false),
                Written.row(ORDER_REQUESTS, ORDER_REQUESTS.ORDER_ID.eq(made.id()))
                        .holds(given)
                        .holds(ORDER_REQUESTS.ORDER_ID, made.id()));
    }
}
