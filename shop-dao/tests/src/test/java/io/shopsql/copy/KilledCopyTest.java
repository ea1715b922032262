package io.shopsql.copy;

import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.Shop;
import io.shopsql.orders.PastOrder;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Invariants;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process is killed while it copies: the target is empty, and the copy can be run again. */
@EveryDatabase
@Tag("long")
class KilledCopyTest {

    @AutoClose
    private final TestShop source = TestDatabase.SQLITE.emptyShop();

    @AutoClose
    private final TestShop target;

    KilledCopyTest(TestDatabase database) {
        target = database.emptyShop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"COPYING", "CHECKING"})
    void nothing_of_a_killed_copy_is_left_and_it_can_be_run_again(String phase)
            throws IOException, InterruptedException {
        User alice = aUser(source, "Alice");
        Product book = aProduct(source, "Book", "1.00", 10);
        List<PastOrder> orders = IntStream.range(0, 3000)
                .mapToObj(n -> new PastOrder(
                        "order " + n,
                        alice.id(),
                        Instant.EPOCH,
                        Collections.nCopies(3, new PastOrder.Item(book.id(), 1, Money.of("1.00")))))
                .toList();
        source.run(tx -> tx.orders().recordAll(orders));
        var empty = target.checksums();
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Copier.class.getName(),
                        source.url(),
                        target.url(),
                        phase)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = process.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("in the middle");
            process.toHandle().destroyForcibly();
        }
        process.waitFor();
        assertThat(target.checksums()).isEqualTo(empty);
        Copied copied = ShopCopy.from(source.shop()).to(target.shop()).run();
        assertThat(copied.rows()).isEqualTo(3 + 3000 * 5);
        Invariants.check(target);
    }

    /** Copies until the phase is in its middle, says so, and waits to be killed. */
    static final class Copier {

        private Copier() {}

        public static void main(String[] args) {
            try (Shop source = Shop.open(args[0]);
                    Shop target = Shop.open(args[1])) {
                ShopCopy.from(source).to(target).run((phase, rows, all) -> {
                    if (phase.name().equals(args[2]) && rows > all / 2) {
                        System.out.println("in the middle");
                        sleep();
                    }
                });
            }
        }

        private static void sleep() {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
