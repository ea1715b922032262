package io.shopsql.orders;

import static io.shopsql.testkit.AtOnce.atOnce;
import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.anOrder;
import static io.shopsql.testkit.Fixtures.stockOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.error.IllegalStatusChange;
import io.shopsql.error.InsufficientStock;
import io.shopsql.products.Product;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.testkit.AtOnce;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Fixtures;
import io.shopsql.testkit.Invariants;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@EveryDatabase
class ConcurrentOrdersTest {

    private static final int THREADS = 64;

    @AutoClose
    private final TestShop shop;

    private final User alice;

    ConcurrentOrdersTest(TestDatabase database) {
        shop = database.emptyShop();
        alice = aUser(shop, "Alice");
    }

    @Test
    void sixty_four_buyers_of_five_each_get_exactly_the_hundred_there_are() throws Exception { // defect 10
        Product laptop = aProduct(shop, "Laptop", "999.99", 100);
        List<Object> outcomes = atOnce(THREADS, i -> () -> anOrder(shop, alice, laptop, 5));
        assertThat(outcomes).filteredOn(Order.class::isInstance).hasSize(20);
        assertThat(outcomes).filteredOn(InsufficientStock.class::isInstance).hasSize(THREADS - 20);
        assertThat(outcomes)
                .filteredOn(InsufficientStock.class::isInstance)
                .allSatisfy(e -> assertThat(((InsufficientStock) e).available()).isLessThan(5));
        assertThat(stockOf(shop, laptop)).isZero();
        Invariants.check(shop);
    }

    @Test
    void orders_of_the_same_products_in_opposite_order_do_not_deadlock() throws Exception {
        Product a = aProduct(shop, "A", "1.00", 1000);
        Product b = aProduct(shop, "B", "1.00", 1000);
        List<Object> outcomes = atOnce(32, i -> () -> {
            Order last = null;
            for (int n = 0; n < 10; n++) {
                boolean turned = (i + n) % 2 == 0;
                Product first = turned ? b : a;
                Product second = turned ? a : b;
                last = shop.write(tx -> tx.orders()
                        .place(NewOrder.by(alice.id()).item(first.id(), 1).item(second.id(), 2)));
            }
            return last;
        });
        assertThat(outcomes).allSatisfy(o -> assertThat(o).isInstanceOf(Order.class));
        assertThat(stockOf(shop, a) + stockOf(shop, b)).isEqualTo(2000 - 32 * 10 * 3);
        Invariants.check(shop);
    }

