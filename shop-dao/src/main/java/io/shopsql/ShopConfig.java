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
 * The configuration of a shop. Immutable and thread-safe: each setting returns a new configuration.
 *
 * <pre>{@code
 * ShopConfig config = ShopConfig.of("jdbc:postgresql://db.example.com/shop")
 *         .user("shop")
 *         .password(() -> System.getenv("SHOP_PASSWORD"))
 *         .connections(2, 20);
 * }</pre>
 *
 * <table>
 * <caption>Settings and their defaults</caption>
 * <tr><th>setting</th><th>default</th><th>meaning</th></tr>
 * <tr><td>{@link #connections}</td><td>2..10</td><td>Postgres: pool size; SQLite: readers beside one writer</td></tr>
 * <tr><td>{@link #connectionTimeout}</td><td>30 s</td><td>longest wait for a connection or the turn to write</td></tr>
 * <tr><td>{@link #lockTimeout}</td><td>5 s</td><td>SQLite: longest wait for another process' file lock</td></tr>
 * <tr><td>{@link #socketTimeout}</td><td>60 s</td><td>Postgres: longest wait for a response of the server</td></tr>
 * <tr><td>{@link #durability}</td><td>FULL</td><td>SQLite: whether committed data survives a power failure</td></tr>
 * <tr><td>{@link #groupCommit}</td><td>true</td><td>SQLite: whether waiting transactions share a commit</td></tr>
 * <tr><td>{@link #keptStatements}</td><td>128</td><td>SQLite: statements that a connection keeps prepared</td></tr>
 * <tr><td>{@link #migrations}</td><td>APPLY</td><td>whether opening migrates the schema</td></tr>
 * <tr><td>{@link #changelog}</td><td>only ours</td><td>an application's changelog that includes ours</td></tr>
 * <tr><td>{@link #poolWithoutAutoCommit}</td><td>false</td><td>whether the application's pool has autocommit off</td></tr>
 * <tr><td>{@link #maxAttempts}</td><td>10</td><td>attempts of a transaction under contention</td></tr>
 * <tr><td>{@link #closeTimeout}</td><td>30 s</td><td>how long closing waits for running calls</td></tr>
 * </table>
 */
public final class ShopConfig {

    /** Whether opening a shop migrates the schema. */
    public enum Migrate {
        /** Applies pending changesets. */
        APPLY,
        /** Refuses to open if changesets are pending. */
        VERIFY,
        /** Does not check the schema. */
        OFF
    }

    /** What a power failure may lose on SQLite; Postgres uses its own {@code synchronous_commit}. */
    public enum Durability {
        /** No committed transaction. */
        FULL,
        /**
         * The last transactions, but never the consistency of the file; about three times as many commits per second.
         */
        NORMAL
    }

    private final Values values;

    private ShopConfig(Values values) {
        this.values = values;
    }

    /**
     * The defaults, for {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql://HOST[:PORT]/DATABASE[?PARAMETERS]}. A
     * driver parameter in a Postgres URL overrides the defaults of this class ({@code socketTimeout}, {@code
     * tcpKeepAlive}, {@code ApplicationName}); a setting given both in the URL and here is refused.
     *
     * @throws BadConfiguration if the URL is for neither engine, contains a user or password before an {@code @}, or
     *     has a parameter unknown to the driver. The message does not repeat the URL
     */
    public static ShopConfig of(String url) {
        return new ShopConfig(new Values(url, Engines.ofUrl(url).parametersOf(url)));
    }

    /** The defaults without a URL, for {@link Shop#on} with the application's pool. */
    public static ShopConfig defaults() {
        return new ShopConfig(new Values("", Set.of()));
    }

    /** A Postgres database; the password is requested for each new connection. */
    public static ShopConfig postgres(String host, int port, String database, String user, Supplier<String> password) {
        return of("jdbc:postgresql://" + host + ":" + port + "/" + URLEncoder.encode(database, StandardCharsets.UTF_8))
                .user(user)
                .password(password);
    }

    /** The database user; SQLite has none. */
    public ShopConfig user(String user) {
        refuseTwice("user", "user");
        return with(v -> v.user = user);
    }

    /** Supplies the password; called for each new connection, never stored or logged. */
    public ShopConfig password(Supplier<String> password) {
        refuseTwice("password", "password");
        return with(v -> v.password = password);
    }

    /**
     * The schema of a Postgres database, created if missing. Default: the first of the search path that holds a shop,
     * else the first that exists; chosen once, when the shop is opened ({@link io.shopsql.schema.Migrations#schema}).
     */
    public ShopConfig schema(String schema) {
        refuseTwice("schema", "currentSchema");
        return with(v -> v.schema = schema);
    }

    /** The minimum and maximum number of open connections: 1..100, min not above max. Default: 2..10. */
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

    /** The longest wait for a connection, and on SQLite for the turn to write; at least 250 ms. Default: 30 s. */
    public ShopConfig connectionTimeout(Duration timeout) {
        Duration checked = atLeast("connectionTimeout", timeout, Duration.ofMillis(250));
        return with(v -> v.connectionTimeout = checked);
    }

    /** On SQLite the longest wait for the file lock of another process; at least 5 s, the default. */
    public ShopConfig lockTimeout(Duration timeout) {
        Duration checked = atLeast("lockTimeout", timeout, Duration.ofSeconds(5));
        return with(v -> v.lockTimeout = checked);
    }

    /**
     * On SQLite the number of statements that each connection keeps prepared, the most recently used ones: 0 to 10,000;
     * 0 keeps none. Default: 128. Each takes a few KB of native memory. On Postgres, set the driver's {@code
     * preparedStatementCacheQueries} in the URL (256 unless set).
     */
    public ShopConfig keptStatements(int number) {
        if (number < 0 || number > 10_000) {
            throw new BadConfiguration(
                    "keptStatements must be 0 to 10,000, was " + number + ".", "correct the number.");
        }
        return with(v -> v.keptStatements = number);
    }

    /**
     * On Postgres the longest wait for a response, after which the connection counts as lost: 1 s to one day, rounded
     * up to whole seconds. Default: 60 s. On a frozen server a statement fails after this time; the wait for the next
     * connection is limited by {@link #connectionTimeout}.
     *
     * @throws BadConfiguration if the URL sets it too
     */
    public ShopConfig socketTimeout(Duration timeout) {
        refuseTwice("socketTimeout", "socketTimeout");
        Duration checked = atLeast("socketTimeout", timeout, Duration.ofSeconds(1));
        return with(v -> v.socketTimeout = checked);
    }

    /** What a power failure may lose on SQLite. Default: {@link Durability#FULL}. */
    public ShopConfig durability(Durability durability) {
        return with(v -> v.durability = durability);
    }

    /**
     * Whether transactions that wait for the one writer of SQLite share its next commit, and with it the wait for the disk.
     * Default: true. Each keeps its own rollback, and returns, or throws, after the commit. Callbacks of a class that is new or was
     * long lately (over 20 ms) take no part, nor does any with {@link #maxAttempts} 1 or on a pool of the application: a callback may
     * have to run again because of another one (see {@link Shop#write}). Postgres does the same by itself.
     */
    public ShopConfig groupCommit(boolean groupCommit) {
        return with(v -> v.groupCommit = groupCommit);
    }

    /** Attempts of a transaction that fails because of concurrent ones: 1..100. Default: 10. */
    public ShopConfig maxAttempts(int attempts) {
        if (attempts < 1 || attempts > 100) {
            throw new BadConfiguration("maxAttempts must be 1..100, was " + attempts + ".", "correct the number.");
        }
        return with(v -> v.maxAttempts = attempts);
    }

    /** How long {@link Shop#close} waits for running calls; 0 to one day, 0 aborts them at once. Default: 30 s. */
    public ShopConfig closeTimeout(Duration timeout) {
        Duration checked = atLeast("closeTimeout", timeout, Duration.ZERO);
        return with(v -> v.closeTimeout = checked);
    }

    /** Whether opening migrates the schema. Default: {@link Migrate#APPLY}. */
    public ShopConfig migrations(Migrate migrations) {
        return with(v -> v.migrations = migrations);
    }

    /**
     * An application's changelog, a resource that includes ours: its tables are migrated with the shop's ({@link
     * io.shopsql.schema.Migrations#changelog}).
     */
    public ShopConfig changelog(String resource) {
        return with(v -> v.changelog = resource);
    }

    /**
     * Whether idle connections of the pool of {@link Shop#on} have autocommit off (HikariCP: {@code autoCommit=false}).
     * Default: false, which refuses such a connection, since it may be in another caller's transaction. If true,
     * uncommitted changes on a borrowed connection are rolled back: never set it for a data source that hands out the
     * connection of a running transaction, such as Spring's {@code TransactionAwareDataSourceProxy}.
     */
    public ShopConfig poolWithoutAutoCommit(boolean without) {
        return with(v -> v.poolWithoutAutoCommit = without);
    }

    /** The clock for the time of new rows. Default: the system clock. */
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
                values.keptStatements,
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

    boolean groupCommit() {
        return values.groupCommit;
    }

    int maxAttempts() {
        return values.maxAttempts;
    }

    Duration closeTimeout() {
        return values.closeTimeout;
    }

    /** One of the two would silently have no effect. */
    private void refuseTwice(String setting, String parameter) {
        if (values.parameters.contains(parameter)) {
            throw new BadConfiguration(
                    setting + " is set twice: on ShopConfig, and in the URL as " + parameter + ".",
                    "remove one of the two.");
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

    /** The settings; modified only while a copy is being made. */
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
        private int keptStatements = 128;
        private boolean groupCommit = true;
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
            keptStatements = other.keptStatements;
            groupCommit = other.groupCommit;
            maxAttempts = other.maxAttempts;
            closeTimeout = other.closeTimeout;
            migrations = other.migrations;
            changelog = other.changelog;
            poolWithoutAutoCommit = other.poolWithoutAutoCommit;
            clock = other.clock;
        }
    }
}
