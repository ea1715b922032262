package io.shopsql.orders;

import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.Shop;
import io.shopsql.products.Product;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Invariants;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A process is killed while it places orders: what it acknowledged is there, and of the rest nothing or all. */
@EveryDatabase
@Tag("long")
class KilledProcessTest {

    private static final int STOCK = 1_000_000;

    private static final int ROUNDS = Integer.getInteger("killed.rounds", 3);

    private static final int THREADS = 4;

    @AutoClose
    private final TestShop shop;

    KilledProcessTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void an_acknowledged_order_survives_and_an_unfinished_one_leaves_nothing()
            throws IOException, InterruptedException {
        User alice = aUser(shop, "Alice");
        Product a = aProduct(shop, "A", "1.00", STOCK);
        Product b = aProduct(shop, "B", "2.00", STOCK);
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Process process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Placer.class.getName(),
                            shop.url(),
                            "round" + round,
                            alice.id().toString(),
                            a.id().toString(),
                            b.id().toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader lines = process.inputReader()) {
                for (int n = 0; n < 40; n++) {
                    acknowledged.add(Optional.ofNullable(lines.readLine()).orElseThrow());
                }
                process.toHandle().destroyForcibly(); // the process itself would close the stream too
                lines.lines().forEach(acknowledged::add); // what it had still said
            }
            process.waitFor();
        }
        Invariants.check(shop);
        List<Order> orders = shop.read(tx -> tx.orders().all().list());
        // the last line of each thread and round may not have been read
        assertThat(orders).extracting(Order::notes).containsAll(acknowledged);
        assertThat(orders).hasSizeLessThanOrEqualTo(acknowledged.size() + ROUNDS * THREADS);
        long left = shop.read(tx -> tx.products().get(a.id()).stock());
        assertThat(left).isEqualTo(STOCK - orders.size());
    }

    /** Places orders by several threads until it is killed, and says each that was acknowledged. */
    static final class Placer {

        private Placer() {}

        public static void main(String[] args) throws InterruptedException {
            try (Shop shop = Shop.open(args[0])) {
                List<Thread> threads = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    String name = args[1] + "-" + i + "-";
                    threads.add(new Thread(() -> place(shop, name, args)));
                    threads.get(i).start();
                }
                for (Thread thread : threads) {
                    thread.join();
                }
            }
        }

        private static void place(Shop shop, String thread, String[] args) {
            UserId user = new UserId(Long.parseLong(args[2]));
            ProductId a = new ProductId(Long.parseLong(args[3]));
            ProductId b = new ProductId(Long.parseLong(args[4]));
            for (int n = 0; n < 100_000; n++) {
                String name = thread + n;
                shop.run(tx -> tx.orders()
                        .place(NewOrder.by(user)
                                .item(a, 1)
                                .item(b, 2)
                                .withNotes(name)
                                .withIdempotencyKey(name)));
                System.out.println(name);
            }
        }
    }
}
