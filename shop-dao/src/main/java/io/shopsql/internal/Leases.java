package io.shopsql.internal;

import io.shopsql.internal.Connections.Lease;
import java.sql.Connection;
import java.sql.SQLException;

/** Loans that do something more when they are given back. */
final class Leases {

    private Leases() {}

    /** A connection of the application's pool; what was set on it is restored before it goes back. */
    static Lease of(Connection connection, Restore restore) {
        return new Lease() {
            @Override
            public Connection connection() {
                return connection;
            }

            @Override
            public void close() throws SQLException {
                try (connection) {
                    restore.run();
                }
            }
        };
    }

    static Lease onClose(Lease lease, Runnable afterwards) {
        return new Lease() {
            @Override
            public Connection connection() {
                return lease.connection();
            }

            @Override
            public void close() throws SQLException {
                try {
                    lease.close();
                } finally {
                    afterwards.run();
                }
            }
        };
    }

    @FunctionalInterface
    interface Restore {
        void run() throws SQLException;
    }
}
