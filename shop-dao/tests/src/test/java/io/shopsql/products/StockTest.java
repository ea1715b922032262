package io.shopsql.products;

import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.stockOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.InsufficientStock;
import io.shopsql.error.InvalidInput;
import io.shopsql.error.MoneyOverflow;
import io.shopsql.error.NotFound;
import io.shopsql.error.RolledBack;
import io.shopsql.error.ShopException;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.orders.OrderItem;
import io.shopsql.orders.PastOrder;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Invariants;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Stock that is not tracked, and stock at its limits. */
@EveryDatabase
class StockTest {

    private static final NewProduct UNTOLD = new NewProduct("Poster", Money.of(5)).withSku("P-1");

    @AutoClose
    private final TestShop shop;

    private final User alice;

    StockTest(TestDatabase database) {
        shop = database.emptyShop();
        alice = aUser(shop, "Alice");
    }

    @Test
    void stock_that_nobody_has_told_is_not_zero() {
        Product one = shop.write(tx -> tx.products().insert(UNTOLD));
        List<Product> many =
                shop.write(tx -> tx.products().insertAll(List.of(UNTOLD.withSku("P-2"), UNTOLD.withSku("P-3"))));
        Product absent = shop.write(tx -> tx.products().insertIfAbsent(UNTOLD.withSku("P-4")))
                .orElseThrow();
        Product upserted = shop.write(tx -> tx.products().upsert(UNTOLD.withSku("P-5")));
        shop.run(tx -> {
            List<Product> all = tx.products().all().list();
            assertThat(all)
                    .hasSize(5)
                    .allSatisfy(product -> assertThat(product.stock()).isNull());
            assertThat(all).contains(one, absent, upserted).containsAll(many);
            assertThat(tx.products().inStock().list()).isEqualTo(all);
        });
    }

    @Test
    void none_in_stock_is_zero() {
        Product none = shop.write(tx -> tx.products().insert(UNTOLD.withStock(0)));
        assertThat(none.stock()).isZero();
        shop.run(tx -> assertThat(tx.products().inStock().list()).isEmpty());
        assertRefused(InsufficientStock.class, () -> place(none, 1));
    }

    @Test
    void an_order_of_a_product_that_is_not_tracked_takes_nothing_and_gives_nothing_back() {
        Product poster = shop.write(tx -> tx.products().insert(UNTOLD));
        Product book = aProduct(shop, "Book", "10", 5);
        Order order = shop.write(tx -> tx.orders()
                .place(NewOrder.by(alice.id()).item(poster.id(), 1_000_000).item(book.id(), 2)));
        shop.run(tx -> assertThat(tx.orders().items(order.id()))
                .extracting(OrderItem::stockTaken)
                .containsExactly(false, true));
        assertThat(stockOf(shop, book)).isEqualTo(3);
        shop.run(tx -> tx.orders().cancel(order.id()));
        assertThat(stockOf(shop, book)).isEqualTo(5);
        assertUntracked(poster);
        Invariants.check(shop);
    }

    @Test
    void an_order_placed_before_its_product_was_tracked_gives_nothing_back() {
        Product poster = shop.write(tx -> tx.products().insert(UNTOLD));
        Order before = place(poster, 7);
        shop.run(tx -> tx.products().setStock(poster.id(), 10));
        Order after = place(poster, 3);
        assertThat(stockOf(shop, poster)).isEqualTo(7);
        assertRefused(InsufficientStock.class, () -> place(poster, 8));
        shop.run(tx -> tx.orders().cancel(before.id()));
        assertThat(stockOf(shop, poster)).isEqualTo(7);
        shop.run(tx -> tx.orders().cancel(after.id()));
        assertThat(stockOf(shop, poster)).isEqualTo(10);
    }

    @Test
    void stock_is_returned_only_to_products_that_are_tracked_by_then() {
        Product book = aProduct(shop, "Book", "10", 5);
        Order first = place(book, 2);
        Order second = place(book, 1);
        shop.run(tx -> tx.products().untrackStock(book.id()));
        assertUntracked(book);
        shop.run(tx -> tx.orders().cancel(first.id()));
        assertUntracked(book);
        shop.run(tx -> tx.products().setStock(book.id(), 0));
        shop.run(tx -> tx.orders().cancel(second.id()));
        assertThat(stockOf(shop, book)).isEqualTo(1);
    }

    @Test
    void refunding_an_order_that_was_recorded_as_history_invents_no_stock() {
        Product book = aProduct(shop, "Book", "10", 5);
        shop.run(tx -> tx.orders()
                .recordAll(List.of(new PastOrder(
                        "past-1", alice.id(), Instant.EPOCH, List.of(new PastOrder.Item(book.id(), 3, Money.of(9)))))));
        shop.run(tx -> tx.orders().moveAll(OrderStatus.COMPLETED, OrderStatus.REFUNDED));
        assertThat(stockOf(shop, book)).isEqualTo(5);
    }