    @Test
    void of_many_cancellations_at_once_one_wins_and_the_stock_comes_back_once() throws Exception {
        Product book = aProduct(shop, "Book", "1.00", 10);
        Order order = anOrder(shop, alice, book, 4);
        List<Object> outcomes = atOnce(
                16,
                i -> () -> shop.write(tx -> i % 2 == 0
                        ? tx.orders().cancel(order.id())
                        : tx.orders().complete(order.id())));
        assertThat(outcomes).filteredOn(Order.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(IllegalStatusChange.class::isInstance).hasSize(15);
        OrderStatus status = shop.read(tx -> tx.orders().get(order.id()).status());
        assertThat(stockOf(shop, book)).isEqualTo(status == OrderStatus.CANCELLED ? 10 : 6);
        Invariants.check(shop);
    }

    @Test
    void one_request_that_takes_the_last_pieces_is_answered_alike_however_often_it_comes() throws Exception {
        for (int round = 0; round < 20; round++) {
            Product last = Fixtures.aProduct(shop, "Last " + round, "1.00", 5);
            NewOrder request = NewOrder.by(alice.id()).item(last.id(), 5).withIdempotencyKey("last-" + round);
            List<Object> outcomes = AtOnce.atOnce(
                    8, i -> () -> shop.write(tx -> tx.orders().place(request)).id());
            assertThat(outcomes).hasSize(8).allMatch(outcomes.get(0)::equals);
            assertThat(Fixtures.stockOf(shop, last)).isZero();
        }
    }

    @Test
    void the_same_request_from_many_threads_places_one_order() throws Exception {
        Product book = aProduct(shop, "Book", "1.00", 10);
        NewOrder request = NewOrder.by(alice.id()).item(book.id(), 1).withIdempotencyKey("once");
        List<Object> outcomes =
                atOnce(16, i -> () -> shop.write(tx -> tx.orders().place(request)));
        Set<Object> ids = new HashSet<>();
        assertThat(outcomes).allSatisfy(o -> ids.add(((Order) o).id()));
        assertThat(ids).hasSize(1);
        assertThat(stockOf(shop, book)).isEqualTo(9);
        Invariants.check(shop);
    }

    @Test
    void an_order_refused_halfway_gives_back_what_it_took_even_if_the_caller_goes_on() throws Exception {
        Product first = aProduct(shop, "First", "1.00", 10);
        Product second = aProduct(shop, "Second", "1.00", 10);
        CountDownLatch soldOut = new CountDownLatch(1);
        CompletableFuture<Void> faster = CompletableFuture.runAsync(() -> shop.run(tx -> {
            tx.products().setStock(second.id(), 0);
            soldOut.countDown();
            pause(500); // the slower one reads the old stock, takes of the first, and waits here for the second
        }));
        soldOut.await();
        List<InsufficientStock> refusals = new ArrayList<>();
        shop.run(tx -> {
            try {
                tx.orders().place(NewOrder.by(alice.id()).item(first.id(), 4).item(second.id(), 1));
            } catch (InsufficientStock e) {
                refusals.add(e);
            }
        });
        faster.join();
        assertThat(refusals)
                .singleElement()
                .satisfies(e ->
                        assertThat(e.what()).isEqualTo("Insufficient stock for Second: 0 available, 1 requested."));
        assertThat(stockOf(shop, first)).isEqualTo(10);
        Invariants.check(shop);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatever_happens_at_once_the_books_balance() throws Exception {
        long seed = new Random().nextLong();
        List<Product> products = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            products.add(aProduct(shop, "P" + i, "1.25", 40));
        }
        List<Object> outcomes = atOnce(16, i -> () -> {
            Random random = new Random(seed + i);
            for (int n = 0; n < 20; n++) {
                try {
                    oneThing(random, products);
                } catch (InsufficientStock | IllegalStatusChange e) {
                    assertThat(e.what()).isNotBlank(); // typed refusals are part of the play
                }
            }
            return "done";
        });
        assertThat(outcomes).as("seed %d", seed).allSatisfy(o -> assertThat(o).isEqualTo("done"));
        Invariants.check(shop);
        long sold = shop.<List<Order>>read(tx -> tx.orders().all().list()).stream()
                .filter(o -> !o.status().returnsStock())
                .mapToLong(Order::units)
                .sum();
        long left = products.stream().mapToLong(p -> stockOf(shop, p)).sum();
        assertThat(left).as("seed %d", seed).isEqualTo(5 * 40 - sold);
    }

    private void oneThing(Random random, List<Product> products) {
        if (random.nextInt(3) > 0) {
            NewOrder order = NewOrder.by(alice.id());
            for (int line = 0; line <= random.nextInt(3); line++) {
                order = order.item(products.get(random.nextInt(products.size())).id(), 1 + random.nextInt(3));
            }
            NewOrder placed = order;
            shop.write(tx -> tx.orders().place(placed));
            return;
        }
        List<Order> all = shop.read(tx -> tx.orders().all().list());
        if (!all.isEmpty()) {
            Order order = all.get(random.nextInt(all.size()));
            shop.write(tx -> switch (random.nextInt(3)) {
                case 0 -> tx.orders().complete(order.id());
                case 1 -> tx.orders().cancel(order.id());
                default -> tx.orders().refund(order.id());
            });
        }
    }
}
