package io.shopsql.orders;

import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.anOrder;
import static io.shopsql.testkit.Fixtures.stockOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.IllegalStatusChange;
import io.shopsql.error.InvalidInput;
import io.shopsql.error.NotFound;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@EveryDatabase
class StatusMovesTest {

    @AutoClose
    private final TestShop shop;

    private final User alice;
    private final Product book;

    StatusMovesTest(TestDatabase database) {
        shop = database.emptyShop();
        alice = aUser(shop, "Alice");
        book = aProduct(shop, "Book", "10.00", 100);
    }

    @Test
    void an_order_goes_from_pending_over_processing_to_completed() {
        Order order = anOrder(shop, alice, book, 3);
        shop.run(tx -> {
            assertThat(tx.orders().process(order.id()).status()).isEqualTo(OrderStatus.PROCESSING);
            assertThat(tx.orders().totalSpentBy(alice.id())).isEqualTo(Money.ZERO);
            assertThat(tx.orders().complete(order.id()).status()).isEqualTo(OrderStatus.COMPLETED);
            assertThat(tx.orders().totalSpentBy(alice.id())).isEqualTo(Money.of(30));
        });
        assertThat(stockOf(shop, book)).isEqualTo(97);
    }

    @Test
    void cancelling_gives_the_stock_back_exactly_once() {
        Order order = anOrder(shop, alice, book, 3);
        shop.run(tx -> tx.orders().cancel(order.id()));
        assertThat(stockOf(shop, book)).isEqualTo(100);
        refusedMove(order.id(), OrderStatus.CANCELLED, OrderStatus.CANCELLED);
        assertThat(stockOf(shop, book)).isEqualTo(100);
    }

    @Test
    void refunding_gives_the_stock_back_exactly_once_and_the_sale_no_longer_counts() {
        Order order = anOrder(shop, alice, book, 3);
        shop.run(tx -> tx.orders().complete(order.id()));
        shop.run(tx -> tx.orders().refund(order.id()));
        assertThat(stockOf(shop, book)).isEqualTo(100);
        shop.run(tx -> assertThat(tx.orders().totalSpentBy(alice.id())).isEqualTo(Money.ZERO));
        refusedMove(order.id(), OrderStatus.REFUNDED, OrderStatus.REFUNDED);
        assertThat(stockOf(shop, book)).isEqualTo(100);
    }

    @Test
    void the_stock_of_all_lines_comes_back() {
        Product pen = aProduct(shop, "Pen", "1.00", 10);
        Order order = shop.write(tx -> tx.orders()
                .place(NewOrder.by(alice.id())
                        .item(book.id(), 3)
                        .item(pen.id(), 4)
                        .item(book.id(), 2)));
        shop.run(tx -> tx.orders().cancel(order.id()));
        assertThat(stockOf(shop, book)).isEqualTo(100);
        assertThat(stockOf(shop, pen)).isEqualTo(10);
    }

    @Test
    void an_order_cannot_be_completed_twice() { // defect 9
        Order order = anOrder(shop, alice, book, 3);
        shop.run(tx -> tx.orders().complete(order.id()));
        refusedMove(order.id(), OrderStatus.COMPLETED, OrderStatus.COMPLETED);
    }

    @Test
    void every_move_that_the_state_machine_lacks_is_refused() { // defect 9
        for (OrderStatus from : OrderStatus.values()) {
            for (OrderStatus to : OrderStatus.values()) {
                if (to != OrderStatus.PENDING && !from.canBecome(to)) {
                    refusedMove(anOrderThatIs(from).id(), from, to);
                }
            }
        }
    }

