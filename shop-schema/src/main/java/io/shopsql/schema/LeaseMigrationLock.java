package io.shopsql.schema;

import io.shopsql.error.MigrationLocked;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The migration lock of a Postgres schema: one row with the owner and the end of the lease by the server's clock. Taken
 * and renewed by single statements, so that it works behind a transaction pooler.
 *
 * <p>Each transaction of the migration first renews the lease, which locks the row: nobody can take over the lock while
 * a changeset runs, however long. If the process dies, the server rolls the transaction back and frees the row. This
 * needs no heartbeat and no second connection. During a changeset outside transactions the lease is infinite.
 */
final class LeaseMigrationLock implements MigrationLock {

    /** Named like the tables of Liquibase, so that comparisons skip it too. */
    static final String TABLE = "shop_changelog_lease";

    private static final Logger log = LoggerFactory.getLogger(LeaseMigrationLock.class);

    private static final String NOBODY = "owner = null, holder = null, since = null, ends = null";
    private static final String OUTSIDE = ", in a changeset that runs outside of transactions,";
    private static final String NOT_SERIALIZABLE = "40001";

    private final Connection connection;
    private final String table;
    private final String schema;
    private final String settings;
    private final String renewal;
    private final String ours;
    private @Nullable String searchPath;

    private LeaseMigrationLock(Connection connection, String schema, String settings, Duration lease) {
        this.connection = connection;
        this.schema = schema;
        this.settings = settings;
        table = DatabaseKind.qualified(schema, TABLE);
        renewal = "clock_timestamp() + interval '" + lease.toMillis() + " milliseconds'";
        ours = "owner = '" + UUID.randomUUID() + "'";
    }

    /**
     * Waits for the lock.
     *
     * @param settings the {@code set_config} calls of each transaction
     * @throws MigrationLocked if another process holds it for longer than the time-out
     */
    static MigrationLock take(Connection connection, String schema, String settings, LockTerms terms)
            throws SQLException {
        LeaseMigrationLock lock = new LeaseMigrationLock(connection, schema, settings, terms.lease());
        lock.makeTable();
        long start = System.nanoTime();
        while (!lock.tryTake()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (waited.compareTo(terms.timeout()) >= 0) {
                throw locked(holder(connection, schema), waited);
            }
            // polled: a waiting session would hold a connection of the pooler
            Pause.of(Duration.ofMillis(100));
        }
        return lock;
    }

    /** The holder of the lock, running or killed. */
    static Optional<Migrations.Lock> holder(Connection connection, String schema) throws SQLException {
        if (!DatabaseKind.POSTGRES.hasTable(connection, schema, TABLE)) {
            return Optional.empty();
        }
        String table = DatabaseKind.qualified(schema, TABLE);
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select holder, since, ends > clock_timestamp(), ends = 'infinity'"
                                + " from " + table + " where owner is not null")) {
            if (!rows.next()) {
                return Optional.empty();
            }
            String holder = rows.getString(1) + (rows.getBoolean(4) ? OUTSIDE : "");
            Instant since = rows.getObject(2, OffsetDateTime.class).toInstant();
            boolean running = rows.getBoolean(3) || DatabaseKind.ask(connection, free(table)) == null;
            return Optional.of(new Migrations.Lock(holder, since, running));
        }
    }

    /**
     * Frees the lock of a dead process, or of one in a changeset outside transactions, whose death the server cannot
     * detect.
     *
     * @return whether the lock was held
     * @throws MigrationLocked if its process runs, or ran a moment ago
     */
    static boolean breakOpen(Connection connection, String schema) throws SQLException {
        Optional<Migrations.Lock> holder = holder(connection, schema);
        if (holder.isEmpty()) {
            return false;
        }
        String table = DatabaseKind.qualified(schema, TABLE);
        String freed = DatabaseKind.ask(
                connection,
                "with free as (select id from " + table + " where ends < clock_timestamp() or ends = 'infinity' for"
                        + " update skip locked) update " + table + " as lease set " + NOBODY
                        + " from free where lease.id = free.id returning 1");
        if (freed == null) {
            throw locked(holder, Duration.ZERO);
        }
        return true;
    }

    private static MigrationLocked locked(Optional<Migrations.Lock> holder, Duration waited) {
        return MigrationLocked.heldBy(
                holder.map(Migrations.Lock::holder).orElse("a process that has just released it"),
                holder.map(Migrations.Lock::since).orElse(null),
                waited,
                holder.filter(h -> h.holder().endsWith(OUTSIDE)).isPresent()
                        ? "wait for it; if that process is gone, repair its half-done changeset, then release"
                                + " the lock with Migrations.unlock."
                        : "wait for it, with a longer lockTimeout if necessary; if its process is gone, the lock is free "
                                + LockTerms.DEFAULT.lease().toSeconds() + " s after its last transaction.");
    }

    private void makeTable() throws SQLException {
        if (!DatabaseKind.POSTGRES.hasTable(connection, schema, TABLE)) {
            MadeAtOnce.run(
                    connection,
                    "create table if not exists " + table
                            + " (id smallint primary key check (id = 1), owner text, holder text, since timestamptz, ends"
                            + " timestamptz)");
        }
        // checked first: a conflict with a locked row would wait for it
        MadeAtOnce.run(
                connection,
                "insert into " + table + " (id) select 1 where not exists (select from " + table
                        + ") on conflict do nothing");
    }

    private boolean tryTake() throws SQLException {
        try {
            return DatabaseKind.ask(
                            connection,
                            "with free as (" + free(table) + ") update " + table + " as lease set " + ours
                                    + ", holder = "
                                    + DatabaseKind.text(thisProcess()) + ", since = clock_timestamp(), ends = "
                                    + renewal
                                    + " from free where lease.id = free.id returning 1")
                    != null;
        } catch (SQLException e) {
            if (NOT_SERIALIZABLE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    /** The row if it is free; skipped while a transaction of its owner locks it. */
    private static String free(String table) {
        return "select id from " + table + " where owner is null or ends < clock_timestamp() for update skip locked";
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        renew(connection, renewal, settings);
    }

    @Override
    public void beforeCommit(Connection connection) throws SQLException {
        // the transaction may have taken longer than the lease
        renew(connection, renewal, "1");
    }

    @Override
    public void beginOutside(Connection connection) throws SQLException {
        renew(connection, "'infinity'", "1");
        searchPath = SearchPath.lead(connection, schema);
    }

    @Override
    public void endOutside(Connection connection) throws SQLException {
        SearchPath.restore(connection, searchPath);
        searchPath = null;
        renew(connection, renewal, "1");
    }

    private void renew(Connection connection, String end, String returning) throws SQLException {
        String renewed = DatabaseKind.ask(
                connection, "update " + table + " set ends = " + end + " where " + ours + " returning " + returning);
        if (renewed == null) {
            throw new LockLost(holder(connection, schema)
                    .map(h -> h.holder() + " since " + h.since())
                    .orElse("a process that has released it"));
        }
    }

    @Override
    public void close() {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("update " + table + " set " + NOBODY + " where " + ours);
        } catch (SQLException e) {
            log.debug("the connection is lost; the lease ends by itself", e);
        }
    }

    private static String thisProcess() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "an unnamed host";
        }
        return host + " (process " + ProcessHandle.current().pid() + ")";
    }
}
