package io.shopsql.schema;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.error.Duplicate;
import io.shopsql.error.ReadOnlyTransaction;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.report.TimeRange;
import io.shopsql.report.customers.SalesByCustomer;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A pooler that may give each transaction another connection of the server. */
@Timeout(value = 40, unit = MINUTES)
@Tag("long")
class BehindATransactionPoolerTest {

    private static final int ROUNDS = 20;
    private static final int PROCESSES = 4;

    @AutoClose
    private final TestDatabase.Home home = TestDatabase.POSTGRES.emptyDatabase();

    @TempDir
    private Path folder;

    @AutoClose
    private TransactionPooler pooler;

    @BeforeEach
    void start() throws Exception {
        pooler = TransactionPooler.before(home, folder);
    }

    @Test
    void processes_that_open_an_empty_database_at_once_all_succeed_and_one_migrates() throws Exception {
        List<OpeningProcess> processes = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(new OpeningProcess());
            }
            for (int round = 1; round <= ROUNDS; round++) {
                try (TestDatabase.Home empty = TestDatabase.POSTGRES.emptyDatabase()) {
                    String url = pooler.url((PGSimpleDataSource) empty.dataSource());
                    processes.forEach(process -> process.open(url));
                    for (OpeningProcess process : processes) {
                        assertThat(process.outcome())
                                .describedAs("round %d", round)
                                .isEqualTo("done");
                    }
                    assertMigratedOnce(empty.dataSource());
                }
            }
        } finally {
            for (OpeningProcess process : processes) {
                process.close();
            }
        }
    }

    private static void assertMigratedOnce(DataSource direct) throws Exception {
        assertThat(Migrations.of(direct).status().current()).isTrue();
        assertThat(Migrations.of(direct).lock()).isEmpty();
        assertThat(Jdbc.rows(
                        direct,
                        "select count(distinct deployment_id), count(*) - count(distinct id) from shop_changelog"))
                .containsExactly(List.of("1", "0"));
    }

    @Test
    void migrating_and_looking_leave_no_setting_on_the_connections_of_the_server() throws Exception {
        DataSource pooled = pooler.dataSource((PGSimpleDataSource) home.dataSource());
        Migrations migrations = Migrations.of(pooled).inSchema("shop");
        migrations.apply();
        migrations.rollback(3);
        migrations.tag("before");
        assertThat(migrations.sql()).contains("INSERT INTO");
        assertThat(migrations.rollbackSql(1)).contains("DELETE FROM");
        assertThat(migrations.unlock()).isFalse();
        migrations.apply();
        migrations.to("before");
        migrations.apply();
        assertThat(migrations.diff().isEmpty()).isTrue();
        assertThat(migrations.history()).hasSize(migrations.status().applied().size());
        List<Connection> transactions = new ArrayList<>();
        try {
            // every connection that the pooler has
            for (int i = 0; i < 5; i++) {
                Connection connection = pooled.getConnection();
                transactions.add(connection);
                connection.setAutoCommit(false);
                assertThat(DatabaseKind.ask(connection, "show search_path")).isEqualTo("\"$user\", public");
                assertThat(DatabaseKind.ask(connection, "show transaction_read_only"))
                        .isEqualTo("off");
            }
        } finally {
            for (Connection connection : transactions) {
                connection.close();
            }
        }
    }

    @Test
    void a_shop_works_as_it_does_without_one() {
        ShopConfig config = ShopConfig.of(pooler.url((PGSimpleDataSource) home.dataSource()));
        try (Shop shop = Shop.open(config);
                Shop other = Shop.open(config)) {
            for (int round = 0; round < 10; round++) {
                String name = "User " + round;
                User user = shop.write(tx -> tx.users().insert(new NewUser(name, name + "@example.com")));
                List<Product> products = other.write(tx -> tx.products()
                        .insertAll(IntStream.range(0, 30)
                                .mapToObj(i -> new NewProduct(name + " " + i, Money.of("29.99")).withStock(10))
                                .toList()));
                Order order = shop.write(tx -> tx.orders()
                        .place(NewOrder.by(user.id()).item(products.get(0).id(), 2)));
                assertThat(other.<Order>read(tx -> tx.orders().get(order.id()))).isEqualTo(order);
                assertThatExceptionOfType(Duplicate.class)
                        .isThrownBy(() -> shop.run(tx -> {
                            tx.users().insert(new NewUser(name + " again", name + ".again@example.com"));
                            tx.users().insert(new NewUser(name, name + "@example.com"));
                        }));
                assertThatExceptionOfType(ReadOnlyTransaction.class)
                        .isThrownBy(
                                () -> shop.read(tx -> tx.users().insert(new NewUser("Nobody", "nobody@example.com"))));
                // a savepoint
                shop.run(tx -> {
                    assertThatExceptionOfType(IllegalStateException.class)
                            .isThrownBy(() -> shop.run(inner -> {
                                inner.users().insert(new NewUser("Nobody", "nobody@example.com"));
                                throw new IllegalStateException("undone");
                            }));
                    tx.orders().complete(order.id());
                });
            }
            assertThat(shop.report(new SalesByCustomer(TimeRange.ALL))).hasSize(10);
            assertThat(shop.<Long>read(tx -> tx.users().all().count())).isEqualTo(10);
            assertThat(shop.<Long>read(tx -> tx.products().all().stream(Stream::count)))
                    .isEqualTo(300);
            assertThat(shop.<Long>writeSerializable(tx -> tx.products().all().count()))
                    .isEqualTo(300);
        }
    }

    @Test
    void a_lock_that_is_held_is_seen_by_others_and_a_dead_one_taken_over() throws Exception {
        DataSource pooled = pooler.dataSource((PGSimpleDataSource) home.dataSource());
        Migrations migrations = Migrations.of(pooled).lockTimeout(Duration.ZERO);
        assertThat(MigratingProcess.dying(pooled, 12, folder.resolve("killed")).waitFor())
                .isEqualTo(9);
        while (migrations.lock().orElseThrow().running()) {
            Thread.sleep(20);
        }
        migrations.apply();
        assertThat(migrations.lock()).isEmpty();
        assertThat(migrations.status().current()).isTrue();
    }
}
