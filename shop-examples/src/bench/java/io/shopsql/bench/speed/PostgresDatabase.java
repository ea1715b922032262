package io.shopsql.bench.speed;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A new database on a server, dropped when closed; the server is given, or an embedded one, started once. */
final class PostgresDatabase implements AutoCloseable {

    private static @Nullable EmbeddedPostgres embedded;
    private static int databases;

    private final String server;
    private final String name;

    private PostgresDatabase(String server, String name) {
        this.server = server;
        this.name = name;
    }

    static PostgresDatabase create(@Nullable String url) throws IOException, SQLException {
        String server = url == null ? embedded().getJdbcUrl("postgres", "postgres") : url;
        PostgresDatabase database = new PostgresDatabase(
                server, "shop_speed_" + ProcessHandle.current().pid() + "_" + ++databases);
        database.run("create database " + database.name);
        return database;
    }

    /** As durable as a server's defaults: the embedded one is meant for tests and is not. */
    private static EmbeddedPostgres embedded() throws IOException {
        if (embedded == null) {
            embedded = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("max_wal_size", "4GB")
                    .start();
        }
        return embedded;
    }

    String url() {
        int slash = server.lastIndexOf('/');
        int question = server.indexOf('?', slash);
        return server.substring(0, slash + 1) + name + (question < 0 ? "" : server.substring(question));
    }

    /** For many inserts: the driver joins those of a batch. */
    String fillingUrl() {
        return url() + (url().contains("?") ? "&" : "?") + "reWriteBatchedInserts=true";
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        run("drop database " + name + " with (force)");
    }
}
