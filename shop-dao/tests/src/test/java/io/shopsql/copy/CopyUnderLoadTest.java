package io.shopsql.copy;

import static io.shopsql.schema.Tables.ORDER_REQUESTS;
import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.stockOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.copy.CopyProgress.Phase;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.products.Product;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Invariants;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders are placed in the source while it is copied: the target is the source of one moment. */
@EveryDatabase
class CopyUnderLoadTest {

    private static final int STOCK = 1_000_000;
    private static final int BUYERS = 3;

    @AutoClose
    private final TestShop source;

    CopyUnderLoadTest(TestDatabase database) {
        source = database.emptyShop();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void the_copy_has_whole_orders_alone_and_the_stock_that_they_left(TestDatabase to) throws InterruptedException {
        User alice = aUser(source, "Alice");
        Product book = aProduct(source, "Book", "1.00", STOCK);
        AtomicInteger placed = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService buyers = Executors.newFixedThreadPool(BUYERS);
        try (TestShop target = to.emptyShop()) {
            for (int buyer = 0; buyer < BUYERS; buyer++) {
                String name = "buyer " + buyer + " ";
                buyers.execute(() -> {
                    for (int n = 0; !over.get(); n++) {
                        NewOrder order =
                                NewOrder.by(alice.id()).item(book.id(), 1).item(book.id(), 2);
                        String key = name + n;
                        source.run(tx -> tx.orders().place(order.withIdempotencyKey(key)));
                        placed.incrementAndGet();
                    }
                });
            }
            waitFor(placed, 100);
            AtomicInteger during = new AtomicInteger();
            Copied copied = ShopCopy.from(source.shop()).to(target.shop()).run((phase, rows, all) -> {
                if (phase == Phase.COPYING && rows == all) {
                    int before = placed.get();
                    waitFor(placed, before + 20);
                    during.set(placed.get());
                }
            });
            over.set(true);
            Invariants.check(target);
            List<Order> orders = target.read(tx -> tx.orders().all().list());
            assertThat(orders).hasSizeBetween(100, during.get() - 20 + BUYERS);
            assertThat(stockOf(target, book)).isEqualTo(STOCK - 3L * orders.size());
            int requests = target.read(tx -> tx.db().fetchCount(ORDER_REQUESTS));
            assertThat(requests).isEqualTo(orders.size());
            assertThat(copied.rows()).isEqualTo(3L + 4L * orders.size());
        } finally {
            over.set(true);
            buyers.shutdown();
            assertThat(buyers.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
        }
    }

    private static void waitFor(AtomicInteger count, int atLeast) {
        Instant late = Instant.now().plus(5, ChronoUnit.MINUTES);
        while (count.get() < atLeast) {
            assertThat(Instant.now()).as("nobody buys").isBefore(late);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
