package io.shopsql.orders;

import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.Shop;
import io.shopsql.Tx;
import io.shopsql.error.InvalidInput;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.tests.RecordedPool;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Users, products and orders of many keys at once, and the orders and lines of many users. */
@EveryDatabase
class ManyAtOnceTest {

    private static final UserId NOBODY = new UserId(-1);

    @AutoClose
    private final TestShop shop;

    private final User alice;
    private final User bob;
    private final User carol;
    private final Product pen;
    private final Product book;
    private final Order first;
    private final Order second;
    private final Order third;

    ManyAtOnceTest(TestDatabase database) {
        shop = database.emptyShop();
        alice = aUser(shop, "Alice");
        bob = aUser(shop, "Bob");
        carol = aUser(shop, "Carol");
        pen = aProduct(shop, "Pen", "1.00", 100);
        book = aProduct(shop, "Book", "10.00", 100);
        first = anOrder(shop, bob, pen, 1);
        second = shop.write(tx ->
                tx.orders().place(NewOrder.by(alice.id()).item(book.id(), 2).item(pen.id(), 3)));
        third = anOrder(shop, bob, book, 4);
    }

    @Test
    void rows_of_many_keys_are_found_and_unknown_keys_are_omitted() {
        shop.run(tx -> {
            assertThat(tx.users().findAll(List.of(bob.id(), NOBODY, alice.id(), bob.id())))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(alice.id(), alice, bob.id(), bob));
            assertThat(tx.products().findAll(List.of(pen.id(), new ProductId(-1))))
                    .containsOnlyKeys(pen.id())
                    .containsEntry(pen.id(), tx.products().get(pen.id()));
            assertThat(tx.orders().findAll(List.of(third.id(), new OrderId(-1), first.id())))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(first.id(), first, third.id(), third));
        });
    }

    @Test
    void no_key_gives_no_row_and_a_null_key_is_refused() {
        shop.run(tx -> {
            assertThat(tx.users().findAll(List.of())).isEmpty();
            assertThat(tx.products().findAll(List.of())).isEmpty();
            assertThat(tx.orders().findAll(List.of())).isEmpty();
            assertThat(tx.orders().placedBy(List.of())).isEmpty();
            assertThat(tx.orders().placedByWithItems(List.of())).isEmpty();
            assertThat(tx.orders().withItems(List.of())).isEmpty();
            assertThat(tx.users().findAll(List.of(NOBODY))).isEmpty();
        });
        Collection<UserId> withNull = Arrays.asList(alice.id(), null);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> shop.read(tx -> tx.users().findAll(withNull)));
    }

    @Test
    void orders_of_many_users_are_listed_by_user_in_order_of_placing() {
        shop.run(tx -> {
            Map<UserId, List<Order>> placed =
                    tx.orders().placedBy(List.of(bob.id(), carol.id(), alice.id(), NOBODY, bob.id()));
            assertThat(placed)
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            alice.id(),
                            List.of(second),
                            bob.id(),
                            List.of(first, third),
                            carol.id(),
                            List.of(),
                            NOBODY,
                            List.of()));
            assertThat(placed.get(bob.id()))
                    .isEqualTo(tx.orders().placedBy(bob.id()).list());
        });
    }

    @Test
    void orders_come_with_their_lines_in_the_order_given() {
        shop.run(tx -> {
            List<OrderWithItems> loaded = tx.orders().withItems(List.of(third, second, first, third));
            assertThat(loaded).extracting(OrderWithItems::order).containsExactly(third, second, first, third);
            for (OrderWithItems order : loaded) {
                assertThat(order)
                        .isEqualTo(tx.orders().getWithItems(order.order().id()));
            }
            assertThat(tx.orders().placedByWithItems(List.of(alice.id(), carol.id())))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of(alice.id(), List.of(tx.orders().getWithItems(second.id())), carol.id(), List.of()));
        });
    }

    @Test
    void orders_of_one_moment_are_in_the_order_of_their_keys() {
        Instant moment = Instant.parse("2026-01-01T00:00:00Z");
        List<OrderId> ids = shop.write(tx -> {
            tx.orders()
                    .recordAll(IntStream.range(0, 5)
                            .mapToObj(i -> new PastOrder(
                                    "past:" + i,
                                    carol.id(),
                                    moment,
                                    List.of(new PastOrder.Item(pen.id(), 1, pen.price()))))
                            .toList());
            return tx.orders().placedBy(carol.id()).list().stream()
                    .map(Order::id)
                    .toList();
        });
        assertThat(ids).isSorted().hasSize(5);
        shop.run(tx -> assertThat(tx.orders().placedBy(List.of(carol.id())).get(carol.id()))
                .extracting(Order::id)
                .isEqualTo(ids));
    }

    @Test
    void thousands_of_keys_take_as_many_statements_as_one() {
        List<User> many = shop.write(tx -> tx.users()
                .insertAll(IntStream.range(0, 5000)
                        .mapToObj(i -> new NewUser("U" + i, "u" + i + "@example.com"))
                        .toList()));
        List<UserId> ids = new ArrayList<>(many.stream().map(User::id).toList());
        Collections.reverse(ids);
        ids.add(bob.id());
        RecordedPool pool = new RecordedPool(shop.dataSource());
        try (Shop recorded = Shop.on(pool.dataSource())) {
            for (Collection<UserId> some : List.of(List.of(bob.id()), List.<UserId>of(), ids)) {
                assertThat(statements(recorded, pool, tx -> tx.users().findAll(some)))
                        .isEqualTo(1);
                assertThat(statements(recorded, pool, tx -> tx.orders().placedBy(some)))
                        .isEqualTo(1);
                assertThat(statements(recorded, pool, tx -> tx.orders().placedByWithItems(some)))
                        .isEqualTo(2);
            }
            recorded.run(tx -> {
                assertThat(tx.users().findAll(ids))
                        .hasSize(5001)
                        .containsEntry(many.get(77).id(), many.get(77));
                assertThat(tx.orders().placedBy(ids)).hasSize(5001).containsEntry(bob.id(), List.of(first, third));
            });
        }
    }

    @Test
    void lines_keep_their_price_and_their_number() {
        shop.run(tx -> {
            OrderWithItems order = tx.orders().withItems(List.of(second)).get(0);
            assertThat(order.items()).extracting(OrderItem::quantity).containsExactly(2, 3);
            assertThat(order.items()).extracting(OrderItem::unitPrice).containsExactly(Money.of(10), Money.of(1));
        });
    }

    private static int statements(Shop shop, RecordedPool pool, Consumer<Tx> work) {
        return shop.write(tx -> {
            pool.clear();
            work.accept(tx);
            return pool.sent().size();
        });
    }
}
