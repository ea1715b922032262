package io.shopsql.testkit;

import io.shopsql.schema.Migrations;
import io.shopsql.testkit.TestDatabase.Home;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The Postgres server of the tests: an embedded one, started once per run, or the server at the URL in the system property
 * {@code shop.test.postgres.url} (user and password included). Any server that speaks the Postgres protocol will do.
 */
final class PostgresServer {

    private static final String URL_PROPERTY = "shop.test.postgres.url";

    private static final class Holder {
        static final PostgresServer INSTANCE = new PostgresServer();
    }

    private final PGSimpleDataSource admin;

    /** The server URL's query, with its question mark: user, password and other driver parameters. */
    private final String parameters;

    private final String template =
            "shop_template_" + UUID.randomUUID().toString().replace("-", "");

    private PostgresServer() {
        String url = System.getProperty(URL_PROPERTY);
        String server = url == null || url.isBlank() ? embedded() : url;
        admin = at(server);
        parameters = server.indexOf('?') < 0 ? "" : server.substring(server.indexOf('?'));
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
        return new Home(urlOf(name), source, () -> run("drop database " + name + " with (force)"));
    }

    /** Not {@link PGSimpleDataSource#getUrl}, which also spells out every default. */
    private String urlOf(String name) {
        String[] hosts = Objects.requireNonNull(admin.getServerNames());
        int[] ports = Objects.requireNonNull(admin.getPortNumbers());
        return IntStream.range(0, hosts.length)
                .mapToObj(i -> hosts[i] + ":" + ports[i])
                .collect(Collectors.joining(",", "jdbc:postgresql://", "/" + name + parameters));
    }

    private static String embedded() {
        try {
            // closed by its own shutdown hook
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "300")
                    // the default of 10 s is too short for a busy machine
                    .setPGStartupWait(Duration.ofMinutes(10))
                    .start();
            return server.getJdbcUrl("postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PGSimpleDataSource at(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    private PGSimpleDataSource database(String name) {
        PGSimpleDataSource source = at(admin.getUrl());
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
