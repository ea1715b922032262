package io.shopsql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.shopsql.ShopConfig.Durability;
import io.shopsql.ShopConfig.Migrate;
import io.shopsql.error.BadConfiguration;
import io.shopsql.error.Contention;
import io.shopsql.error.MigrationPending;
import io.shopsql.error.ShopClosed;
import io.shopsql.error.ShopException;
import io.shopsql.error.TimedOut;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestDatabase.Home;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/** Every setting of {@link ShopConfig}, and each that we choose for the drivers, read back where it takes effect. */
@EveryDatabase
@Tag("long")
class SettingsTakeEffectTest {

    private final TestDatabase database;
    private final boolean postgres;

    private final Map<String, ThrowingCallable> settings = Map.ofEntries(
            Map.entry("changelog", this::changelog),
            Map.entry("clock", this::clock),
            Map.entry("closeTimeout", this::closeTimeout),
            Map.entry("connectionTimeout", this::connectionTimeout),
            Map.entry("connections", this::connections),
            Map.entry("durability", this::durability),
            Map.entry("groupCommit", this::groupCommit),
            Map.entry("keptStatements", this::keptStatements),
            Map.entry("lockTimeout", this::lockTimeout),
            Map.entry("maxAttempts", this::maxAttempts),
            Map.entry("migrations", this::migrations),
            Map.entry("password", this::password),
            Map.entry("poolWithoutAutoCommit", this::poolWithoutAutoCommit),
            Map.entry("schema", this::schema),
            Map.entry("socketTimeout", this::socketTimeout),
            Map.entry("user", this::user));

    SettingsTakeEffectTest(TestDatabase database) {
        this.database = database;
        this.postgres = database == TestDatabase.POSTGRES;
    }

