package io.shopsql;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.stockOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopsql.copy.Copied;
import io.shopsql.copy.ShopCopy;
import io.shopsql.error.Unavailable;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.products.Product;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.tests.FaultyPool;
import io.shopsql.users.User;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What fails after the work of a call is done changes neither its outcome nor how often it ran. */
@EveryDatabase
class CommittedCallTest {

    private final SQLException lost = new SQLException("the pool lost it", "08006");

    private final TestDatabase database;

    @AutoClose
    private final TestShop shop;

    /** The fault is on only while a test says so. */
    private final AtomicBoolean faulty = new AtomicBoolean();

    CommittedCallTest(TestDatabase database) {
        this.database = database;
        shop = database.emptyShop();
    }

    @Test
    void a_connection_whose_close_throws_after_the_commit_does_not_run_the_transaction_again() {
        Stream.of(
                        lost,
                        new SQLException("serialization", "40001"),
                        new SQLiteException("busy", SQLiteErrorCode.SQLITE_BUSY),
                        new IllegalStateException("of the pool"),
                        new AssertionError("an error of the pool"))
                .forEach(thrown -> anOrderIsPlacedOnce("Connection.close", "", thrown));
    }

    @Test
    void settings_that_cannot_be_restored_after_the_commit_do_not_run_it_again() {
        anOrderIsPlacedOnce("Connection.setAutoCommit", "true", lost);
        if (database == TestDatabase.SQLITE) {
            anOrderIsPlacedOnce("Statement.execute", "PRAGMA busy_timeout = 10000", lost);
        }
    }

    @Test
    void the_statement_of_a_commit_that_cannot_be_closed_does_not_run_it_again() {
        AtomicBoolean committed = new AtomicBoolean();
        anOrderIsPlacedOnce((method, argument) -> {
            if (method.equals("Statement.execute")) {
                committed.set(argument.equals("COMMIT"));
            }
            return method.equals("Statement.close") && committed.getAndSet(false) ? lost : null;
        });
    }

    @Test
    void a_read_whose_end_fails_returns_what_it_has_read() {
        aUser(shop, "Alice");
        for (String method : List.of("Connection.close", "Connection.commit", "Statement.execute")) {
            AtomicInteger runs = new AtomicInteger();
            try (Shop faultyShop = Shop.on(pool(failing(method, method.endsWith("execute") ? "COMMIT" : "", lost)))) {
                faulty.set(true);
                long users = faultyShop.read(tx -> {
                    runs.incrementAndGet();
                    return tx.users().all().count();
                });
                int reported = faultyShop.report(db -> db.fetchCount(ORDERS));
                assertThat(List.of(users, (long) reported)).containsExactly(1L, 0L);
            } finally {
                faulty.set(false);
            }
            assertThat(runs).hasValue(1);
        }
    }

    @Test
    void a_copy_whose_source_fails_after_the_commit_of_the_target_is_made_once() {
        aUser(shop, "Alice");
        AtomicBoolean copied = new AtomicBoolean();
        FaultyPool.Fault lostAfterwards = (method, argument) ->
                copied.get() && (method.equals("Connection.commit") || argument.equals("COMMIT")) ? lost : null;
        try (TestShop target = database.emptyShop();
                Shop source = Shop.on(pool(lostAfterwards))) {
            faulty.set(true);
            Copied result = source.read(tx -> {
                Copied inner = ShopCopy.from(source).to(target.shop()).run();
                copied.set(true);
                return inner;
            });
            assertThat(result).isNotNull();
            assertThat(target.checksums()).isEqualTo(shop.checksums());
        }
    }

    @Test
    void a_commit_in_doubt_of_another_shop_does_not_run_the_outer_transaction_again() {
        AtomicInteger runs = new AtomicInteger();
        Unavailable inDoubt = new Unavailable("the other shop's", "look whether it took effect.", null);
        assertThatThrownBy(() -> shop.run(tx -> {
                    runs.incrementAndGet();
                    throw inDoubt;
                }))
                .isSameAs(inDoubt);
        assertThat(runs).hasValue(1);
    }

    @Test
    void a_connection_that_cannot_be_given_back_does_not_hide_the_error_of_the_callback() {
        IllegalStateException mine = new IllegalStateException("mine");
        try (Shop faultyShop = Shop.on(pool(failing("Connection.close", "", lost)))) {
            faulty.set(true);
            for (boolean write : new boolean[] {true, false}) {
                assertThatThrownBy(() -> {
                            if (write) {
                                faultyShop.run(tx -> {
                                    throw mine;
                                });
                            } else {
                                faultyShop.report(db -> {
                                    throw mine;
                                });
                            }
                        })
                        .isSameAs(mine);
            }
            assertThat(mine.getSuppressed()).hasSize(2);
        }
    }

    @Test
    void a_pool_that_gives_no_connection_is_unavailable() {
        SQLException closed = new SQLException("closed");
        try (Shop faultyShop = Shop.on(pool(failing("DataSource.getConnection", "", closed)))) {
            faulty.set(true);
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> faultyShop.run(tx -> {}))
                    .withMessageContaining("The pool provides no connection");
        }
    }

    private void anOrderIsPlacedOnce(String method, String argument, Throwable thrown) {
        anOrderIsPlacedOnce(failing(method, argument, thrown));
    }

    private void anOrderIsPlacedOnce(FaultyPool.Fault fault) {
        User alice =
                shop.write(tx -> tx.users().all().list()).stream().findAny().orElseGet(() -> aUser(shop, "Alice"));
        Product book = aProduct(shop, "Book", "1.00", 10);
        AtomicInteger runs = new AtomicInteger();
        List<String> mails = new ArrayList<>();
        int before = orders();
        Order placed;
        try (Shop faultyShop = Shop.on(pool(fault))) {
            placed = faultyShop.write(tx -> {
                faulty.set(true);
                runs.incrementAndGet();
                tx.afterCommit(() -> mails.add("sent"));
                return tx.orders().place(NewOrder.by(alice.id()).item(book.id(), 1));
            });
        } finally {
            faulty.set(false);
        }
        assertThat(runs).hasValue(1);
        assertThat(mails).containsExactly("sent");
        assertThat(orders()).isEqualTo(before + 1);
        assertThat(stockOf(shop, book)).isEqualTo(9);
        shop.run(tx -> assertThat(tx.orders().get(placed.id()).id()).isEqualTo(placed.id()));
    }

    private int orders() {
        return shop.report(db -> db.fetchCount(ORDERS));
    }

    private DataSource pool(FaultyPool.Fault fault) {
        return FaultyPool.of(
                shop.dataSource(), (method, argument) -> faulty.get() ? fault.after(method, argument) : null);
    }

    private static FaultyPool.Fault failing(String method, String argument, Throwable thrown) {
        return (called, with) -> called.equals(method) && (argument.isEmpty() || argument.equals(with)) ? thrown : null;
    }
}
