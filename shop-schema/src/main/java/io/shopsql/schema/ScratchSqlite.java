package io.shopsql.schema;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;

/** An empty SQLite database in memory, in which the changelog is run for comparison. */
final class ScratchSqlite {

    private static final String URL = "jdbc:sqlite::memory:";

    private ScratchSqlite() {}

    /** Uses the driver of the given connection: in an application server, DriverManager may not know it. */
    static Connection beside(Connection connection) throws SQLException {
        ClassLoader loader = connection.unwrap(Connection.class).getClass().getClassLoader();
        for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
            if (driver.acceptsURL(URL)) {
                return driver.connect(URL, new Properties());
            }
        }
        throw new SQLException("No driver opens " + URL + ".");
    }
}
