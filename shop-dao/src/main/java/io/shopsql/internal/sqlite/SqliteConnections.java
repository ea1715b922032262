package io.shopsql.internal.sqlite;

import static org.jooq.impl.DSL.name;

import io.shopsql.error.BadConfiguration;
import io.shopsql.error.Unavailable;
import io.shopsql.internal.engine.ConnectionSettings;
import io.shopsql.internal.engine.Connections;
import io.shopsql.internal.engine.Connections.Lease;
import io.shopsql.internal.engine.Engine;
import io.shopsql.internal.engine.Faults;
import io.shopsql.internal.engine.Pool;
import io.shopsql.internal.engine.Sql;
import io.shopsql.schema.BorrowedConnection;
import io.shopsql.schema.SqliteVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** Connections to a SQLite file, from our own pools or the application's. */
final class SqliteConnections {

    private static final String PREFIX = "jdbc:sqlite:";

    /** The writer's page cache in KiB, for indexes filled in random order. SQLite's default is 2 MiB. */
    private static final int WRITER_CACHE_KIB = 64 * 1024;

    /**
     * The length of the write-ahead log, in pages of 4 KiB, at which a commit moves it into the file. SQLite's default of 1,000 writes
     * the pages that change often four times as often; beyond 4,000 an order gains little.
     */
    private static final int CHECKPOINT_PAGES = 4_000;

    private SqliteConnections() {}

    static Connections open(Engine engine, ConnectionSettings settings) {
        String canonical = canonical(fileOf(settings.url()));
        SqliteFile file = SqliteFile.owned(fileOf(settings.url()), canonical);
        // the writer opens first: a read-only reader fails if the file does not exist
        SqliteWriter writer = new SqliteWriter(
                engine,
                source(settings, false, settings.keptStatements(), file::check),
                WriterMutex.of(canonical),
                file,
                settings);
        try {
            Pool readers = Pool.of(
                    "shop-readers",
                    engine,
                    source(settings, true, settings.keptStatements(), file::check),
                    settings,
                    pool -> pool.setReadOnly(true));
            return new SqlitePools(writer, readers, file, settings);
        } catch (RuntimeException e) {
            writer.close();
            file.close();
            throw e;
        }
    }

    static DataSource unpooled(ConnectionSettings settings) {
        checkDriver();
        SqliteFile.refuseStaleLog(fileOf(settings.url()));
        return source(settings, false, 0, () -> {});
    }

    static Connections borrowing(Engine engine, DataSource dataSource, ConnectionSettings settings)
            throws SQLException {
        try (BorrowedConnection borrowed = BorrowedConnection.from(dataSource, settings.poolWithoutAutoCommit())) {
            String file = Sql.ask(borrowed.connection(), "select file from pragma_database_list where name = 'main'");
            if (file == null || file.isEmpty()) {
                throw inMemory();
            }
            Path path = Path.of(file);
            String canonical = canonical(path);
            return new SqliteBorrowed(
                    engine, dataSource, WriterMutex.of(canonical), SqliteFile.borrowed(path, canonical), settings);
        }
    }

    /**
     * @param check runs before and after each opening: opening alone can change the wrong file
     */
    private static SQLiteDataSource source(
            ConnectionSettings settings, boolean readOnly, int keptStatements, Runnable check) {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setBusyTimeout(Math.toIntExact(settings.lockTimeout().toMillis()));
        config.setSynchronous(settings.syncEveryCommit() ? SynchronousMode.FULL : SynchronousMode.NORMAL);
        config.setReadOnly(readOnly);
        if (!readOnly) {
            config.setJournalMode(JournalMode.WAL);
            config.setCacheSize(-WRITER_CACHE_KIB); // negative: KiB rather than pages
            config.setPragma(Pragma.WAL_AUTOCHECKPOINT, Integer.toString(CHECKPOINT_PAGES));
        }
        // keys come from RETURNING: fetching them again would cost as much as the insert
        config.setGetGeneratedKeys(false);
        SQLiteDataSource source = new SQLiteDataSource(config) {
            @Override
            public SQLiteConnection getConnection(@Nullable String user, @Nullable String password)
                    throws SQLException {
                check.run();
                SQLiteConnection connection = new KeepingConnection(
                        settings.url(),
                        settings.url().substring(PREFIX.length()),
                        config.toProperties(),
                        keptStatements);
                try {
                    check.run();
                } catch (RuntimeException e) {
                    connection.close();
                    throw e;
                }
                return connection;
            }
        };
        source.setUrl(settings.url());
        return source;
    }

    /** Called before the file is opened, since opening changes its journal mode. */
    private static void checkDriver() {
        SQLiteDataSource memory = new SQLiteDataSource();
        memory.setUrl(PREFIX + ":memory:");
        try (Connection connection = memory.getConnection()) {
            SqliteVersion.check(connection);
        } catch (SQLException e) {
            throw new Unavailable(
                    "The SQLite driver cannot be used (" + Faults.code(e) + ").",
                    "check that its native library can be unpacked and loaded.",
                    Faults.withoutValues(e));
        }
    }

    /** The file of a URL. */
    private static Path fileOf(String url) {
        String name = url.substring(PREFIX.length());
        if (name.isBlank() || name.contains(":memory:") || name.contains("mode=memory")) {
            throw inMemory();
        }
        if (name.indexOf('?') >= 0 || name.startsWith("file:")) {
            throw new BadConfiguration(
                    "A SQLite URL is a file name without parameters.",
                    "write jdbc:sqlite:shop.db and set options on ShopConfig.");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new BadConfiguration(
                    "The SQLite URL does not name a file: " + e.getReason() + ".", "correct the URL.");
        }
    }

    /** A canonical path, equal for the same file. */
    private static String canonical(Path file) {
        try {
            Path absolute = file.toAbsolutePath().normalize();
            // the file itself may not exist yet
            return Files.exists(absolute)
                    ? absolute.toRealPath().toString()
                    : absolute.resolveSibling("")
                            .toRealPath()
                            .resolve(file.getFileName())
                            .toString();
        } catch (IOException e) {
            throw new Unavailable(
                    "The folder of the SQLite file does not exist or cannot be read.",
                    "create the folder, or correct the path in the URL.",
                    null);
        }
    }

    private static BadConfiguration inMemory() {
        return new BadConfiguration(
                "An in-memory SQLite database belongs to one connection, but a shop opens several.",
                "use a file; a temporary one is enough.");
    }

    /** The writer and a pool of readers. */
    private record SqlitePools(SqliteWriter single, Pool readers, SqliteFile file, ConnectionSettings settings)
            implements Connections {

        @Override
        public Lease writer() throws SQLException {
            return single.lease(false);
        }

        @Override
        public Lease sharedWriter() throws SQLException {
            return single.lease(true);
        }

        @Override
        public boolean sharesCommits() {
            return true;
        }

        @Override
        public Lease reader() throws SQLException {
            file.checkNowAndThen();
            try {
                return readers.lease(settings);
            } catch (RuntimeException e) {
                file.check(); // may be the reason why the pool could not open a connection
                throw e;
            }
        }

        @Override
        public void close() {
            // the writer last: a read-only connection leaves the WAL behind
            readers.close();
            single.close();
            file.close();
        }
    }
}
