package io.shopsql.internal.postgres;

import io.shopsql.internal.engine.ConnectionSettings;
import io.shopsql.internal.engine.Connections;
import io.shopsql.internal.engine.Engine;
import io.shopsql.internal.engine.Pool;
import io.shopsql.internal.engine.Sql;
import io.shopsql.schema.SearchPath;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.PGProperty;

/** The shop's own connections to a Postgres server. */
final class PostgresConnections {

    /** Driver settings unless the URL sets them. */
    private static final Map<PGProperty, Function<ConnectionSettings, String>> DEFAULTS = Map.of(
            PGProperty.SOCKET_TIMEOUT, settings -> seconds(settings.socketTimeout()),
            PGProperty.TCP_KEEP_ALIVE, settings -> "true",
            PGProperty.APPLICATION_NAME, settings -> "shop");

    private PostgresConnections() {}

    static Connections open(Engine engine, ConnectionSettings settings, String schema) {
        Pool pool = Pool.of(
                "shop",
                engine,
                unpooled(settings),
                settings,
                hikari -> hikari.setConnectionInitSql(SearchPath.sql(schema)));
        return new PostgresPool(pool, settings);
    }

    static DataSource unpooled(ConnectionSettings settings) {
        PostgresUrl url = PostgresUrl.of(settings.url());
        Properties properties = url.parameters();
        DEFAULTS.forEach((property, value) -> properties.putIfAbsent(property.getName(), value.apply(settings)));
        // a server's DETAIL quotes the values of the row
        PGProperty.LOG_SERVER_ERROR_DETAIL.set(properties, false);
        if (!settings.schema().isEmpty()) {
            PGProperty.CURRENT_SCHEMA.set(properties, Sql.quoted(settings.schema()));
        }
        if (settings.user() != null) {
            PGProperty.USER.set(properties, settings.user());
        }
        return new PostgresSource(url.server(), properties, settings.password());
    }

    /** In whole seconds, the driver's unit, rounded up. */
    private static String seconds(Duration duration) {
        return Long.toString(duration.plusMillis(999).toSeconds());
    }

    /** One pool for reading and writing. */
    private record PostgresPool(Pool pool, ConnectionSettings settings) implements Connections {

        @Override
        public Lease writer() throws SQLException {
            return pool.lease(settings);
        }

        @Override
        public Lease reader() throws SQLException {
            return pool.lease(settings);
        }

        @Override
        public void close() {
            pool.close();
        }
    }
}
