package io.shopsql.testkit;

import io.shopsql.ShopConfig;
import io.shopsql.schema.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The engines that tests run on; each creates any number of databases. Thread-safe. */
public enum TestDatabase {
    /** A temporary file. */
    SQLITE {
        @Override
        Home newHome(boolean migrated) {
            try {
                Path folder = Files.createTempDirectory("shop-test");
                Path file = folder.resolve("shop.db");
                if (migrated) {
                    Files.copy(SqliteTemplate.FILE, file);
                }
                return new Home("jdbc:sqlite:" + file, sqlite(file), () -> delete(folder));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    /** A database on the embedded server, or on the server at {@code shop.test.postgres.url}. */
    POSTGRES {
        @Override
        Home newHome(boolean migrated) {
            return PostgresServer.instance().newDatabase(migrated);
        }
    };

    /** A shop on a new, migrated, empty database, with default settings. */
    public TestShop emptyShop() {
        return new TestShop(newHome(true), config -> config);
    }

    /** A shop on a new, migrated, empty database, with these settings. */
    public TestShop emptyShop(TestShop.Settings settings) {
        return new TestShop(newHome(true), settings);
    }

    /** A new database without tables. */
    public Home emptyDatabase() {
        return newHome(false);
    }

    abstract Home newHome(boolean migrated);

    /**
     * A test's database; closing it deletes the database.
     *
     * @param url for this or another process; user and password, if any, are URL parameters
     * @param dataSource plain JDBC connections, without a pool
     */
    public record Home(String url, DataSource dataSource, Runnable remove) implements AutoCloseable {

        /** The configuration for opening it as a shop. */
        public ShopConfig config() {
            return ShopConfig.of(url);
        }

        @Override
        public void close() {
            remove.run();
        }
    }

    static DataSource sqlite(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setBusyTimeout(10_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A SQLite file that is migrated once and copied for each test. */
    private static final class SqliteTemplate {
        static final Path FILE = migrated();

        private static Path migrated() {
            try {
                Path folder = Files.createTempDirectory("shop-template");
                Path file = folder.resolve("template.db");
                Migrations.of(sqlite(file)).apply();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
