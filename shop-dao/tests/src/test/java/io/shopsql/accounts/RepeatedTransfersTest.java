package io.shopsql.accounts;

import static io.shopsql.testkit.AtOnce.atOnce;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.anAccount;
import static io.shopsql.testkit.Fixtures.balanceOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.Shop;
import io.shopsql.schema.type.AccountId;
import io.shopsql.schema.type.Money;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A request that comes again, from other threads or after its process was killed, moves the money once. */
@EveryDatabase
@Tag("long")
class RepeatedTransfersTest {

    @AutoClose
    private final TestShop shop;

    private final Account from;
    private final Account to;

    RepeatedTransfersTest(TestDatabase database) {
        shop = database.emptyShop();
        User alice = aUser(shop, "Alice");
        from = anAccount(shop, alice, "1000");
        to = anAccount(shop, alice, "0");
    }

    @Test
    void the_same_request_from_many_threads_is_one_transfer() throws Exception {
        assertOneTransfer(new NewTransfer(from.id(), to.id(), Money.of(1)).withIdempotencyKey("once"));
    }

    @Test
    void the_same_request_from_many_threads_is_one_transfer_even_if_it_takes_all_there_is() throws Exception {
        assertOneTransfer(new NewTransfer(from.id(), to.id(), Money.of(1000)).withIdempotencyKey("all"));
    }

    @Test
    void a_request_that_comes_again_before_the_first_is_committed_waits_for_it() throws InterruptedException {
        NewTransfer request = new NewTransfer(from.id(), to.id(), Money.of(1000)).withIdempotencyKey("all");
        CountDownLatch made = new CountDownLatch(1);
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> shop.run(tx -> {
            tx.accounts().transfer(request);
            made.countDown();
            pause(500); // the other sees neither key nor transfer, waits for the account, and then finds it empty
        }));
        made.await();
        Transfer again = shop.write(tx -> tx.accounts().transfer(request));
        first.join();
        List<Transfer> transfers =
                shop.read(tx -> tx.accounts().transfersOf(to.id()).list());
        assertThat(transfers).containsExactly(again);
        Invariants.check(shop);
    }

    private void assertOneTransfer(NewTransfer request) throws Exception {
        List<Object> outcomes =
                atOnce(16, i -> () -> shop.write(tx -> tx.accounts().transfer(request)));
        Transfer one = shop.read(tx -> tx.accounts()
                .findTransfer(String.valueOf(request.idempotencyKey()))
                .orElseThrow());
        assertThat(outcomes).hasSize(16).containsOnly(one);
        assertThat(balanceOf(shop, to)).isEqualTo(request.amount());
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
    void an_acknowledged_transfer_survives_and_an_unfinished_one_leaves_nothing()
            throws IOException, InterruptedException {
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            Process process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Payer.class.getName(),
                            shop.url(),
                            "round" + round,
                            from.id().toString(),
                            to.id().toString())
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
        List<Transfer> transfers =
                shop.read(tx -> tx.accounts().transfersOf(to.id()).list());
        assertThat(transfers).extracting(Transfer::idempotencyKey).containsAll(acknowledged);
        // the last line of each round may have been made but not said
        assertThat(transfers).hasSizeLessThanOrEqualTo(acknowledged.size() + 2);
        assertThat(balanceOf(shop, to)).isEqualTo(new Money(transfers.size()));
    }

    /** Makes one transfer after another until it is killed, and says each that was acknowledged. */
    static final class Payer {

        private Payer() {}

        public static void main(String[] args) {
            try (Shop shop = Shop.open(args[0])) {
                AccountId from = new AccountId(Long.parseLong(args[2]));
                AccountId to = new AccountId(Long.parseLong(args[3]));
                for (int n = 0; n < 100_000; n++) {
                    String name = args[1] + "-" + n;
                    shop.run(tx ->
                            tx.accounts().transfer(new NewTransfer(from, to, new Money(1)).withIdempotencyKey(name)));
                    System.out.println(name);
                }
            }
        }
    }
}
