package io.shopsql;

import static io.shopsql.testkit.Fixtures.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopsql.error.BadConfiguration;
import io.shopsql.error.TimedOut;
import io.shopsql.error.Unavailable;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pools run dry, connections go back, and configuration that cannot work is refused with the number. */
@EveryDatabase
@Tag("long")
class ConnectionsTest {

    @AutoClose
    private final TestShop shop;

    ConnectionsTest(TestDatabase database) {
        shop = database.emptyShop(config -> config.connections(1, 1).connectionTimeout(Duration.ofSeconds(2)));
    }

    @Test
    void an_exhausted_pool_waits_for_its_time_out_and_says_its_figures() {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Long> holder = CompletableFuture.supplyAsync(() -> shop.<Long>read(tx -> {
            held.countDown();
            await(release);
            return tx.users().all().count();
        }));
        await(held);
        assertThatExceptionOfType(TimedOut.class)
                .isThrownBy(() -> shop.read(tx -> tx.users().all().count()))
                .withMessageContainingAll("within 2000 ms", "total=1, active=1, idle=0", "maxConnections");
        release.countDown();
        assertThat(holder.join()).isZero();
        shop.run(tx -> assertThat(tx.users().all().count()).isZero());
    }

    @Test
    void a_writer_that_gets_no_turn_says_so() {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Void> holder = CompletableFuture.runAsync(() -> shop.run(tx -> {
            held.countDown();
            await(release);
        }));
        await(held);
        assertThatExceptionOfType(TimedOut.class)
                .isThrownBy(() -> shop.run(tx -> tx.users().all().count()))
                .withMessageContaining("within 2000 ms");
        release.countDown();
        holder.join();
        aUser(shop, "Alice");
    }

    @Test
    void a_connection_always_goes_back() {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> shop.run(tx -> {
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> shop.read(tx -> {
                        throw new AssertionError("an error, not an exception");
                    }))
                    .isInstanceOf(AssertionError.class);
            assertThatThrownBy(() -> shop.report(db -> {
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        aUser(shop, "Alice");
    }

    @Test
    void a_callback_cannot_close_the_connection() {
        shop.run(tx -> {
            User bob = tx.users().insert(new NewUser("Bob", "bob@example.com"));
            tx.db().connection(Connection::close);
            assertThat(tx.users().find(bob.id())).contains(bob);
        });
        for (int i = 0; i < 3; i++) {
            long users = shop.read(tx -> {
                tx.db().connection(Connection::close);
                return tx.users().all().count();
            });
            assertThat(users).isEqualTo(1);
        }
        aUser(shop, "Alice");
    }

    @Test
    void a_second_shop_on_the_same_database_sees_the_same() {
        aUser(shop, "Alice");
        try (Shop second = Shop.open(shop.config())) {
            long users = second.read(tx -> tx.users().all().count());
            assertThat(users).isEqualTo(1);
        }
    }

    @Test
    void configuration_that_cannot_work_is_refused_with_the_number() {
        ShopConfig config = shop.config();
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> config.connections(0, 5))
                .withMessageContaining("was 0..5");
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> config.connectionTimeout(Duration.ofMillis(1)))
                .withMessageContaining("connectionTimeout must be 250 ms to one day, was 1 ms");
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> config.lockTimeout(Duration.ofSeconds(1)))
                .withMessageContaining("was 1000 ms");
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> config.maxAttempts(0))
                .withMessageContaining("was 0");
    }

    @Test
    void a_url_of_neither_engine_is_refused_without_repeating_it() {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> Shop.open("jdbc:mysql://host/shop?password=s3cret"))
                .withMessageContaining("jdbc:mysql:")
                .withMessageNotContaining("s3cret");
        assertThatExceptionOfType(BadConfiguration.class).isThrownBy(() -> Shop.open("shop.db"));
        assertThatExceptionOfType(BadConfiguration.class).isThrownBy(() -> Shop.open(""));
        assertThatExceptionOfType(BadConfiguration.class).isThrownBy(() -> Shop.open("jdbc:sqlite::memory:"));
        assertThatExceptionOfType(BadConfiguration.class).isThrownBy(() -> Shop.open("jdbc:sqlite:"));
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> Shop.open("jdbc:sqlite:shop.db?foreign_keys=off"));
        assertThatExceptionOfType(BadConfiguration.class).isThrownBy(() -> Shop.open("jdbc:postgresql:/\\"));
    }

    @Test
    void a_server_that_is_not_there_is_unavailable_and_no_secret_is_told() {
        ShopConfig nowhere = ShopConfig.postgres("localhost", 1, "shop", "shop", () -> "s3cret");
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> Shop.open(nowhere))
                .satisfies(e -> {
                    for (Throwable t = e; t != null; t = t.getCause()) {
                        assertThat(t.toString()).doesNotContain("s3cret");
                    }
                });
        assertThat(nowhere.toString()).doesNotContain("s3cret");
        assertThat(ShopConfig.of("jdbc:postgresql://h/d?password=s3cret").toString())
                .doesNotContain("s3cret");
        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> Shop.open("jdbc:sqlite:/no/such/folder/shop.db"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
