package io.shopsql;

import io.shopsql.error.Unavailable;
import io.shopsql.internal.Engines;
import io.shopsql.internal.Explain;
import io.shopsql.internal.Transactor;
import io.shopsql.internal.engine.Connections;
import io.shopsql.internal.engine.Engine;
import io.shopsql.report.Explained;
import io.shopsql.report.Report;
import io.shopsql.schema.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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
 * <p>Transactions nest by thread: inside {@code write}, a {@code read} or {@code report} joins it and sees its writes, and
 * a further {@code write} is a savepoint of it. A callback that lost against other transactions (a deadlock, a
 * serialization failure) runs again, up to {@link ShopConfig#maxAttempts} times.
 */
public final class Shop implements AutoCloseable {

    private final Transactor transactor;

    private Shop(Transactor transactor) {
        this.transactor = transactor;
    }

    /**
     * Opens a shop with the defaults of {@link ShopConfig}: a SQLite file, made if it is missing, or a Postgres database.
     *
     * @param url {@code jdbc:sqlite:shop.db} or {@code jdbc:postgresql://host/database}
     * @throws io.shopsql.error.BadConfiguration if the URL cannot be used, or the database: SQLite is older than {@link
     *     io.shopsql.schema.SqliteVersion#LEAST}, Postgres has another encoding than UTF8. Nothing was changed
     * @throws Unavailable if the database cannot be reached
     * @throws io.shopsql.error.DatabaseNewer if a newer library migrated the database
     */
    public static Shop open(String url) {
        return open(ShopConfig.of(url));
    }

    /** Opens a shop as configured; errors as {@link #open(String)}. */
    public static Shop open(ShopConfig config) {
        var settings = config.settings();
        Engine engine = Engines.ofUrl(settings.url());
        String schema = migrated(engine.unpooled(settings), config);
        return new Shop(new Transactor(
                engine, engine.open(settings, schema), config.clock(), config.maxAttempts(), config.closeTimeout()));
    }

    /**
     * Opens a shop on the pool that the application has already (Spring's, Quarkus'): each connection gets what the shop
     * needs while it is borrowed, and goes back as it was. Closing the shop leaves the pool open. On SQLite there is one
     * writer at a time for each file, across all shops of this process.
     *
     * <p>The shop begins and commits its own transactions, each on a connection of its own. Inside a transaction of
     * somebody else ({@code @Transactional} with a plain data source) it therefore runs outside of it: it does not see what
     * that transaction has not committed, and what it writes stays if that transaction is rolled back. To work inside it,
     * use {@link #join}. A data source that hands out the connection of the running transaction (Spring's {@code
     * TransactionAwareDataSourceProxy}) is refused there: what the shop commits would be that transaction.
     *
     * @throws io.shopsql.error.BadConfiguration here or at a later call, if the pool hands out a connection in a
     *     transaction: with autocommit off ({@link ShopConfig#poolWithoutAutoCommit}), or after a {@code BEGIN} sent as SQL
     */
    public static Shop on(DataSource dataSource) {
        return on(dataSource, ShopConfig.defaults());
    }

    /**
     * The same with other settings for transactions, time-outs, migrations and the clock ({@link ShopConfig#defaults}). The
     * pool decides where the database is, how many connections there are and, on SQLite, what a power cut may take
     * ({@code PRAGMA synchronous}).
     */
    public static Shop on(DataSource dataSource, ShopConfig config) {
        try {
            var settings = config.settings();
            Engine engine = Engines.behind(dataSource, settings);
            String schema = migrated(dataSource, config);
            Connections connections = engine.borrowing(dataSource, settings, schema);
            return new Shop(
                    new Transactor(engine, connections, config.clock(), config.maxAttempts(), config.closeTimeout()));
        } catch (SQLException e) {
            throw new Unavailable(
                    "The data source gives no connection (SQLSTATE " + e.getSQLState() + ").",
                    "check the settings of the pool.",
                    null);
        }
    }

    /**
     * Works inside a transaction that someone else (Spring, JTA) began on this connection: {@code write} is a savepoint of
     * it, nothing is committed and nothing is tried again. Whether changesets are pending is not looked at. Belongs to the
     * thread of the connection. Closing it does nothing to the connection or the transaction; later calls are refused
     * ({@link io.shopsql.error.ShopClosed}).
     *
     * <p>The search path of the connection stays as it is. On Postgres one short round trip checks that it leads to the
     * shop.
     *
     * @throws io.shopsql.error.BadConfiguration if the connection is in autocommit, is of SQLite and does not enforce
     *     foreign keys or is older than {@link io.shopsql.schema.SqliteVersion#LEAST}, or is of Postgres and a table of
     *     another schema hides one of the shop's
     */
    public static Shop join(Connection connection) {
        ShopConfig defaults = ShopConfig.defaults();
        return new Shop(Transactor.joining(connection, defaults.clock(), defaults.closeTimeout()));
    }

    /** Runs the callback in a read-only transaction: all it sees is one snapshot. */
    public <T extends @Nullable Object> T read(Function<Tx, T> work) {
        return transactor.read(session -> work.apply(new Tx(session)));
    }

    /**
     * Runs the callback in a read-write transaction (READ COMMITTED on Postgres) and commits it; whatever the
     * callback throws, an Error and an undeclared checked exception (Kotlin) too, rolls it back and reaches the caller as it
     * is. After the commit nothing is tried again, and the result reaches the caller: if the connection cannot be given back
     * then, that is logged.
     *
     * @throws io.shopsql.error.IllegalNesting inside {@code read} or {@code report}
     * @throws io.shopsql.error.Contention if it lost against others at every attempt
     * @throws io.shopsql.error.DatabaseReplaced if the SQLite file was removed or replaced since the shop was opened; if that
     *     was while the callback ran, its changes are in the former file alone
     * @throws io.shopsql.error.TimedOut if no connection, or on SQLite no turn to write, came free in time
     * @throws Unavailable if the connection was lost; if that was during the commit, it may have taken effect. A callback
     *     whose every change stands under an idempotency key is tried again even then
     * @throws io.shopsql.error.ShopClosed if the shop is closed, or is closed meanwhile ({@link #close})
     */
    public <T extends @Nullable Object> T write(Function<Tx, T> work) {
        return transactor.write(false, session -> work.apply(new Tx(session)));
    }

    /** {@link #write} as if no other transaction ran at the same time (SERIALIZABLE; SQLite's writes always are). */
    public <T extends @Nullable Object> T writeSerializable(Function<Tx, T> work) {
        return transactor.write(true, session -> work.apply(new Tx(session)));
    }

    /** {@link #write} without a result. */
    public void run(Consumer<Tx> work) {
        write(tx -> {
            work.accept(tx);
            return tx;
        });
    }

    /**
     * Runs a report: ready-made, your own record, or a lambda over jOOQ. Outside a transaction its first statement runs
     * without the cost of one; a report of several statements sees one snapshot, for which it may run again ({@link
     * Report#run}), so it must not have side effects.
     *
     * <pre>{@code
     * int open = shop.report(db -> db.fetchCount(ORDERS, ORDERS.STATUS.eq(OrderStatus.PENDING)));
     * }</pre>
     */
    public <T extends @Nullable Object> T report(Report<T> report) {
        return transactor.report(report.getClass(), session -> report.run(session.db()));
    }

    /**
     * Runs a report and tells its statements, each with the engine's plan for it ({@code EXPLAIN} on Postgres, {@code
     * EXPLAIN QUERY PLAN} on SQLite). The values of the report's parameters stand in the statements.
     *
     * <pre>{@code
     * shop.explain(new SalesByCustomer(TimeRange.ALL)).forEach(e -> System.out.println(e.sql() + "\n" + e.plan()));
     * }</pre>
     */
    public List<Explained> explain(Report<?> report) {
        return transactor.read(session -> Explain.statements(session, report::run, Explained::new));
    }

    /**
     * Closes the shop: new calls, and calls that still wait for their first connection, are refused at once ({@link
     * io.shopsql.error.ShopClosed}); calls under way, with all that they nest, have {@link ShopConfig#closeTimeout} (30 s) to
     * end; then the pools of the shop are closed. A pool of the application stays open.
     *
     * <p>Calls that still run after that time are cut off within about a second: a running statement is cancelled, no other
     * one is sent, nothing is committed, and the call ends in {@code ShopClosed}. A commit under way is not cut off; if its
     * connection is lost then, the call ends in {@link Unavailable}. A call that computes or waits outside of the database
     * ends at its next statement; its connection is closed by then, but for one of the application's pool, which goes back at
     * the end of the call.
     *
     * <p>Closing again does nothing; closing from several threads at once waits for the first. A thread that is interrupted
     * while it closes cuts off the calls at once, closes, and stays interrupted.
     *
     * @throws io.shopsql.error.IllegalNesting inside a callback of this shop, which it would wait for; the shop stays open
     */
    @Override
    public void close() {
        transactor.close();
    }

    /**
     * The migrations of the database that a configuration names, for looking at them and for going back; each call takes a
     * connection of its own. A shop that is opened applies what is pending by itself.
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

    /** Does what the configuration says about the schema, and tells which one it is. */
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
