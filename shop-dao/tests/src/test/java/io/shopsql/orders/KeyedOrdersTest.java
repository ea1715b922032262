package io.shopsql.orders;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_REQUESTS;
import static io.shopsql.testkit.AtOnce.atOnce;
import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.stockOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.Shop;
import io.shopsql.error.Contention;
import io.shopsql.error.IdempotencyConflict;
import io.shopsql.error.IllegalStatusChange;
import io.shopsql.error.Inactive;
import io.shopsql.error.InsufficientStock;
import io.shopsql.error.InvalidInput;
import io.shopsql.error.MoneyOverflow;
import io.shopsql.error.NotFound;
import io.shopsql.error.ShopException;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Invariants;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An order under an idempotency key: the request may come again, at any time and from anywhere. */
@EveryDatabase
class KeyedOrdersTest {

    private static final int ATTEMPTS = 3;

    /** Of two pieces of product 1 for user 1, pending and without notes, as the first release computed it. */
    private static final String HASH_OF_THE_FIRST_RELEASE =
            "2163fef6fc19e73a1ee4f90e844bf6320a21408ad95053dac03b6299ecad8019";

    @AutoClose
    private final TestShop shop;

    private final User alice;
    private final Product book;

    KeyedOrdersTest(TestDatabase database) {
        shop = database.emptyShop(config -> config.maxAttempts(ATTEMPTS));
        alice = aUser(shop, "Alice");
        book = aProduct(shop, "Book", "29.99", 100);
    }

