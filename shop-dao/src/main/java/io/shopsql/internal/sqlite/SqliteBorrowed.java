package io.shopsql.internal.sqlite;

import io.shopsql.internal.engine.ConnectionSettings;
import io.shopsql.internal.engine.Connections;
import io.shopsql.internal.engine.Engine;
import io.shopsql.internal.engine.Leases;
import io.shopsql.internal.engine.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The application's pool of a SQLite file; applies our settings while a connection is borrowed. Thread-safe. */
public record SqliteBorrowed(
        Engine engine, DataSource dataSource, WriterMutex mutex, SqliteFile file, ConnectionSettings settings)
        implements Connections {

    @Override
    public Lease writer() throws SQLException {
        mutex.acquire(settings.connectionTimeout());
        try {
            file.check();
            return Leases.onCommit(Leases.onClose(borrowed(), mutex::release), file::checkCommitted);
        } catch (Throwable e) {
            mutex.release();
            throw e;
        }
    }

    @Override
    public Lease reader() throws SQLException {
        file.checkNowAndThen();
        return borrowed();
    }

    private Lease borrowed() throws SQLException {
        return Leases.borrowed(dataSource, settings, this::prepared);
    }

    private Leases.Restore prepared(Connection connection) throws SQLException {
        engine.refuseTransaction(connection);
        Leases.Restore foreignKeys = set(connection, "foreign_keys", 1);
        Leases.Restore busyTimeout =
                set(connection, "busy_timeout", settings.lockTimeout().toMillis());
        return () -> {
            foreignKeys.run();
            busyTimeout.run();
        };
    }

    private static Leases.Restore set(Connection connection, String pragma, long wanted) throws SQLException {
        String former = Sql.ask(connection, "PRAGMA " + pragma);
        if (Long.toString(wanted).equals(former)) {
            return () -> {};
        }
        Sql.run(connection, "PRAGMA " + pragma + " = " + wanted);
        return () -> Sql.run(connection, "PRAGMA " + pragma + " = " + former);
    }

    @Override
    public void close() {
        // the pool is the application's
    }
}