    @TestFactory
    Stream<DynamicTest> each_setting_takes_effect() {
        return settings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), entry.getValue()::call));
    }

    @Test
    void every_setting_is_read_back_here() {
        Set<String> ofShopConfig = Stream.of(ShopConfig.class.getMethods())
                .filter(method -> method.getReturnType() == ShopConfig.class)
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toSet());
        assertThat(settings.keySet()).isEqualTo(ofShopConfig);
    }

    private void changelog() throws SQLException {
        try (Home home = database.emptyDatabase()) {
            Shop.open(home.config().changelog("io/shopsql/schema/app/changelog.xml"))
                    .close();
            assertThat(ask(home, "select count(*) from reviews")).isEqualTo("0");
        }
    }

    private void clock() {
        Instant then = Instant.parse("2001-02-03T04:05:06Z");
        try (TestShop shop = database.emptyShop(config -> config.clock(Clock.fixed(then, ZoneOffset.UTC)))) {
            assertThat(shop.write(tx -> tx.users().insert(new NewUser("Alice", "alice@example.com")))
                            .createdAt())
                    .isEqualTo(then);
        }
    }

    private void closeTimeout() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (Home home = database.emptyDatabase()) {
            Shop shop = Shop.open(home.config().closeTimeout(Duration.ZERO));
            CompletableFuture<Void> call = CompletableFuture.runAsync(
                    () -> shop.run(tx -> {
                        begun.countDown();
                        await(release);
                    }),
                    work -> new Thread(work).start());
            await(begun);
            shop.close();
            release.countDown();
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(call::join)
                    .withCauseInstanceOf(ShopClosed.class);
        }
    }

    private void poolWithoutAutoCommit() {
        HikariConfig pool = new HikariConfig();
        pool.setAutoCommit(false);
        try (TestShop shop = database.emptyShop()) {
            pool.setDataSource(shop.dataSource());
            try (HikariDataSource source = new HikariDataSource(pool)) {
                assertThatExceptionOfType(BadConfiguration.class).isThrownBy(() -> Shop.on(source));
                Shop on = Shop.on(source, ShopConfig.defaults().poolWithoutAutoCommit(true));
                assertThat(on.<Long>read(tx -> tx.users().all().count())).isZero();
                on.close();
            }
        }
    }

    private void connectionTimeout() throws Exception {
        exhausted(1, Duration.ofMillis(1234), "within 1234 ms");
    }

    private void connections() throws Exception {
        exhausted(3, Duration.ofSeconds(1), "total=3, active=3, idle=0");
    }

    /** Holds all connections for reading and asks for one more. */
    private void exhausted(int max, Duration timeout, String message) throws Exception {
        try (TestShop shop =
                database.emptyShop(config -> config.connections(1, max).connectionTimeout(timeout))) {
            CountDownLatch release = new CountDownLatch(1);
            CompletableFuture<?>[] holders = new CompletableFuture<?>[max];
            for (int i = 0; i < max; i++) {
                CountDownLatch held = new CountDownLatch(1);
                holders[i] = CompletableFuture.runAsync(
                        () -> {
                            // a busy machine may not open the connection in so short a time
                            while (held.getCount() > 0) {
                                try {
                                    shop.read(tx -> {
                                        held.countDown();
                                        await(release);
                                        return tx;
                                    });
                                } catch (TimedOut again) {
                                    Thread.onSpinWait();
                                }
                            }
                        },
                        work -> new Thread(work).start());
                await(held);
            }
            assertThatExceptionOfType(TimedOut.class)
                    .isThrownBy(() -> shop.read(tx -> tx.users().all().count()))
                    .withMessageContaining(message);
            release.countDown();
            CompletableFuture.allOf(holders).get();
        }
    }

    private void durability() throws SQLException {
        for (Durability durability : Durability.values()) {
            try (TestShop shop = database.emptyShop(config -> config.durability(durability))) {
                if (postgres) {
                    String own = "show synchronous_commit";
                    assertThat(inWrite(shop.shop(), own)).isEqualTo(ask(shop, own));
                } else {
                    assertThat(inWrite(shop.shop(), "pragma synchronous"))
                            .isEqualTo(durability == Durability.FULL ? "2" : "1");
                }
            }
        }
    }

    /** What it means for two writes: {@link GroupCommitTest}. */
    private void groupCommit() {
        GroupCommitTest.assertSharesCommits(database, config -> config.groupCommit(false), false);
        GroupCommitTest.assertSharesCommits(database, config -> config.groupCommit(true), !postgres);
    }

    private void keptStatements() {
        if (postgres) {
            return; // the driver keeps statements by itself
        }
        assertThat(isKept(0)).isFalse();
        assertThat(isKept(1)).isTrue();
    }

    private boolean isKept(int keptStatements) {
        try (TestShop shop = database.emptyShop(config -> config.keptStatements(keptStatements))) {
            return shop.write(tx -> tx.db().connectionResult(connection -> {
                PreparedStatement first = connection.prepareStatement("select 1");
                JDBC4PreparedStatement kept = first.unwrap(JDBC4PreparedStatement.class);
                first.close();
                try (PreparedStatement again = connection.prepareStatement("select 1")) {
                    return again.unwrap(JDBC4PreparedStatement.class) == kept;
                }
            }));
        }
    }

    private void lockTimeout() {
        ShopConfig config = ShopConfig.defaults().lockTimeout(Duration.ofMillis(7654));
        try (TestShop shop = database.emptyShop(c -> c.lockTimeout(Duration.ofMillis(7654)));
                Shop borrowing = Shop.on(shop.dataSource(), config)) {
            String sql = postgres ? "show lock_timeout" : "pragma busy_timeout";
            for (Shop each : Set.of(shop.shop(), borrowing)) {
                assertThat(inRead(each, sql)).isEqualTo(postgres ? "0" : "7654");
                assertThat(inWrite(each, sql)).isEqualTo(postgres ? "0" : "7654");
            }
        }
    }

    private void maxAttempts() {
        try (TestShop shop = database.emptyShop(config -> config.maxAttempts(3))) {
            AtomicInteger attempts = new AtomicInteger();
            assertThatExceptionOfType(Contention.class)
                    .isThrownBy(() -> shop.run(tx -> {
                        attempts.incrementAndGet();
                        throw new Contention("lost", null);
                    }));
            assertThat(attempts).hasValue(3);
        }
    }

    private void migrations() throws SQLException {
        try (Home home = database.emptyDatabase()) {
            String tables = postgres
                    ? "select count(*) from information_schema.tables where table_schema = 'public'"
                    : "select count(*) from sqlite_master";
            assertThatExceptionOfType(MigrationPending.class)
                    .isThrownBy(() -> Shop.open(home.config().migrations(Migrate.VERIFY)));
            Shop.open(home.config().migrations(Migrate.OFF)).close();
            assertThat(ask(home, tables)).isEqualTo("0");
            Shop.open(home.config().migrations(Migrate.APPLY)).close();
            assertThat(ask(home, tables)).isNotEqualTo("0");
        }
    }

    private void password() {
        AtomicInteger asked = new AtomicInteger();
        try (TestShop shop = database.emptyShop()) {
            String url = shop.url().replaceAll("&?password=[^&]*", "");
            String password = shop.url().equals(url) ? "any" : shop.url().replaceAll(".*[?&]password=([^&]*).*", "$1");
            ShopConfig config = ShopConfig.of(url).password(() -> {
                asked.incrementAndGet();
                return password;
            });
            try (Shop other = Shop.open(config)) {
                // the user of the URL stays
                if (postgres) {
                    assertThat(inRead(other, "select current_user"))
                            .isEqualTo(inRead(shop.shop(), "select current_user"))
                            .isEqualTo(url.replaceAll(".*[?&]user=([^&]*).*", "$1"));
                }
            }
            assertThat(asked.get()).isEqualTo(postgres ? asked.get() : 0);
            assertThat(asked.get() > 0).isEqualTo(postgres);
        }
    }

    private void schema() {
        try (Home home = database.emptyDatabase()) {
            ShopConfig config = home.config().schema("Elsewhere");
            if (postgres) {
                try (Shop shop = Shop.open(config)) {
                    assertThat(inRead(shop, "select current_schema()")).isEqualTo("Elsewhere");
                    assertThat(inWrite(shop, "select current_schema()")).isEqualTo("Elsewhere");
                }
            } else {
                assertThatExceptionOfType(BadConfiguration.class).isThrownBy(() -> Shop.open(config));
            }
        }
    }

    private void socketTimeout() {
        Duration minute = Duration.ofMinutes(1);
        assertSocketTimeout(config -> config, minute);
        assertSocketTimeout(config -> config.socketTimeout(Duration.ofSeconds(77)), Duration.ofSeconds(77));
        assertSocketTimeout(config -> config.socketTimeout(Duration.ofMillis(77_001)), Duration.ofSeconds(78));
        if (postgres) {
            try (TestShop shop = database.emptyShop();
                    Shop other = Shop.open(with(shop.url(), "socketTimeout=78"))) {
                assertThat(networkTimeout(other)).isEqualTo(Duration.ofSeconds(78));
            }
        }
    }

    private void assertSocketTimeout(TestShop.Settings with, Duration expected) {
        try (TestShop shop = database.emptyShop(with)) {
            assertThat(networkTimeout(shop.shop())).isEqualTo(postgres ? expected : Duration.ZERO);
        }
    }

    private static Duration networkTimeout(Shop shop) {
        return Duration.ofMillis(shop.read(tx -> tx.db().connectionResult(Connection::getNetworkTimeout)));
    }

    private void user() throws SQLException {
        try (TestShop shop = database.emptyShop()) {
            String bare = shop.url().replaceAll("\\?.*", "");
            String role = "shop_" + UUID.randomUUID().toString().replace("-", "");
            if (postgres) {
                run(shop, "create role " + role + " superuser login password 'secret'");
            }
            try (Shop other = Shop.open(ShopConfig.of(bare).user(role).password(() -> "secret"))) {
                if (postgres) {
                    assertThat(inRead(other, "select current_user")).isEqualTo(role);
                    assertThat(inWrite(other, "select current_user")).isEqualTo(role);
                }
            } finally {
                if (postgres) {
                    run(shop, "drop role " + role);
                }
            }
        }
    }

    @Test
    void a_setting_both_in_the_url_and_on_the_configuration_is_refused() {
        Map<String, UnaryOperator<ShopConfig>> twice = Map.of(
                "user", config -> config.user("alice"),
                "password", config -> config.password(() -> "secret"),
                "currentSchema", config -> config.schema("elsewhere"),
                "socketTimeout", config -> config.socketTimeout(Duration.ofSeconds(5)));
        twice.forEach((parameter, setting) -> {
            ShopConfig config = ShopConfig.of("jdbc:postgresql://localhost/shop?" + parameter + "=7");
            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> setting.apply(config))
                    .withMessageContainingAll("set twice", "in the URL as " + parameter);
        });
    }

    @Test
    void the_driver_gets_what_the_readme_promises() {
        try (TestShop shop = database.emptyShop()) {
            if (postgres) {
                assertThat(inRead(shop.shop(), "show application_name")).isEqualTo("shop");
                try (Shop other = Shop.open(with(shop.url(), "ApplicationName=till%207"))) {
                    assertThat(inWrite(other, "show application_name")).isEqualTo("till 7");
                }
                assertKeepAlive(with(shop.url(), "socketFactory=" + RecordedSockets.class.getName()), true);
                assertKeepAlive(
                        with(shop.url(), "tcpKeepAlive=false&socketFactory=" + RecordedSockets.class.getName()), false);
            } else {
                assertThat(inWrite(shop.shop(), "pragma foreign_keys")).isEqualTo("1");
                assertThat(inRead(shop.shop(), "pragma foreign_keys")).isEqualTo("1");
                assertThat(inRead(shop.shop(), "pragma journal_mode")).isEqualTo("wal");
                assertThat(inWrite(shop.shop(), "pragma cache_size")).isEqualTo("-65536");
                assertThat(inRead(shop.shop(), "pragma query_only")).isIn("0", "1");
            }
        }
    }

    private static void assertKeepAlive(String url, boolean expected) {
        RecordedSockets.MADE.clear();
        try (Shop shop = Shop.open(ShopConfig.of(url).connections(1, 1))) {
            shop.run(tx -> assertThat(RecordedSockets.MADE)
                    .isNotEmpty()
                    .filteredOn(socket -> !socket.isClosed())
                    .allSatisfy(socket -> assertThat(socket.getKeepAlive()).isEqualTo(expected)));
        }
    }

    @Test
    void a_frozen_server_fails_a_call_after_the_socket_timeout() throws Exception {
        if (!postgres) {
            return;
        }
        try (TestShop shop = database.emptyShop()) {
            URI server = URI.create(shop.url().replaceAll("^jdbc:", ""));
            try (FreezingProxy proxy = new FreezingProxy(server.getHost(), server.getPort())) {
                String url = "jdbc:postgresql://localhost:" + proxy.port() + server.getPath() + "?" + server.getQuery();
                ShopConfig config = ShopConfig.of(url)
                        .connections(1, 1)
                        .connectionTimeout(Duration.ofSeconds(5))
                        .socketTimeout(Duration.ofSeconds(5));
                try (Shop through = Shop.open(config)) {
                    assertThatExceptionOfType(ShopException.class)
                            .isThrownBy(() -> assertTimeoutPreemptively(
                                    Duration.ofMinutes(10),
                                    () -> through.run(tx -> {
                                        proxy.freeze();
                                        tx.users().all().count();
                                    })))
                            .satisfies(e ->
                                    assertThat(e.what()).containsAnyOf("is lost", "Cannot connect", "No connection"));
                }
            }
        }
    }

    private static String with(String url, String parameters) {
        return url + (url.contains("?") ? "&" : "?") + parameters;
    }

    private static String inRead(Shop shop, String sql) {
        return shop.read(tx -> tx.db().connectionResult(connection -> ask(connection, sql)));
    }

    private static String inWrite(Shop shop, String sql) {
        return shop.write(tx -> tx.db().connectionResult(connection -> ask(connection, sql)));
    }

    private static String ask(Home home, String sql) throws SQLException {
        try (Connection connection = home.dataSource().getConnection()) {
            return ask(connection, sql);
        }
    }

    private static String ask(TestShop shop, String sql) throws SQLException {
        try (Connection connection = shop.dataSource().getConnection()) {
            return ask(connection, sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static void run(TestShop shop, String sql) throws SQLException {
        try (Connection connection = shop.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
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
