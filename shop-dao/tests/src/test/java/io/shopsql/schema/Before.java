package io.shopsql.schema;

import io.shopsql.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;

/** Shops as commit 535ea3c made and filled them, before the changesets of November 27; kept as dumps. */
final class Before {

    private Before() {}

    /** Fills an empty database. */
    static void load(TestDatabase engine, DataSource database) throws IOException, SQLException {
        String dump = "before0026/" + engine.name().toLowerCase(Locale.ROOT) + ".sql";
        try (InputStream in = Objects.requireNonNull(Before.class.getResourceAsStream(dump), dump);
                Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (engine == TestDatabase.SQLITE) {
                // execute() would run its first statement alone
                statement.executeUpdate(script);
            } else {
                statement.execute(script);
            }
        }
    }
}
