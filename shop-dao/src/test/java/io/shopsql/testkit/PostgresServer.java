package io.shopsql.testkit;

import io.shopsql.schema.Migrations;
import io.shopsql.testkit.TestDatabase.Home;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The Postgres of the tests: an embedded one, started once for each run, or another that the system property {@code
 * shop.test.postgres.url} names (with user and password in it), so that the tests can be pointed at any server that speaks
 * its protocol.
 */
final class PostgresServer {

    private static final String URL_PROPERTY = "shop.test.postgres.url";

    private static final class Holder {
        static final PostgresServer INSTANCE = new PostgresServer();
    }

    private final PGSimpleDataSource admin;
    private final String template =
            "shop_template_" + UUID.randomUUID().toString().replace("-", "");

    private PostgresServer() {
        String url = System.getProperty(URL_PROPERTY);
        admin = url == null || url.isBlank() ? embedded() : external(url);
        run("create database " + template);
        Migrations.of(database(template)).apply();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (url != null && !url.isBlank()) {
                run("drop database if exists " + template);
            }
        }));
    }

    static PostgresServer instance() {
        return Holder.INSTANCE;
    }

    Home newDatabase(boolean migrated) {
        String name = "shop_" + UUID.randomUUID().toString().replace("-", "");
        run("create database " + name + (migrated ? " template " + template : ""));
        PGSimpleDataSource source = database(name);
        return new Home(withCredentials(source), source, () -> run("drop database " + name + " with (force)"));
    }

    private static String withCredentials(PGSimpleDataSource source) {
        String url = source.getUrl();
        return url + (url.contains("?") ? "&" : "?") + "user=" + source.getUser()
                + (source.getPassword() == null ? "" : "&password=" + source.getPassword());
    }

    private static PGSimpleDataSource embedded() {
        try {
            // closed by its own shutdown hook
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "300")
                    .start();
            return external(server.getJdbcUrl("postgres", "postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PGSimpleDataSource external(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    private PGSimpleDataSource database(String name) {
        PGSimpleDataSource source = external(admin.getUrl());
        source.setUser(admin.getUser());
        source.setPassword(admin.getPassword());
        source.setDatabaseName(name);
        return source;
    }

    private void run(String sql) {
        try (Connection connection = admin.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
