package io.shopsql.rollups;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.Tx;
import io.shopsql.error.IllegalStatusChange;
import io.shopsql.error.InsufficientStock;
import io.shopsql.error.MissingReference;
import io.shopsql.error.NotFound;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.PastOrder;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Changes orders and lines at random, by the DAO and by SQL. A change that the shop refuses changes nothing. */
final class RandomChanges {

    private static final Instant START = Instant.parse("2025-12-20T00:00:00Z");
    private static final int DAYS = 150;
    private static final List<OrderStatus> STATUSES = List.of(OrderStatus.values());

    private final TestShop shop;
    private final List<User> users;
    private final List<Product> products;

    RandomChanges(TestShop shop) {
        this.shop = shop;
        this.users = shop.write(
                tx -> tx.users().insertAll(List.of(new NewUser("a", "a@x.example"), new NewUser("b", "b@x.example"))));
        List<NewProduct> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(new NewProduct("p" + i, Money.of(i)).withStock(1_000_000).withCategory("c" + i % 3));
        }
        this.products = shop.write(tx -> tx.products().insertAll(all));
    }

    /** Makes a change in a transaction of its own. */
    void change(Random random) {
        try {
            shop.run(tx -> change(tx, random));
        } catch (IllegalStatusChange | NotFound | InsufficientStock | MissingReference e) {
            // another thread was faster, or the status does not allow it
        }
    }

    private void change(Tx tx, Random random) {
        switch (random.nextInt(13)) {
            case 0, 1 -> place(tx, random, OrderStatus.PENDING);
            case 2 -> place(tx, random, OrderStatus.COMPLETED);
            case 3 -> record(tx, random);
            case 4, 5 -> tx.orders().complete(some(tx, random));
            case 6 -> tx.orders().refund(some(tx, random));
            case 7 -> tx.orders().cancel(some(tx, random));
            case 8 -> tx.orders().delete(some(tx, random));
            case 9 ->
                tx.db()
                        .update(ORDERS)
                        .set(ORDERS.STATUS, STATUSES.get(random.nextInt(STATUSES.size())))
                        .set(ORDERS.CREATED_AT, time(random))
                        .set(ORDERS.UNITS, ORDERS.UNITS.plus(random.nextInt(2)))
                        .where(ORDERS.ID.eq(some(tx, random)))
                        .execute();
            case 10 ->
                tx.db()
                        .update(ORDER_ITEMS)
                        .set(ORDER_ITEMS.PRODUCT_ID, product(random))
                        .set(ORDER_ITEMS.QUANTITY, 1 + random.nextInt(5))
                        .where(ORDER_ITEMS.ORDER_ID.eq(some(tx, random)))
                        .and(ORDER_ITEMS.LINE_NO.le(1 + random.nextInt(3)))
                        .execute();
            case 11 ->
                tx.db()
                        .deleteFrom(ORDER_ITEMS)
                        .where(ORDER_ITEMS.ORDER_ID.eq(some(tx, random)))
                        .and(ORDER_ITEMS.LINE_NO.ge(1 + random.nextInt(3)))
                        .execute();
            default -> addLine(tx, random);
        }
    }

    private void addLine(Tx tx, Random random) {
        OrderId order = tx.orders().get(some(tx, random)).id();
        tx.db()
                .insertInto(
                        ORDER_ITEMS,
                        ORDER_ITEMS.ORDER_ID,
                        ORDER_ITEMS.LINE_NO,
                        ORDER_ITEMS.PRODUCT_ID,
                        ORDER_ITEMS.QUANTITY,
                        ORDER_ITEMS.UNIT_PRICE)
                .values(
                        order,
                        10 + random.nextInt(1_000_000),
                        product(random),
                        1 + random.nextInt(3),
                        Money.of(random.nextInt(4)))
                .execute();
    }

    @CanIgnoreReturnValue
    private OrderId place(Tx tx, Random random, OrderStatus status) {
        NewOrder order = NewOrder.by(user(random)).withStatus(status);
        for (int i = random.nextInt(4); i >= 0; i--) {
            order = order.item(product(random), 1 + random.nextInt(5));
        }
        OrderId id = tx.orders().place(order).id();
        // placed at another time
        tx.db()
                .update(ORDERS)
                .set(ORDERS.CREATED_AT, time(random))
                .where(ORDERS.ID.eq(id))
                .execute();
        return id;
    }

    private void record(Tx tx, Random random) {
        List<PastOrder> past = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            List<PastOrder.Item> items = new ArrayList<>();
            for (int line = random.nextInt(4); line >= 0; line--) {
                items.add(new PastOrder.Item(product(random), 1 + random.nextInt(9), Money.of(random.nextInt(9))));
            }
            past.add(new PastOrder(UUID.randomUUID().toString(), user(random), time(random), items));
        }
        tx.orders().recordAll(past);
    }

    private static OrderId some(Tx tx, Random random) {
        List<OrderId> all = tx.db()
                .select(ORDERS.ID)
                .from(ORDERS)
                .orderBy(ORDERS.ID.desc())
                .limit(60)
                .fetch(ORDERS.ID);
        return all.isEmpty() ? new OrderId(1) : all.get(random.nextInt(all.size()));
    }

    private static Instant time(Random random) {
        // often at the edge of a month
        return random.nextInt(4) == 0
                ? Instant.parse("2026-0" + (1 + random.nextInt(4)) + "-01T00:00:00Z")
                        .minusNanos(random.nextInt(2) * 1_000L)
                : START.plus(Duration.ofSeconds(random.nextInt(DAYS * 86_400)));
    }

    private UserId user(Random random) {
        return users.get(random.nextInt(users.size())).id();
    }

    private ProductId product(Random random) {
        return products.get(random.nextInt(products.size())).id();
    }
}