    @Test
    void an_unknown_order_is_not_found() {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> shop.run(tx -> tx.orders().complete(new OrderId(777))))
                .satisfies(e -> assertThat(e.what()).isEqualTo("Order 777 not found."));
    }

    @Test
    void all_pending_orders_go_into_work_at_once() {
        anOrderThatIs(OrderStatus.COMPLETED);
        anOrder(shop, alice, book, 1);
        anOrder(shop, alice, book, 2);
        int moved = shop.write(tx -> tx.orders().moveAll(OrderStatus.PENDING, OrderStatus.PROCESSING));
        assertThat(moved).isEqualTo(2);
        assertThat(stockOf(shop, book)).isEqualTo(96);
        int cancelled = shop.write(tx -> tx.orders().moveAll(OrderStatus.PROCESSING, OrderStatus.CANCELLED));
        assertThat(cancelled).isEqualTo(2);
        assertThat(stockOf(shop, book)).isEqualTo(99);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> shop.run(tx -> tx.orders().moveAll(OrderStatus.CANCELLED, OrderStatus.COMPLETED)))
                .satisfies(e -> assertThat(e.what()).isEqualTo("status cannot change from cancelled to completed."));
    }

    @Test
    void deleting_the_orders_of_a_user_gives_the_stock_of_the_open_ones_back() { // defect 7
        anOrder(shop, alice, book, 3);
        Order sold = anOrder(shop, alice, book, 4);
        shop.run(tx -> tx.orders().complete(sold.id()));
        User bob = aUser(shop, "Bob");
        Order other = anOrder(shop, bob, book, 5);
        int deleted = shop.write(tx -> tx.orders().deletePlacedBy(alice.id()));
        assertThat(deleted).isEqualTo(2);
        assertThat(stockOf(shop, book)).isEqualTo(100 - 4 - 5);
        shop.run(tx -> {
            assertThat(tx.orders().all().list()).containsExactly(other);
            assertThat(tx.orders().items(sold.id())).isEmpty();
            assertThat(tx.users().delete(alice.id())).isTrue();
        });
    }

    @Test
    void deleting_an_open_order_gives_its_stock_back_and_a_completed_one_does_not() {
        Order open = anOrder(shop, alice, book, 3);
        Order sold = anOrderThatIs(OrderStatus.COMPLETED);
        shop.run(tx -> {
            assertThat(tx.orders().delete(open.id())).isTrue();
            assertThat(tx.orders().delete(sold.id())).isTrue();
            assertThat(tx.orders().delete(sold.id())).isFalse();
            assertThat(tx.orders().all().count()).isZero();
        });
        assertThat(stockOf(shop, book)).isEqualTo(99);
    }

    @Test
    void the_notes_of_an_order_can_be_written_anew() {
        Order order = anOrder(shop, alice, book, 1);
        shop.run(tx -> {
            tx.orders().setNotes(order.id(), "ring twice");
            assertThat(tx.orders().get(order.id()).notes()).isEqualTo("ring twice");
            tx.orders().setNotes(order.id(), null);
            assertThat(tx.orders().get(order.id())).isEqualTo(order);
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> tx.orders().setNotes(new OrderId(777), "x"));
        });
    }

    private Order anOrderThatIs(OrderStatus status) {
        Order order = anOrder(shop, alice, book, 1);
        switch (status) {
            case PENDING -> {}
            case PROCESSING -> shop.run(tx -> tx.orders().process(order.id()));
            case COMPLETED -> shop.run(tx -> tx.orders().complete(order.id()));
            case CANCELLED -> shop.run(tx -> tx.orders().cancel(order.id()));
            case REFUNDED ->
                shop.run(tx -> {
                    tx.orders().complete(order.id());
                    tx.orders().refund(order.id());
                });
        }
        return order;
    }

    private void refusedMove(OrderId id, OrderStatus from, OrderStatus to) {
        var before = shop.checksums();
        assertThatExceptionOfType(IllegalStatusChange.class)
                .isThrownBy(() -> shop.run(tx -> {
                    switch (to) {
                        case PROCESSING -> tx.orders().process(id);
                        case COMPLETED -> tx.orders().complete(id);
                        case CANCELLED -> tx.orders().cancel(id);
                        case REFUNDED -> tx.orders().refund(id);
                        case PENDING -> throw new IllegalArgumentException("nothing leads there");
                    }
                }))
                .satisfies(e -> assertThat(e.what())
                        .isEqualTo("Order " + id + " is " + from.value() + " and cannot become " + to.value() + "."));
        assertThat(shop.checksums()).isEqualTo(before);
    }
}
