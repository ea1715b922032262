package io.shopsql.schema;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;

/** A SQLite database that is gone when its connection is closed. */
final class InMemory {

    private static final String URL = "jdbc:sqlite::memory:";

    private InMemory() {}

    /** By the driver of a connection; DriverManager may not know it, as in an application server. */
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
