package io.shopsql;

import io.shopsql.error.BadConfiguration;
import io.shopsql.internal.Engines;
import io.shopsql.internal.engine.ConnectionSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a shop is opened. Immutable and thread-safe: each setting returns a new configuration.
 *
 * <pre>{@code
 * ShopConfig config = ShopConfig.of("jdbc:postgresql://db.example.com/shop")
 *         .user("shop")
 *         .password(() -> System.getenv("SHOP_PASSWORD"))
 *         .connections(2, 20);
 * }</pre>
 *
 * <table>
 * <caption>ConnectionSettings and their defaults</caption>
 * <tr><th>setting</th><th>default</th><th>meaning</th></tr>
 * <tr><td>{@link #connections}</td><td>2..10</td><td>Postgres: the pool; SQLite: its readers, beside one writer</td></tr>
 * <tr><td>{@link #connectionTimeout}</td><td>30 s</td><td>longest wait for a connection, or for the turn to write</td></tr>
 * <tr><td>{@link #lockTimeout}</td><td>5 s</td><td>SQLite: longest wait for another process' lock of the file</td></tr>
 * <tr><td>{@link #socketTimeout}</td><td>60 s</td><td>Postgres: longest wait for an answer of the server</td></tr>
 * <tr><td>{@link #durability}</td><td>FULL</td><td>SQLite: whether an acknowledged order survives a power cut</td></tr>
 * <tr><td>{@link #migrations}</td><td>APPLY</td><td>what opening does about the schema</td></tr>
 * <tr><td>{@link #changelog}</td><td>ours alone</td><td>the changelog of an application that includes ours</td></tr>
 * <tr><td>{@link #poolWithoutAutoCommit}</td><td>false</td><td>whether a pool of the application hands out idle
 * connections with autocommit off</td></tr>
 * <tr><td>{@link #maxAttempts}</td><td>10</td><td>how often a transaction is tried that lost against others</td></tr>
 * <tr><td>{@link #closeTimeout}</td><td>30 s</td><td>how long closing waits for calls under way</td></tr>
 * </table>
 */
public final class ShopConfig {

    /** What opening a shop does about the schema. */
    public enum Migrate {
        /** Brings the database to the head of the changelog. */
        APPLY,
        /** Refuses a database that is not there. */
        VERIFY,
        /** Does not look. */
        OFF
    }

    /** What a power cut may take, on SQLite; Postgres follows its own {@code synchronous_commit}. */
    public enum Durability {
        /** Nothing that was acknowledged. */
        FULL,
        /** The last transactions, never the consistency of the file; about three times the commits. */
        NORMAL
    }

    private final Values values;

    private ShopConfig(Values values) {
        this.values = values;
    }

    /**
     * The defaults, for {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql://HOST[:PORT]/DATABASE[?PARAMETERS]}. A
     * parameter of the driver in a Postgres URL wins over the defaults of this class ({@code socketTimeout}, {@code
     * tcpKeepAlive}, {@code ApplicationName}); a setting both in the URL and on the configuration is refused.
     *
     * @throws BadConfiguration if the URL is of neither engine, holds a user or a password before an {@code @}, or has a
     *     parameter that the driver does not know. The message repeats nothing of it
     */
    public static ShopConfig of(String url) {
        return new ShopConfig(new Values(url, Engines.ofUrl(url).parametersOf(url)));
    }

    /** The defaults without a URL, for {@link Shop#on}: the application's pool knows where the database is. */
    public static ShopConfig defaults() {
        return new ShopConfig(new Values("", Set.of()));
    }

    /** Postgres at a host, as five plain values; the password is asked for at each new connection. */
    public static ShopConfig postgres(String host, int port, String database, String user, Supplier<String> password) {
        return of("jdbc:postgresql://" + host + ":" + port + "/" + URLEncoder.encode(database, StandardCharsets.UTF_8))
                .user(user)
                .password(password);
    }

    /** The user of the database; SQLite has none. */
    public ShopConfig user(String user) {
        refuseTwice("user", "user");
        return with(v -> v.user = user);
    }

    /** Where the password comes from; asked at each new connection, kept nowhere, never logged. */
    public ShopConfig password(Supplier<String> password) {
        refuseTwice("password", "password");
        return with(v -> v.password = password);
    }

    /**
     * The schema of a Postgres database, made if it is missing. Unless given: the first of the search path that holds a
     * shop, else the first that is there; decided once, for the life of the shop ({@link
     * io.shopsql.schema.Migrations#schema}).
     */
    public ShopConfig schema(String schema) {
        refuseTwice("schema", "currentSchema");
        return with(v -> v.schema = schema);
    }

    /** How many connections are kept open at least and at most: 1..100, the first not above the second. */
    public ShopConfig connections(int min, int max) {
        if (min < 1 || max > 100 || min > max) {
            throw new BadConfiguration(
                    "connections must be 1..100 with min <= max, was " + min + ".." + max + ".",
                    "correct the numbers.");
        }
        return with(v -> {
            v.minConnections = min;
            v.maxConnections = max;
        });
    }

    /** The longest wait for a connection from the pool, and on SQLite for the turn to write; at least 250 ms. */
    public ShopConfig connectionTimeout(Duration timeout) {
        Duration checked = atLeast("connectionTimeout", timeout, Duration.ofMillis(250));
        return with(v -> v.connectionTimeout = checked);
    }

    /** On SQLite the longest wait for the lock of another process; at least 5 s. */
    public ShopConfig lockTimeout(Duration timeout) {
        Duration checked = atLeast("lockTimeout", timeout, Duration.ofSeconds(5));
        return with(v -> v.lockTimeout = checked);
    }

    /**
     * On Postgres the longest wait for an answer, after which the connection counts as lost: 1 s to one day, in whole
     * seconds, rounded up. A server that freezes fails a statement after this time; the next connection is waited for at
     * most {@link #connectionTimeout}.
     *
     * @throws BadConfiguration if the URL sets it too
     */
    public ShopConfig socketTimeout(Duration timeout) {
        refuseTwice("socketTimeout", "socketTimeout");
        Duration checked = atLeast("socketTimeout", timeout, Duration.ofSeconds(1));
        return with(v -> v.socketTimeout = checked);
    }

    /** What a power cut may take, on SQLite. */
    public ShopConfig durability(Durability durability) {
        return with(v -> v.durability = durability);
    }

    /** How often a transaction is tried that lost against others: 1..100. */
    public ShopConfig maxAttempts(int attempts) {
        if (attempts < 1 || attempts > 100) {
            throw new BadConfiguration("maxAttempts must be 1..100, was " + attempts + ".", "correct the number.");
        }
        return with(v -> v.maxAttempts = attempts);
    }

    /** How long {@link Shop#close} waits for calls under way; 0 to one day, 0 cuts them off at once. */
    public ShopConfig closeTimeout(Duration timeout) {
        Duration checked = atLeast("closeTimeout", timeout, Duration.ZERO);
        return with(v -> v.closeTimeout = checked);
    }

    /** What opening does about the schema. */
    public ShopConfig migrations(Migrate migrations) {
        return with(v -> v.migrations = migrations);
    }

    /**
     * The changelog of an application, a resource that includes ours: its tables are migrated with those of the shop
     * ({@link io.shopsql.schema.Migrations#changelog}).
     */
    public ShopConfig changelog(String resource) {
        return with(v -> v.changelog = resource);
    }

    /**
     * Whether the pool of {@link Shop#on} hands out idle connections with autocommit off (HikariCP: {@code
     * autoCommit=false}); false unless given, and such a connection is refused, since it may be in a transaction of somebody
     * else. If true, what is uncommitted on a borrowed connection is rolled back: never set it for a data source that hands
     * out the connection of a running transaction, such as Spring's {@code TransactionAwareDataSourceProxy}.
     */
    public ShopConfig poolWithoutAutoCommit(boolean without) {
        return with(v -> v.poolWithoutAutoCommit = without);
    }

    /** The clock that dates new rows; the system's unless given. */
    public ShopConfig clock(Clock clock) {
        return with(v -> v.clock = clock);
    }

    ConnectionSettings settings() {
        return new ConnectionSettings(
                values.url,
                values.user,
                values.password,
                values.schema,
                values.minConnections,
                values.maxConnections,
                values.connectionTimeout,
                values.lockTimeout,
                values.socketTimeout,
                values.durability == Durability.FULL,
                values.poolWithoutAutoCommit);
    }

    Migrate migrations() {
        return values.migrations;
    }

    @Nullable
    String changelog() {
        return values.changelog;
    }

    Clock clock() {
        return values.clock;
    }

    int maxAttempts() {
        return values.maxAttempts;
    }

    Duration closeTimeout() {
        return values.closeTimeout;
    }

    /** Whichever of the two won, the other would be without effect. */
    private void refuseTwice(String setting, String parameter) {
        if (values.parameters.contains(parameter)) {
            throw new BadConfiguration(
                    setting + " is given twice: on ShopConfig, and in the URL as " + parameter + ".",
                    "leave one of the two out.");
        }
    }

    private ShopConfig with(Consumer<Values> change) {
        Values changed = new Values(values);
        change.accept(changed);
        return new ShopConfig(changed);
    }

    private static Duration atLeast(String name, Duration value, Duration least) {
        if (value.compareTo(least) < 0 || value.compareTo(Duration.ofDays(1)) > 0) {
            throw new BadConfiguration(
                    name + " must be " + least.toMillis() + " ms to one day, was " + value.toMillis() + " ms.",
                    "correct the duration.");
        }
        return value;
    }

    /** The URL without its parameters; never the password. */
    @Override
    public String toString() {
        return "ShopConfig[" + settings() + ", migrations=" + values.migrations + "]";
    }

    /** The settings, changed only while a copy is made. */
    private static final class Values {
        private final String url;
        private final Set<String> parameters;
        private @Nullable String user;
        private @Nullable Supplier<String> password;
        private String schema = "";
        private int minConnections = 2;
        private int maxConnections = 10;
        private Duration connectionTimeout = Duration.ofSeconds(30);
        private Duration lockTimeout = Duration.ofSeconds(5);
        private Duration socketTimeout = Duration.ofSeconds(60);
        private Durability durability = Durability.FULL;
        private int maxAttempts = 10;
        private Duration closeTimeout = Duration.ofSeconds(30);
        private Migrate migrations = Migrate.APPLY;
        private @Nullable String changelog;
        private boolean poolWithoutAutoCommit;
        private Clock clock = Clock.systemUTC();

        private Values(String url, Set<String> parameters) {
            this.url = url;
            this.parameters = parameters;
        }

        private Values(Values other) {
            url = other.url;
            parameters = other.parameters;
            user = other.user;
            password = other.password;
            schema = other.schema;
            minConnections = other.minConnections;
            maxConnections = other.maxConnections;
            connectionTimeout = other.connectionTimeout;
            lockTimeout = other.lockTimeout;
            socketTimeout = other.socketTimeout;
            durability = other.durability;
            maxAttempts = other.maxAttempts;
            closeTimeout = other.closeTimeout;
            migrations = other.migrations;
            changelog = other.changelog;
            poolWithoutAutoCommit = other.poolWithoutAutoCommit;
            clock = other.clock;
        }
    }
}
