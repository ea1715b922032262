package io.shopsql;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.error.Unavailable;
import io.shopsql.internal.Engines;
import io.shopsql.internal.Explain;
import io.shopsql.internal.Transactor;
import io.shopsql.internal.engine.Connections;
import io.shopsql.internal.engine.Engine;
import io.shopsql.query.BoundQuery;
import io.shopsql.report.Explained;
import io.shopsql.report.Report;
import io.shopsql.schema.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A shop's database. Thread-safe; open one per database, keep it as long as the application runs, and close it.
 *
 * <pre>{@code
 * try (Shop shop = Shop.open("jdbc:sqlite:shop.db")) {
 *     User alice = shop.write(tx -> tx.users().insert(new NewUser("Alice", "alice@example.com")));
 *     Product book = shop.write(tx -> tx.products().insert(new NewProduct("Book", Money.of("29.99")).withStock(10)));
 *     Order order = shop.write(tx -> tx.orders().place(NewOrder.by(alice.id()).item(book.id(), 2)));
 *     shop.run(tx -> tx.orders().complete(order.id()));
 *     List<SalesByCustomer.Row> sales = shop.report(new SalesByCustomer(TimeRange.ALL));
 * }
 * }</pre>
 *
 * <p>Transactions nest by thread: inside {@code write}, a {@code read} or {@code report} joins it and sees its writes,
 * and a further {@code write} is a savepoint of it. A callback that fails because of concurrent transactions (a
 * deadlock, a serialization failure) is retried, up to {@link ShopConfig#maxAttempts} times.
 */
public final class Shop implements AutoCloseable {

    private final Transactor transactor;

    private Shop(Transactor transactor) {
        this.transactor = transactor;
    }

    /**
     * Opens a shop with the defaults of {@link ShopConfig}: a SQLite file, created if missing, or a Postgres database.
     *
     * @param url {@code jdbc:sqlite:shop.db} or {@code jdbc:postgresql://host/database}
     * @throws io.shopsql.error.BadConfiguration if the URL or the database cannot be used: SQLite is older than {@link
     *     io.shopsql.schema.SqliteVersion#LEAST}, Postgres has an encoding other than UTF8. Nothing was changed
     * @throws Unavailable if the database cannot be reached
     * @throws io.shopsql.error.DatabaseNewer if a newer library migrated the database
     */
    public static Shop open(String url) {
        return open(ShopConfig.of(url));
    }

    /** Opens a shop with this configuration; errors as {@link #open(String)}. */
    public static Shop open(ShopConfig config) {
        var settings = config.settings();
        Engine engine = Engines.ofUrl(settings.url());
        String schema = migrated(engine.unpooled(settings), config);
        return new Shop(new Transactor(
                engine,
                engine.open(settings, schema),
                config.clock(),
                config.groupCommit(),
                config.maxAttempts(),
                config.closeTimeout()));
    }

    /**
     * Opens a shop on an existing pool of the application (Spring's, Quarkus'): each borrowed connection gets the
     * shop's settings and is restored on return. Closing the shop leaves the pool open. On SQLite there is one writer
     * at a time for each file, across all shops of this process.
     *
     * <p>The shop begins and commits its own transactions, each on its own connection. Called inside an application
     * transaction ({@code @Transactional} with a plain data source), it runs outside it: it does not see that
     * transaction's uncommitted changes, and its own writes survive a rollback of that transaction. To work inside it,
     * use {@link #join}. A data source that hands out the connection of the running transaction (Spring's {@code
     * TransactionAwareDataSourceProxy}) is refused there: the shop would commit that transaction.
     *
     * @throws io.shopsql.error.BadConfiguration here or at a later call, if the pool hands out a connection in a
     *     transaction: with autocommit off ({@link ShopConfig#poolWithoutAutoCommit}), or after a {@code BEGIN} sent as
     *     SQL
     */
    public static Shop on(DataSource dataSource) {
        return on(dataSource, ShopConfig.defaults());
    }

    /**
     * As {@link #on(DataSource)}, with other settings for transactions, time-outs, migrations and the clock ({@link
     * ShopConfig#defaults}). The pool determines the database, the number of connections and, on SQLite, the durability
     * ({@code PRAGMA synchronous}).
     */
    public static Shop on(DataSource dataSource, ShopConfig config) {
        try {
            var settings = config.settings();
            Engine engine = Engines.behind(dataSource, settings);
            String schema = migrated(dataSource, config);
            Connections connections = engine.borrowing(dataSource, settings, schema);
            return new Shop(new Transactor(
                    engine,
                    connections,
                    config.clock(),
                    config.groupCommit(),
                    config.maxAttempts(),
                    config.closeTimeout()));
        } catch (SQLException e) {
            throw new Unavailable(
                    "The data source gives no connection (SQLSTATE " + e.getSQLState() + ").",
                    "check the settings of the pool.",
                    null);
        }
    }

    /**
     * Works inside a transaction begun by others (Spring, JTA) on this connection: {@code write} is a savepoint of it;
     * nothing is committed or retried. Does not check for pending changesets. Belongs to the thread of the connection.
     * Closing it does not affect the connection or the transaction; later calls are refused ({@link
     * io.shopsql.error.ShopClosed}).
     *
     * <p>The search path of the connection is unchanged. On Postgres one short round trip checks that it resolves to
     * the shop.
     *
     * @throws io.shopsql.error.BadConfiguration if the connection is in autocommit; on SQLite if it does not enforce
     *     foreign keys or is older than {@link io.shopsql.schema.SqliteVersion#LEAST}; on Postgres if a table of
     *     another schema hides one of the shop's
     */
    public static Shop join(Connection connection) {
        ShopConfig defaults = ShopConfig.defaults();
        return new Shop(Transactor.joining(connection, defaults.clock(), defaults.closeTimeout()));
    }

    /**
     * Runs the callback read-only, on one snapshot. A callback of one statement runs without the cost of a transaction:
     * if a second statement comes, or on Postgres a stream, the callback is abandoned and restarted inside a snapshot,
     * and the next time uses one from the start. It may therefore run twice and must not have side effects; the shop
     * remembers the class of the callback.
     */
    @CanIgnoreReturnValue
    public <T extends @Nullable Object> T read(Function<Tx, T> work) {
        return transactor.read(work.getClass(), session -> work.apply(new Tx(session)));
    }

    /**
     * Runs the callback in a read-write transaction (READ COMMITTED on Postgres) and commits it. Anything the callback
     * throws, including an Error or an undeclared checked exception (Kotlin), rolls it back and reaches the caller
     * unchanged. After the commit nothing is retried and the caller gets the result; a failure to return the connection
     * is only logged.
     *
     * <p>On SQLite, writes that wait for each other share a commit ({@link ShopConfig#groupCommit}). If the database rolls that back
     * because of one of them, the callbacks of the others run again. A callback that keeps others waiting for longer than a second, as
     * it does if it waits for one of them, is undone: its next statement fails, and it runs again, alone.
     *
     * @throws io.shopsql.error.IllegalNesting inside {@code read} or {@code report}
     * @throws io.shopsql.error.Contention if every attempt failed because of concurrent transactions
     * @throws io.shopsql.error.DatabaseReplaced if the SQLite file was removed or replaced since the shop was opened;
     *     if that happened while the callback ran, its changes are only in the former file
     * @throws io.shopsql.error.TimedOut if no connection, or on SQLite no turn to write, was available in time
     * @throws Unavailable if the connection was lost; a commit in progress may have taken effect. Retried even then if
     *     every write in the callback used an idempotency key
     * @throws io.shopsql.error.ShopClosed if the shop is closed, before or during the call ({@link #close})
     */
    @CanIgnoreReturnValue
    public <T extends @Nullable Object> T write(Function<Tx, T> work) {
        return transactor.write(work.getClass(), false, session -> work.apply(new Tx(session)));
    }

    /** {@link #write} at isolation level SERIALIZABLE, which all writes on SQLite have. */
    @CanIgnoreReturnValue
    public <T extends @Nullable Object> T writeSerializable(Function<Tx, T> work) {
        return transactor.write(work.getClass(), true, session -> work.apply(new Tx(session)));
    }

    /** {@link #write} without a result. */
    public void run(Consumer<Tx> work) {
        transactor.write(work.getClass(), false, session -> {
            work.accept(new Tx(session));
            return session;
        });
    }

    /**
     * Runs a report: ready-made, your own record, or a lambda over jOOQ. Outside a transaction, a report of one
     * statement runs without the cost of a transaction. A report of several statements sees one snapshot and may be
     * restarted for it ({@link Report#run}), so it must not have side effects.
     *
     * <pre>{@code
     * int open = shop.report(db -> db.fetchCount(ORDERS, ORDERS.STATUS.eq(OrderStatus.PENDING)));
     * }</pre>
     */
    public <T extends @Nullable Object> T report(Report<T> report) {
        return transactor.read(report.getClass(), session -> report.run(session.db()));
    }

    /**
     * The rows of a compiled query, without a transaction of its own.
     *
     * <pre>{@code
     * List<Row> rows = shop.list(ORDERS_OF.with(alice.id()));
     * }</pre>
     */
    public <T> List<T> list(BoundQuery<T> query) {
        return transactor.read(BoundQuery.class, session -> session.list(query));
    }

    /**
     * The only row of a compiled query; empty if there is none.
     *
     * @throws org.jooq.exception.TooManyRowsException if there are several
     */
    public <T> Optional<T> optional(BoundQuery<T> query) {
        return transactor.read(BoundQuery.class, session -> session.runner().first(query, true));
    }

    /**
     * Runs a report and returns its statements, each with the engine's plan ({@code EXPLAIN} on Postgres, {@code
     * EXPLAIN QUERY PLAN} on SQLite). The statements contain the report's parameter values.
     *
     * <pre>{@code
     * shop.explain(new SalesByCustomer(TimeRange.ALL)).forEach(e -> System.out.println(e.sql() + "\n" + e.plan()));
     * }</pre>
     */
    public List<Explained> explain(Report<?> report) {
        return transactor.snapshot(session -> Explain.statements(session, report::run, Explained::new));
    }

    /** The sums of completed orders by month, to switch on, off and check. */
    public Rollups rollups() {
        return new Rollups(transactor);
    }

    /**
     * Closes the shop. Refuses new calls and calls that wait for their first connection ({@link
     * io.shopsql.error.ShopClosed}), gives running calls and their nested calls {@link ShopConfig#closeTimeout} (30 s)
     * to finish, then closes the shop's pools. A pool of the application stays open.
     *
     * <p>Calls still running after the time-out are aborted within about a second: the running statement is cancelled,
     * no other is sent, nothing is committed, and the call throws {@code ShopClosed}. A commit in progress is not
     * aborted; if its connection is lost, the call throws {@link Unavailable}. A call that computes or waits outside
     * the database ends at its next statement. By then its connection is closed; a connection of the application's pool
     * is returned at the end of the call instead.
     *
     * <p>Closing again does nothing; concurrent closing waits for the first. A thread interrupted while closing aborts
     * the calls at once, closes, and stays interrupted.
     *
     * @throws io.shopsql.error.IllegalNesting inside a callback of this shop, since closing would wait for it; the shop
     *     stays open
     */
    @Override
    public void close() {
        transactor.close();
    }

    /**
     * The migrations of the configured database, to inspect or roll back; each call opens its own connection. Opening a
     * shop applies pending migrations by itself.
     *
     * <pre>{@code
     * Shop.migrations(ShopConfig.of("jdbc:sqlite:shop.db")).status().pending(); // []
     * }</pre>
     */
    public static Migrations migrations(ShopConfig config) {
        var settings = config.settings();
        return migrations(Engines.ofUrl(settings.url()).unpooled(settings), config);
    }

    private static Migrations migrations(DataSource source, ShopConfig config) {
        Migrations migrations =
                Migrations.of(source).poolWithoutAutoCommit(config.settings().poolWithoutAutoCommit());
        String schema = config.settings().schema();
        if (!schema.isEmpty()) {
            migrations = migrations.inSchema(schema);
        }
        String changelog = config.changelog();
        return changelog == null ? migrations : migrations.changelog(changelog);
    }

    /** Applies or verifies the migrations as configured, and returns the schema. */
    private static String migrated(DataSource source, ShopConfig config) {
        Migrations migrations = migrations(source, config);
        switch (config.migrations()) {
            case APPLY -> migrations.apply();
            case VERIFY -> migrations.verify();
            case OFF -> {}
        }
        return migrations.schema();
    }
}
