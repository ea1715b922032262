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

/** Which engine a shop runs on. */
public final class Engines {

    private Engines() {}

    /** The engine that a JDBC URL names. */
    public static Engine ofUrl(String url) {
        if (url.startsWith("jdbc:sqlite:")) {
            return new SqliteEngine();
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return new PostgresEngine();
        }
        // the name of the driver alone: what follows may be a password
        Matcher driver = Pattern.compile("jdbc:[a-z0-9]+:").matcher(url);
        throw new BadConfiguration(
                "url must begin with jdbc:sqlite: or jdbc:postgresql:, but began with "
                        + (driver.lookingAt() ? driver.group() : "something else") + ".",
                "name a file (jdbc:sqlite:shop.db) or a server (jdbc:postgresql://localhost/shop).");
    }

    /**
     * The engine behind the application's pool.
     *
     * @throws BadConfiguration if the pool hands out a connection that may be in a transaction of somebody else, or the
     *     engine is one that {@link #of} refuses
     */
    public static Engine behind(DataSource dataSource, ConnectionSettings settings) throws SQLException {
        try (BorrowedConnection borrowed = BorrowedConnection.from(dataSource, settings.poolWithoutAutoCommit())) {
            Engine engine = of(borrowed.connection());
            engine.refuseTransaction(borrowed.connection());
            return engine;
        }
    }

    /**
     * The engine behind a connection that the application made.
     *
     * @throws BadConfiguration if a shop does not run on it, or not on a version so old
     */
    public static Engine of(Connection connection) throws SQLException {
        SqliteVersion.check(connection);
        return ofUrl(connection.getMetaData().getURL());
    }
}
