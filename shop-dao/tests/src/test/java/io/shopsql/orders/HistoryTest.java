package io.shopsql.orders;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_REQUESTS;
import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.stockOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.InvalidInput;
import io.shopsql.error.MissingReference;
import io.shopsql.page.Page;
import io.shopsql.page.PageRequest;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Invariants;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@EveryDatabase
class HistoryTest {

    private static final Instant THEN = Instant.parse("2010-12-01T08:26:00Z");

    @AutoClose
    private final TestShop shop;

    private final User alice;
    private final Product book;

    HistoryTest(TestDatabase database) {
        shop = database.emptyShop();
        alice = aUser(shop, "Alice");
        book = aProduct(shop, "Book", "9.99", 10);
    }

    @Test
    void a_past_order_keeps_its_time_and_prices_and_leaves_the_stock() {
        PastOrder past = new PastOrder(
                "old-1",
                alice.id(),
                THEN,
                List.of(
                        new PastOrder.Item(book.id(), 3, Money.of("2.55")),
                        new PastOrder.Item(book.id(), 3, Money.of("2.55"))));
        Recorded recorded = shop.write(tx -> tx.orders().recordAll(List.of(past)));
        assertThat(recorded).isEqualTo(new Recorded(1, List.of(), List.of()));
        shop.run(tx -> assertThat(tx.orders().all().list()).singleElement().satisfies(order -> {
            assertThat(order.createdAt()).isEqualTo(THEN);
            assertThat(order.status()).isEqualTo(OrderStatus.COMPLETED);
            assertThat(order.total()).isEqualTo(Money.of("15.30"));
            assertThat(order.units()).isEqualTo(6);
            assertThat(tx.orders().items(order.id())).hasSize(2);
        }));
        assertThat(stockOf(shop, book)).isEqualTo(10);
        Invariants.check(shop);
    }

    @Test
    void recording_again_skips_what_is_there_and_tells_conflicts() {
        PastOrder past = past("old-1", 3);
        PastOrder other = past("old-2", 1);
        shop.run(tx -> tx.orders().recordAll(List.of(past, other)));
        var before = shop.checksums();
        Recorded again = shop.write(tx -> tx.orders().recordAll(List.of(past, past("old-2", 2))));
        assertThat(again).isEqualTo(new Recorded(0, List.of("old-1"), List.of(conflict("old-2", 1, "2.55"))));
        assertThat(shop.checksums()).isEqualTo(before);
        Recorded twiceInOne =
                shop.write(tx -> tx.orders().recordAll(List.of(past("old-3", 1), past("old-3", 1), past("old-3", 9))));
        assertThat(twiceInOne).isEqualTo(new Recorded(1, List.of("old-3"), List.of(conflict("old-3", 1, "2.55"))));
        Invariants.check(shop);
    }

    @Test
    void the_order_of_the_lines_is_no_content() {
        PastOrder.Item two = item(2, "2.55");
        PastOrder.Item three = item(3, "2.50");
        shop.run(tx -> tx.orders().recordAll(List.of(past("old-1", two, three, three))));
        var before = shop.checksums();
        Recorded again = shop.write(tx -> tx.orders().recordAll(List.of(past("old-1", three, two, three))));
        assertThat(again).isEqualTo(new Recorded(0, List.of("old-1"), List.of()));
        Recorded fewer = shop.write(tx -> tx.orders().recordAll(List.of(past("old-1", three, two, two))));
        assertThat(fewer)
                .as("equal lines are counted")
                .isEqualTo(new Recorded(0, List.of(), List.of(conflict("old-1", 3, "20.10"))));
        assertThat(shop.checksums()).isEqualTo(before);
    }

    @Test
    void an_order_that_an_earlier_build_recorded_is_known_whatever_the_order_of_its_lines() {
        PastOrder.Item two = item(2, "2.55");
        PastOrder.Item three = item(3, "2.50");
        shop.run(tx -> tx.orders().recordAll(List.of(past("old-1", three, two))));
        hashAsEarlierBuildsDid("old-1", three, two);
        var before = shop.checksums();
        for (PastOrder same : List.of(past("old-1", three, two), past("old-1", two, three))) {
            Recorded again = shop.write(tx -> tx.orders().recordAll(List.of(same)));
            assertThat(again).isEqualTo(new Recorded(0, List.of("old-1"), List.of()));
        }
        Recorded other = shop.write(tx -> tx.orders().recordAll(List.of(past("old-1", two, two))));
        assertThat(other).isEqualTo(new Recorded(0, List.of(), List.of(conflict("old-1", 2, "12.60"))));
        assertThat(shop.checksums()).isEqualTo(before);
    }