    @Test
    void an_order_that_is_handed_over_at_once_can_be_repeated() {
        NewOrder sale = order().withStatus(OrderStatus.COMPLETED).withIdempotencyKey("receipt-1");
        Order sold = place(sale);
        assertThat(sold.status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(stored(sold.id())).isEqualTo(sold);
        var before = shop.checksums();
        assertThat(place(sale)).isEqualTo(sold);
        assertThat(shop.checksums()).isEqualTo(before);
        Money spent = shop.read(tx -> tx.orders().totalSpentBy(alice.id()));
        assertThat(spent).isEqualTo(Money.of("59.98"));
    }

    @Test
    void a_repeat_returns_the_order_as_it_stands_now() {
        NewOrder sale = order().withStatus(OrderStatus.COMPLETED).withIdempotencyKey("receipt-1");
        Order sold = place(sale);
        shop.run(tx -> tx.orders().refund(sold.id()));
        assertThat(place(sale).status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(stockOf(shop, book)).isEqualTo(100);
    }

    @Test
    void completing_after_placing_cannot_be_repeated_and_the_error_names_what_can() {
        NewOrder request = order().withIdempotencyKey("receipt-1");
        shop.run(tx -> tx.orders().complete(tx.orders().place(request).id()));
        assertThatExceptionOfType(IllegalStatusChange.class)
                .isThrownBy(() -> shop.run(
                        tx -> tx.orders().complete(tx.orders().place(request).id())))
                .satisfies(e -> assertThat(e.next()).contains("NewOrder.withStatus"));
    }

    @Test
    void an_order_without_a_key_may_be_stored_as_completed_too() {
        Order sold = place(order().withStatus(OrderStatus.COMPLETED));
        Order begun = place(order().withStatus(OrderStatus.PROCESSING));
        assertThat(stored(sold.id())).isEqualTo(sold);
        assertThat(stored(begun.id()).status()).isEqualTo(OrderStatus.PROCESSING);
        shop.run(tx -> tx.orders().cancel(begun.id()));
        assertThat(stockOf(shop, book)).isEqualTo(98);
        Invariants.check(shop);
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCELLED", "REFUNDED"})
    void an_order_is_not_placed_as_cancelled_or_refunded(OrderStatus status) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> order().withStatus(status))
                .satisfies(e -> assertThat(e.what())
                        .isEqualTo(
                                "order.status must be pending, processing or completed, was " + status.value() + "."));
    }

    @Test
    void the_status_is_part_of_what_was_asked_for() {
        place(order().withIdempotencyKey("request-1"));
        assertThatExceptionOfType(IdempotencyConflict.class)
                .isThrownBy(
                        () -> place(order().withStatus(OrderStatus.COMPLETED).withIdempotencyKey("request-1")));
    }

    @Test
    void a_request_that_an_earlier_release_recorded_is_still_known() {
        Order earlier = place(order());
        shop.run(tx -> request(tx.db(), "request-1", earlier.id(), Instant.now()));
        assertThat(place(order().withIdempotencyKey("request-1"))).isEqualTo(earlier);
    }

    @Test
    void a_refused_request_leaves_no_key_behind_even_if_the_caller_goes_on() {
        Product retired = aProduct(shop, "Retired", "1.00", 1);
        User gone = aUser(shop, "Gone");
        shop.run(tx -> {
            tx.products().retire(retired.id());
            tx.users().deactivate(gone.id());
        });
        Product gold = shop.write(
                tx -> tx.products().insert(new NewProduct("Gold", NewProduct.MAX_PRICE).withStock(100_000_000)));
        NewOrder tooMuch = NewOrder.by(alice.id())
                .items(Collections.nCopies(10, new NewOrder.Item(gold.id(), NewOrder.MAX_QUANTITY)));
        leavesNothing(InsufficientStock.class, NewOrder.by(alice.id()).item(book.id(), 101));
        leavesNothing(Inactive.class, NewOrder.by(alice.id()).item(retired.id(), 1));
        leavesNothing(Inactive.class, NewOrder.by(gone.id()).item(book.id(), 1));
        leavesNothing(NotFound.class, NewOrder.by(alice.id()).item(new ProductId(999), 1));
        leavesNothing(NotFound.class, NewOrder.by(new UserId(999)).item(book.id(), 1));
        leavesNothing(MoneyOverflow.class, tooMuch);
    }

    private void leavesNothing(Class<? extends ShopException> refusal, NewOrder order) {
        var before = shop.checksums();
        shop.run(tx -> assertThatExceptionOfType(refusal)
                .isThrownBy(() -> tx.orders().place(order.withIdempotencyKey("refused"))));
        assertThat(shop.checksums()).isEqualTo(before);
    }

    @Test
    void two_keyed_orders_of_one_transaction_are_two_orders_also_after_a_refused_one() {
        shop.run(tx -> {
            Order first = tx.orders().place(order().withIdempotencyKey("first"));
            assertThatExceptionOfType(InsufficientStock.class)
                    .isThrownBy(() -> tx.orders()
                            .place(NewOrder.by(alice.id()).item(book.id(), 101).withIdempotencyKey("refused")));
            Order second = tx.orders().place(order().withIdempotencyKey("second"));
            Order third = tx.orders().place(order());
            assertThat(tx.orders().all().list()).containsExactlyInAnyOrder(first, second, third);
            assertThat(tx.orders().place(order().withIdempotencyKey("first"))).isEqualTo(first);
        });
        Invariants.check(shop);
    }

    @Test
    void an_order_that_is_not_seen_yet_is_waited_for() {
        shop.run(tx -> request(tx.db(), "request-1", new OrderId(77), Instant.now()));
        AtomicInteger attempts = new AtomicInteger();
        Order seen = shop.write(tx -> {
            if (attempts.incrementAndGet() == 2) {
                tx.db()
                        .insertInto(ORDERS)
                        .set(ORDERS.ID, new OrderId(77))
                        .set(ORDERS.USER_ID, alice.id())
                        .set(ORDERS.STATUS, OrderStatus.PENDING)
                        .set(ORDERS.TOTAL, Money.ZERO)
                        .set(ORDERS.UNITS, 1L)
                        .execute();
            }
            return tx.orders().place(order().withIdempotencyKey("request-1"));
        });
        assertThat(seen.id()).isEqualTo(new OrderId(77));
        assertThat(attempts).hasValue(2);
    }

    @Test
    void an_order_that_stays_unseen_is_waited_for_no_longer_than_any_other_contention() {
        shop.run(tx -> request(tx.db(), "request-1", new OrderId(77), Instant.now()));
        AtomicInteger attempts = new AtomicInteger();
        assertThatExceptionOfType(Contention.class)
                .isThrownBy(() -> shop.run(tx -> {
                    attempts.incrementAndGet();
                    tx.orders().place(order().withIdempotencyKey("request-1"));
                }))
                .withMessageStartingWith("Order 77, placed under this idempotency key just now, is not visible yet");
        assertThat(attempts).hasValue(ATTEMPTS);
    }

    @Test
    void an_order_that_was_deleted_is_not_placed_again_by_a_late_repeat() {
        NewOrder request = order().withIdempotencyKey("request-1");
        Order order = place(request);
        Instant longAgo = order.createdAt().minus(Duration.ofDays(1));
        shop.run(tx -> {
            tx.orders().delete(order.id());
            tx.db()
                    .update(ORDER_REQUESTS)
                    .set(ORDER_REQUESTS.CREATED_AT, longAgo)
                    .execute();
        });
        var before = shop.checksums();
        shop.run(tx -> assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> tx.orders().place(request))
                .satisfies(e -> assertThat(e.next()).contains("deleted", "under a new key")));
        assertThat(shop.checksums()).isEqualTo(before);
    }

    @Test
    void serializable_requests_from_many_threads_place_one_order() throws Exception {
        try (Shop patient = Shop.open(shop.config().maxAttempts(100))) {
            NewOrder request = order().withIdempotencyKey("once");
            var outcomes = atOnce(
                    8, i -> () -> patient.writeSerializable(tx -> tx.orders().place(request)));
            assertThat(outcomes)
                    .hasSize(8)
                    .allMatch(outcomes.get(0)::equals)
                    .first()
                    .isInstanceOf(Order.class);
            assertThat(stockOf(shop, book)).isEqualTo(98);
        }
    }

    private static void request(DSLContext db, String key, OrderId order, Instant time) {
        db.insertInto(ORDER_REQUESTS)
                .set(ORDER_REQUESTS.IDEMPOTENCY_KEY, key)
                .set(ORDER_REQUESTS.REQUEST_HASH, HASH_OF_THE_FIRST_RELEASE)
                .set(ORDER_REQUESTS.ORDER_ID, order)
                .set(ORDER_REQUESTS.CREATED_AT, time)
                .execute();
    }

    private NewOrder order() {
        return NewOrder.by(alice.id()).item(book.id(), 2);
    }

    private Order place(NewOrder order) {
        return shop.write(tx -> tx.orders().place(order));
    }

    private Order stored(OrderId id) {
        return shop.read(tx -> tx.orders().get(id));
    }
}
