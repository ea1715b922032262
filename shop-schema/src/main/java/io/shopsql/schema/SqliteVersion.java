package io.shopsql.schema;

import io.shopsql.error.BadConfiguration;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Arrays;

/** The minimum SQLite version, for any connection. */
public final class SqliteVersion {

    /**
     * Before 3.51.3 a reset of the write-ahead log can corrupt a database with several writing connections. Before
     * 3.53.0 ALTER TABLE cannot add a CHECK or drop a NOT NULL, so that changesets would have to copy tables.
     */
    public static final String LEAST = "3.53.0";

    /** The tested driver version; its SQLite is new enough. */
    static final String DRIVER = "3.54.1.0";

    private SqliteVersion() {}

    /**
     * Refuses a SQLite older than {@link #LEAST}; does nothing on another engine. Runs no statement.
     *
     * @throws BadConfiguration with the Maven and Gradle lines that fix it
     */
    public static void check(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        if (database.getDatabaseProductName().equals("SQLite")) {
            check(database.getDatabaseProductVersion());
        }
    }

    static void check(String version) {
        if (Arrays.compare(numbers(version), numbers(LEAST)) < 0) {
            throw new BadConfiguration(
                    "The driver brings SQLite " + version + ", and a shop needs " + LEAST
                            + " or later: earlier ones can corrupt a database that several connections write to.",
                    "set the driver's version yourself, since another dependency (Spring Boot's BOM, for example) chose"
                            + " an older one. Maven: <dependency><groupId>org.xerial</groupId>"
                            + "<artifactId>sqlite-jdbc</artifactId><version>" + DRIVER
                            + "</version></dependency> Gradle: implementation(\"org.xerial:sqlite-jdbc:" + DRIVER
                            + "\")");
        }
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\D+"))
                .filter(number -> !number.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
