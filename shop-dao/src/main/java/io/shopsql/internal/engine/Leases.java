package io.shopsql.internal.engine;

import io.shopsql.internal.engine.Connections.Lease;
import io.shopsql.schema.BorrowedConnection;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Loans that do something more when they are given back. */
public final class Leases {

    private Leases() {}

    /** A connection of the application's pool, prepared; what was set on it is restored before it goes back. */
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

    /** A loan that looks, before a commit is acknowledged, whether what was committed is where it should be. */
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

    /** Looks at a connection that is in autocommit, and sets what the shop needs. */
    @FunctionalInterface
    public interface Preparation {
        Restore of(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    public interface Restore {
        void run() throws SQLException;
    }
}
