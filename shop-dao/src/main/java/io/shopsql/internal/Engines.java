package io.shopsql.internal;

import io.shopsql.error.BadConfiguration;
import io.shopsql.internal.engine.ConnectionSettings;
import io.shopsql.internal.engine.Engine;
import io.shopsql.internal.postgres.PostgresEngine;
import io.shopsql.internal.sqlite.SqliteEngine;
import io.shopsql.schema.BorrowedConnection;
import io.shopsql.schema.SqliteVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Selects the engine of a shop. */
public final class Engines {

    private Engines() {}

    /** The engine of a JDBC URL. */
    public static Engine ofUrl(String url) {
        if (url.startsWith("jdbc:sqlite:")) {
            return new SqliteEngine();
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return new PostgresEngine();
        }
        // only the driver's name: a password may follow
        Matcher driver = Pattern.compile("jdbc:[a-z0-9]+:").matcher(url);
        throw new BadConfiguration(
                "url must begin with jdbc:sqlite: or jdbc:postgresql:, but began with "
                        + (driver.lookingAt() ? driver.group() : "something else") + ".",
                "name a file (jdbc:sqlite:shop.db) or a server (jdbc:postgresql://localhost/shop).");
    }

    /**
     * The engine behind the application's pool.
     *
     * @throws BadConfiguration if the pool hands out a connection that may be in another caller's transaction, or
     *     {@link #of} refuses the engine
     */
    public static Engine behind(DataSource dataSource, ConnectionSettings settings) throws SQLException {
        try (BorrowedConnection borrowed = BorrowedConnection.from(dataSource, settings.poolWithoutAutoCommit())) {
            Engine engine = of(borrowed.connection());
            engine.refuseTransaction(borrowed.connection());
            return engine;
        }
    }

    /**
     * The engine of an application's connection.
     *
     * @throws BadConfiguration if the engine is not supported, or its version is too old
     */
    public static Engine of(Connection connection) throws SQLException {
        SqliteVersion.check(connection);
        return ofUrl(connection.getMetaData().getURL());
    }
}