    @Test
    void bulk_moves_and_deleting_give_back_what_was_taken_alone() {
        Product poster = shop.write(tx -> tx.products().insert(UNTOLD));
        Product book = aProduct(shop, "Book", "10", 50);
        for (int i = 0; i < 3; i++) {
            shop.run(tx ->
                    tx.orders().place(NewOrder.by(alice.id()).item(book.id(), 2).item(poster.id(), 2)));
        }
        shop.run(tx -> tx.products().setStock(poster.id(), 1));
        shop.run(tx -> tx.orders().moveAll(OrderStatus.PENDING, OrderStatus.CANCELLED));
        assertThat(stockOf(shop, book)).isEqualTo(50);
        assertThat(stockOf(shop, poster)).isEqualTo(1);
        place(book, 4);
        shop.run(tx -> tx.orders().deletePlacedBy(alice.id()));
        assertThat(stockOf(shop, book)).isEqualTo(50);
        assertThat(stockOf(shop, poster)).isEqualTo(1);
    }

    @Test
    void nothing_is_added_to_a_stock_that_is_not_tracked() {
        Product poster = shop.write(tx -> tx.products().insert(UNTOLD));
        for (long pieces : new long[] {1, -1}) {
            ShopException refused = assertRefused(
                    InvalidInput.class, () -> shop.run(tx -> tx.products().addStock(poster.id(), pieces)));
            assertThat(refused.what())
                    .isEqualTo("product.stock of product " + poster.id() + " is not tracked; nothing can be added.");
            assertThat(refused.next()).isEqualTo("set it first with setStock.");
        }
        assertUntracked(poster);
        assertRefused(NotFound.class, () -> shop.run(tx -> tx.products().untrackStock(new ProductId(999))));
    }

    @Test
    void stock_goes_up_to_64_bits_and_not_beyond() {
        Product book = aProduct(shop, "Book", "10", 5);
        assertThat(shop.<Long>write(tx -> tx.products().addStock(book.id(), Long.MAX_VALUE - 5)))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(shop.<Long>write(tx -> tx.products().addStock(book.id(), -Long.MAX_VALUE)))
                .isZero();
        shop.run(tx -> tx.products().setStock(book.id(), 5));
        for (long pieces : new long[] {Long.MAX_VALUE, Long.MAX_VALUE - 4}) {
            ShopException refused = assertRefused(
                    MoneyOverflow.class, () -> shop.run(tx -> tx.products().addStock(book.id(), pieces)));
            assertThat(refused.what())
                    .isEqualTo("The stock of product " + book.id() + " would be more than 9223372036854775807 pieces.");
        }
        assertRefused(InvalidInput.class, () -> shop.run(tx -> tx.products().addStock(book.id(), Long.MIN_VALUE)));
        assertRefused(
                InsufficientStock.class, () -> shop.run(tx -> tx.products().addStock(book.id(), -Long.MAX_VALUE)));
        place(book, 2);
        assertThat(stockOf(shop, book)).isEqualTo(3);
    }

    @Test
    void stock_that_comes_back_beyond_64_bits_is_refused_and_nothing_changes() {
        Product book = aProduct(shop, "Book", "10", 5);
        Product pen = aProduct(shop, "Pen", "1", 5);
        Order order = shop.write(tx ->
                tx.orders().place(NewOrder.by(alice.id()).item(book.id(), 2).item(pen.id(), 2)));
        shop.run(tx -> tx.products().setStock(pen.id(), Long.MAX_VALUE - 1));
        assertRefused(MoneyOverflow.class, () -> shop.run(tx -> tx.orders().cancel(order.id())));
        assertRefused(
                MoneyOverflow.class,
                () -> shop.run(tx -> tx.orders().moveAll(OrderStatus.PENDING, OrderStatus.CANCELLED)));
        assertRefused(MoneyOverflow.class, () -> shop.run(tx -> tx.orders().deletePlacedBy(alice.id())));
        // a caller who goes on after the error commits nothing of it
        assertRefused(
                RolledBack.class,
                () -> shop.run(tx -> {
                    assertRefused(MoneyOverflow.class, () -> tx.orders().cancel(order.id()));
                    tx.products().setStock(book.id(), 77);
                }));
        shop.run(tx -> assertThat(tx.orders().get(order.id())).isEqualTo(order));
        assertThat(stockOf(shop, book)).isEqualTo(3);
        assertThat(stockOf(shop, pen)).isEqualTo(Long.MAX_VALUE - 1);
    }

    private Order place(Product product, int quantity) {
        return shop.write(tx -> tx.orders().place(NewOrder.by(alice.id()).item(product.id(), quantity)));
    }

    private void assertUntracked(Product product) {
        shop.run(tx -> assertThat(tx.products().get(product.id()).stock()).isNull());
    }

    private static <E extends ShopException> E assertRefused(Class<E> kind, Runnable work) {
        return assertThatExceptionOfType(kind).isThrownBy(work::run).actual();
    }
}
