package io.shopsql.internal.engine;

import io.shopsql.internal.engine.Connections.Lease;
import io.shopsql.schema.BorrowedConnection;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Leases with an action on return. */
public final class Leases {

    private Leases() {}

    /** A prepared connection of the application's pool; its settings are restored before it is returned. */
    public static Lease borrowed(DataSource dataSource, ConnectionSettings settings, Preparation preparation)
            throws SQLException {
        BorrowedConnection borrowed = BorrowedConnection.from(dataSource, settings.poolWithoutAutoCommit());
        try {
            Restore restore = preparation.of(borrowed.connection());
            return new Lease() {
                @Override
                public Connection connection() {
                    return borrowed.connection();
                }

                @Override
                public void close() throws SQLException {
                    try (borrowed) {
                        restore.run();
                    }
                }
            };
        } catch (Throwable e) {
            Sql.closeAfter(e, borrowed);
            throw e;
        }
    }

    public static Lease onClose(Lease lease, Runnable afterwards) {
        return new Lease() {
            @Override
            public Connection connection() {
                return lease.connection();
            }

            @Override
            public void abort() {
                lease.abort();
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

    /** A lease with a check between a commit and its acknowledgement. */
    public static Lease onCommit(Lease lease, Runnable check) {
        return new Lease() {
            @Override
            public Connection connection() {
                return lease.connection();
            }

            @Override
            public void committed() {
                check.run();
            }

            @Override
            public void abort() {
                lease.abort();
            }

            @Override
            public void close() throws SQLException {
                lease.close();
            }
        };
    }

    /** Checks a connection in autocommit, and applies the shop's settings. */
    @FunctionalInterface
    public interface Preparation {
        Restore of(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    public interface Restore {
        void run() throws SQLException;
    }
}
