package io.shopsql.orders;

import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.stockOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.IdempotencyConflict;
import io.shopsql.error.Inactive;
import io.shopsql.error.InsufficientStock;
import io.shopsql.error.InvalidInput;
import io.shopsql.error.MoneyOverflow;
import io.shopsql.error.NotFound;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.products.ProductPatch;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@EveryDatabase
class PlacingTest {

    @AutoClose
    private final TestShop shop;

    private final User alice;
    private final Product book;
    private final Product pen;

    PlacingTest(TestDatabase database) {
        shop = database.emptyShop();
        alice = aUser(shop, "Alice");
        book = aProduct(shop, "Python Book", "29.99", 100);
        pen = aProduct(shop, "Pen", "2.50", 500);
    }

    @Test
    void an_order_takes_the_stock_and_keeps_the_prices_of_its_time() {
        Order order = place(
                NewOrder.by(alice.id()).item(book.id(), 2).item(pen.id(), 5).withNotes("ring twice"));
        assertThat(order.total()).isEqualTo(Money.of("72.48"));
        assertThat(order.units()).isEqualTo(7);
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        shop.run(tx -> tx.products().update(book.id(), ProductPatch.NOTHING.price(Money.of("1.00"))));
        shop.run(tx -> {
            OrderWithItems stored = tx.orders().getWithItems(order.id());
            assertThat(stored.order()).isEqualTo(order);
            assertThat(stored.items())
                    .containsExactly(
                            new OrderItem(1, book.id(), 2, Money.of("29.99"), true),
                            new OrderItem(2, pen.id(), 5, Money.of("2.50"), true));
            assertThat(stored.items().get(0).subtotal()).isEqualTo(Money.of("59.98"));
            assertThat(tx.orders().placedBy(alice.id()).list()).containsExactly(order);
        });
        assertThat(stockOf(shop, book)).isEqualTo(98);
        assertThat(stockOf(shop, pen)).isEqualTo(495);
    }

    @Test
    void the_same_product_may_stand_on_several_lines_and_their_sum_is_what_counts() {
        Order order = place(
                NewOrder.by(alice.id()).item(book.id(), 60).item(pen.id(), 1).item(book.id(), 40));
        shop.run(tx -> assertThat(tx.orders().items(order.id())).hasSize(3));
        assertThat(stockOf(shop, book)).isZero();
        refused(
                        InsufficientStock.class,
                        NewOrder.by(alice.id()).item(pen.id(), 300).item(pen.id(), 200))
                .satisfies(e -> {
                    assertThat(e.available()).isEqualTo(499);
                    assertThat(e.requested()).isEqualTo(500);
                });
    }

    @Test
    void an_order_of_a_thousand_lines_is_one_order() {
        NewOrder order = NewOrder.by(alice.id());
        for (int i = 0; i < 250; i++) {
            order = order.item(pen.id(), 1).item(pen.id(), 1);
        }
        Order placed = place(order);
        assertThat(placed.total()).isEqualTo(Money.of(1250));
        shop.run(tx -> assertThat(tx.orders().items(placed.id()))
                .hasSize(500)
                .last()
                .satisfies(line -> assertThat(line.lineNo()).isEqualTo(500)));
        assertThat(stockOf(shop, pen)).isZero();
    }

    @Test
    void a_failed_order_leaves_no_ghost_and_takes_no_stock() { // defect 3
        refused(
                        InsufficientStock.class,
                        NewOrder.by(alice.id()).item(pen.id(), 5).item(book.id(), 101))
                .satisfies(e -> {
                    assertThat(e.what()).isEqualTo("Insufficient stock for Python Book: 100 available, 101 requested.");
                    assertThat(e.productId()).isEqualTo(book.id().value());
                });
    }

    @Test
    void a_refusal_that_the_callback_swallows_commits_nothing_of_the_order() {
        var before = shop.checksums();
        shop.run(tx -> {
            try {
                tx.orders().place(NewOrder.by(alice.id()).item(pen.id(), 5).item(book.id(), 101));
            } catch (InsufficientStock e) {
                assertThat(e.available()).isEqualTo(100);
            }
        });
        assertThat(shop.checksums()).isEqualTo(before);
    }

    @Test
    void an_unknown_product_is_refused() {
        refused(NotFound.class, NewOrder.by(alice.id()).item(pen.id(), 5).item(new ProductId(999), 1))
                .satisfies(e -> assertThat(e.what()).isEqualTo("Product 999 not found."));
    }