    @Test
    void a_deleted_order_is_known_by_its_key_and_does_not_come_back() {
        PastOrder.Item two = item(2, "2.55");
        PastOrder.Item three = item(3, "2.50");
        for (boolean earlierBuild : new boolean[] {false, true}) {
            String key = "old-" + earlierBuild;
            shop.run(tx -> {
                tx.orders().recordAll(List.of(past(key, three, two)));
                tx.orders().deletePlacedBy(alice.id());
            });
            if (earlierBuild) {
                hashAsEarlierBuildsDid(key, three, two);
            }
            Recorded again = shop.write(tx -> tx.orders().recordAll(List.of(past(key, three, two), past(key, three))));
            assertThat(again).isEqualTo(new Recorded(0, List.of(key), List.of(conflict(key, 0, "0"))));
        }
    }

    @Test
    void a_conflict_tells_whether_the_recorded_order_lacks_lines() {
        PastOrder.Item two = item(2, "2.55");
        PastOrder.Item three = item(3, "2.50");
        shop.run(tx -> tx.orders().recordAll(List.of(past("old-1", two, two))));
        assertThat(conflictOf(past("old-1", two, three, two)).lacksLines()).isTrue();
        assertThat(conflictOf(past("old-1", two, three, three)).lacksLines()).isFalse();
        assertThat(conflictOf(past("old-1", two)).lacksLines()).isFalse();
        User bob = aUser(shop, "Bob");
        assertThat(conflictOf(new PastOrder("old-1", bob.id(), THEN, List.of(two, two, three)))
                        .lacksLines())
                .isFalse();
    }

    private Recorded.Conflict conflictOf(PastOrder order) {
        Recorded recorded = shop.write(tx -> tx.orders().recordAll(List.of(order)));
        assertThat(recorded.conflicts()).hasSize(1);
        return recorded.conflicts().get(0);
    }

    /** The hash as it was until the order of the lines ceased to be content. */
    private void hashAsEarlierBuildsDid(String key, PastOrder.Item... items) {
        StringBuilder text = new StringBuilder("past\0" + alice.id().value() + "\0" + THEN + "\0");
        for (PastOrder.Item item : items) {
            text.append(item.product().value()).append('\0');
            text.append(item.quantity()).append('\0');
            text.append(item.unitPrice().tenThousandths()).append('\0');
        }
        shop.run(tx -> tx.db()
                .update(ORDER_REQUESTS)
                .set(ORDER_REQUESTS.REQUEST_HASH, sha256(text.toString()))
                .where(ORDER_REQUESTS.IDEMPOTENCY_KEY.eq(key))
                .execute());
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thousands_of_past_orders_are_recorded_at_once_and_paged_by_time() {
        List<PastOrder> many = IntStream.range(0, 2500)
                .mapToObj(i -> new PastOrder(
                        "old-" + i,
                        alice.id(),
                        THEN.plusSeconds(-i),
                        List.of(new PastOrder.Item(book.id(), 1 + i % 5, new Money(i)))))
                .toList();
        Recorded recorded = shop.write(tx -> tx.orders().recordAll(many));
        assertThat(recorded.recorded()).isEqualTo(2500);
        Invariants.check(shop);
        Page<Order> newest = shop.read(tx ->
                tx.orders().where(ORDERS.UNITS.eq(1L)).page(PageRequest.first(2).newestFirst()));
        assertThat(newest.items()).extracting(Order::createdAt).containsExactly(THEN, THEN.plusSeconds(-5));
        Page<Order> next = shop.read(
                tx -> tx.orders().where(ORDERS.UNITS.eq(1L)).page(newest.next().orElseThrow()));
        assertThat(next.items())
                .extracting(Order::createdAt)
                .containsExactly(THEN.plusSeconds(-10), THEN.plusSeconds(-15));
        List<Order> streamed = shop.read(tx -> tx.orders().where(ORDERS.UNITS.eq(5L)).stream(
                orders -> orders.limit(2).toList()));
        assertThat(streamed).extracting(Order::total).containsExactly(new Money(2499 * 5), new Money(2494 * 5));
    }

    @Test
    void what_cannot_be_recorded_is_refused_and_nothing_is() {
        var before = shop.checksums();
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new PastOrder("old-1", alice.id(), THEN, List.of()));
        assertThatExceptionOfType(MissingReference.class)
                .isThrownBy(() -> shop.run(tx -> tx.orders()
                        .recordAll(List.of(
                                past("old-1", 1),
                                new PastOrder(
                                        "old-2",
                                        alice.id(),
                                        THEN,
                                        List.of(new PastOrder.Item(new ProductId(999), 1, Money.ZERO)))))));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new PastOrder.Item(book.id(), 1, Money.of(100_000_001)));
        assertThat(shop.checksums()).isEqualTo(before);
    }

    private static Recorded.Conflict conflict(String key, int lines, String total) {
        return new Recorded.Conflict(key, lines, Money.of(total), false);
    }

    private PastOrder.Item item(int quantity, String price) {
        return new PastOrder.Item(book.id(), quantity, Money.of(price));
    }

    private PastOrder past(String key, PastOrder.Item... items) {
        return new PastOrder(key, alice.id(), THEN, List.of(items));
    }

    private PastOrder past(String key, int quantity) {
        return new PastOrder(key, alice.id(), THEN, List.of(new PastOrder.Item(book.id(), quantity, Money.of("2.55"))));
    }
}
