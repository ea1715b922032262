package io.shopsql.internal.postgres;

import io.shopsql.internal.engine.ConnectionSettings;
import io.shopsql.internal.engine.Connections;
import io.shopsql.internal.engine.Engine;
import io.shopsql.internal.engine.Leases;
import io.shopsql.schema.SearchPath;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The application's pool of a Postgres database; puts the shop's schema first in the search path while a connection is
 * borrowed, whatever an earlier borrower left. The check costs one short round trip; none on a server that reports the
 * search path (18 and later). Thread-safe.
 */
public final class PostgresBorrowed implements Connections {

    private final Engine engine;
    private final DataSource dataSource;
    private final ConnectionSettings settings;
    private final String schema;

    /** A search path, as reported by the server, that resolves to the schema. */
    private volatile @Nullable String leading;

    PostgresBorrowed(Engine engine, DataSource dataSource, ConnectionSettings settings, String schema) {
        this.engine = engine;
        this.dataSource = dataSource;
        this.settings = settings;
        this.schema = schema;
    }

    @Override
    public Lease writer() throws SQLException {
        return Leases.borrowed(dataSource, settings, this::prepared);
    }

    @Override
    public Lease reader() throws SQLException {
        return writer();
    }

    private Leases.Restore prepared(Connection connection) throws SQLException {
        engine.refuseTransaction(connection);
        String reported = reportedPath(connection);
        if (reported != null && reported.equals(leading)) {
            return () -> {};
        }
        String former = SearchPath.lead(connection, schema);
        if (former == null) {
            leading = reported;
        }
        return () -> SearchPath.restore(connection, former);
    }

    private static @Nullable String reportedPath(Connection connection) throws SQLException {
        return connection.isWrapperFor(PGConnection.class)
                ? connection.unwrap(PGConnection.class).getParameterStatus("search_path")
                : null;
    }

    @Override
    public void close() {
        // the pool is the application's
    }
}