    @Test
    void an_empty_order_is_refused() { // defect 4
        refused(InvalidInput.class, NewOrder.by(alice.id()))
                .satisfies(e -> assertThat(e.what()).isEqualTo("order.items must be at least one, was none."));
    }

    @Test
    void a_quantity_below_one_is_refused() { // defect 5
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> NewOrder.by(alice.id()).item(book.id(), -5))
                .satisfies(e -> assertThat(e.what()).isEqualTo("item.quantity must be 1..1000000, was -5."));
    }

    @Test
    void an_order_for_a_user_who_does_not_exist_is_refused() { // defect 6
        refused(NotFound.class, NewOrder.by(new UserId(999)).item(pen.id(), 1))
                .satisfies(e -> assertThat(e.what()).isEqualTo("User 999 not found."));
    }

    @Test
    void a_deactivated_user_cannot_order_until_activated() {
        shop.run(tx -> tx.users().deactivate(alice.id()));
        refused(Inactive.class, NewOrder.by(alice.id()).item(pen.id(), 1));
        shop.run(tx -> tx.users().activate(alice.id()));
        place(NewOrder.by(alice.id()).item(pen.id(), 1));
    }

    @Test
    void a_retired_product_cannot_be_ordered_until_reinstated() {
        shop.run(tx -> tx.products().retire(pen.id()));
        refused(Inactive.class, NewOrder.by(alice.id()).item(pen.id(), 1));
        shop.run(tx -> tx.products().reinstate(pen.id()));
        place(NewOrder.by(alice.id()).item(pen.id(), 1));
    }

    @Test
    void a_total_beyond_what_money_holds_is_refused() {
        Product gold = shop.write(
                tx -> tx.products().insert(new NewProduct("Gold", NewProduct.MAX_PRICE).withStock(100_000_000)));
        NewOrder tooMuch = NewOrder.by(alice.id());
        for (int i = 0; i < 10; i++) {
            tooMuch = tooMuch.item(gold.id(), NewOrder.MAX_QUANTITY);
        }
        refused(MoneyOverflow.class, tooMuch);
        Order most = place(NewOrder.by(alice.id()).item(gold.id(), NewOrder.MAX_QUANTITY));
        assertThat(most.total()).hasToString("100000000000000.00");
    }

    @Test
    void the_same_key_with_the_same_content_is_the_order_that_exists() {
        NewOrder request = NewOrder.by(alice.id()).item(book.id(), 2).withIdempotencyKey("request-1");
        Order first = place(request);
        shop.run(tx -> tx.orders().complete(first.id()));
        var before = shop.checksums();
        Order again = place(request);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(shop.checksums()).isEqualTo(before);
    }

    @Test
    void the_same_key_with_other_content_is_a_conflict() {
        Order first = place(NewOrder.by(alice.id()).item(book.id(), 2).withIdempotencyKey("request-1"));
        refused(
                        IdempotencyConflict.class,
                        NewOrder.by(alice.id()).item(book.id(), 3).withIdempotencyKey("request-1"))
                .satisfies(e -> assertThat(e.what())
                        .isEqualTo("This idempotency key was used for order " + first.id() + " with other content."));
        refused(
                IdempotencyConflict.class,
                NewOrder.by(alice.id()).item(book.id(), 2).withNotes("null").withIdempotencyKey("request-1"));
    }

    @Test
    void a_refused_order_does_not_use_up_its_key() {
        NewOrder request = NewOrder.by(alice.id()).item(book.id(), 101).withIdempotencyKey("request-1");
        refused(InsufficientStock.class, request);
        shop.run(tx -> tx.products().addStock(book.id(), 1));
        assertThat(place(request).units()).isEqualTo(101);
    }

    @Test
    void an_order_of_many_products_is_one_order() {
        NewOrder order = NewOrder.by(alice.id());
        List<NewProduct> many = IntStream.range(0, 700)
                .mapToObj(i -> new NewProduct("P" + i, Money.of(1)).withStock(1))
                .toList();
        for (Product product : shop.write(tx -> tx.products().insertAll(many))) {
            order = order.item(product.id(), 1);
        }
        assertThat(place(order).total()).isEqualTo(Money.of(700));
    }

    private Order place(NewOrder order) {
        return shop.write(tx -> tx.orders().place(order));
    }

    /** Refused with this error, and no row of any table changed. */
    private <E extends Throwable> ThrowableAssertAlternative<E> refused(Class<E> error, NewOrder order) {
        var before = shop.checksums();
        var thrown = assertThatExceptionOfType(error).isThrownBy(() -> place(order));
        assertThat(shop.checksums()).isEqualTo(before);
        return thrown;
    }
}
