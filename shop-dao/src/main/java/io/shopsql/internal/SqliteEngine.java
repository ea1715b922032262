package io.shopsql.internal;

import static io.shopsql.schema.Tables.PRODUCTS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import io.shopsql.error.BadConfiguration;
import io.shopsql.error.Contention;
import io.shopsql.error.DatabaseFault;
import io.shopsql.error.MoneyOverflow;
import io.shopsql.error.ReadOnlyTransaction;
import io.shopsql.error.ShopException;
import io.shopsql.error.TimedOut;
import io.shopsql.error.Unavailable;
import io.shopsql.internal.Connections.Lease;
import io.shopsql.schema.BorrowedConnection;
import io.shopsql.schema.SqliteVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.TableField;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite: one file, one writer, many readers, in WAL mode. */
final class SqliteEngine implements Engine {

    private static final String PREFIX = "jdbc:sqlite:";

    /** Pages of the writer's cache, in KiB: an index that is filled in no order needs them at hand. SQLite's own is 2 MiB. */
    private static final int WRITER_CACHE_KIB = 64 * 1024;

    private static final int BATCH_ROWS = 500;

    private static final int PRODUCTS_TOGETHER = 250;

    private static final Pattern UNIQUE = Pattern.compile("UNIQUE constraint failed: ([^)]+)\\)?");
    private static final Pattern CHECK = Pattern.compile("CHECK constraint failed: (\\w+)");
    private static final Pattern NOT_NULL = Pattern.compile("NOT NULL constraint failed: (\\w+\\.\\w+)");

    @Override
    public SQLDialect dialect() {
        return SQLDialect.SQLITE;
    }

    @Override
    public Set<String> parametersOf(String url) {
        return Set.of();
    }

    @Override
    public Connections open(Settings settings, String schema) {
        String canonical = canonical(fileOf(settings.url()));
        SqliteFile file = SqliteFile.owned(fileOf(settings.url()), canonical);
        // the writer opens first, and never idles out: a read-only reader fails before the file is there
        Pool writers = Pool.of("shop-writer", this, source(settings, false, file::check), settings, pool -> {
            pool.setMinimumIdle(1);
            pool.setMaximumPoolSize(1);
            pool.setIdleTimeout(0);
            pool.setMaxLifetime(0);
        });
        try {
            opened(file, writers, settings);
            Pool readers = Pool.of(
                    "shop-readers",
                    this,
                    source(settings, true, file::check),
                    settings,
                    pool -> pool.setReadOnly(true));
            return new SqlitePools(writers, readers, WriterMutex.of(canonical), file, settings);
        } catch (RuntimeException e) {
            writers.close();
            file.close();
            throw e;
        }
    }

    /** From the first query on, the writer holds the write-ahead log open. */
    private void opened(SqliteFile file, Pool writers, Settings settings) {
        try (Lease first = writers.lease(settings, () -> {})) {
            Sql.ask(first.connection(), "select count(*) from sqlite_schema");
            file.opened();
        } catch (SQLException e) {
            throw translate(e, StatementKind.OTHER);
        }
    }

    @Override
    public DataSource unpooled(Settings settings) {
        checkDriver();
        SqliteFile.refuseStaleLog(fileOf(settings.url()));
        return source(settings, false, () -> {});
    }

    @Override
    public Connections borrowing(DataSource dataSource, Settings settings, String schema) throws SQLException {
        try (BorrowedConnection borrowed = BorrowedConnection.from(dataSource, settings.poolWithoutAutoCommit())) {
            String file = Sql.ask(borrowed.connection(), "select file from pragma_database_list where name = 'main'");
            if (file == null || file.isEmpty()) {
                throw inMemory();
            }
            Path path = Path.of(file);
            String canonical = canonical(path);
            return new SqliteBorrowed(
                    this, dataSource, WriterMutex.of(canonical), SqliteFile.borrowed(path, canonical), settings);
        }
    }

    /** @param check runs before and after each opening: opening alone can change a file that should not be touched */
    private static SQLiteDataSource source(Settings settings, boolean readOnly, Runnable check) {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setBusyTimeout(Math.toIntExact(settings.lockTimeout().toMillis()));
        config.setSynchronous(settings.syncEveryCommit() ? SynchronousMode.FULL : SynchronousMode.NORMAL);
        config.setReadOnly(readOnly);
        if (!readOnly) {
            config.setJournalMode(JournalMode.WAL);
            config.setCacheSize(-WRITER_CACHE_KIB); // negative: KiB rather than pages
        }
        // keys come by RETURNING: asking for them again costs as much as the insert
        config.setGetGeneratedKeys(false);
        SQLiteDataSource source = new SQLiteDataSource(config) {
            @Override
            public SQLiteConnection getConnection(@Nullable String user, @Nullable String password)
                    throws SQLException {
                check.run();
                SQLiteConnection connection = super.getConnection(user, password);
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

    /** Before the file is opened, which is a change: it sets the journal mode. */
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

    /** The file that a URL names. */
    private static Path fileOf(String url) {
        String name = url.substring(PREFIX.length());
        if (name.isBlank() || name.contains(":memory:") || name.contains("mode=memory")) {
            throw inMemory();
        }
        if (name.indexOf('?') >= 0 || name.startsWith("file:")) {
            throw new BadConfiguration(
                    "A SQLite URL takes a file name alone, without parameters.",
                    "write jdbc:sqlite:shop.db and set what differs on ShopConfig.");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new BadConfiguration(
                    "The SQLite URL does not name a file: " + e.getReason() + ".", "correct the URL.");
        }
    }

    /** The same text for the same file. */
    private static String canonical(Path file) {
        try {
            Path absolute = file.toAbsolutePath().normalize();
            // the file itself may not be there yet
            return Files.exists(absolute)
                    ? absolute.toRealPath().toString()
                    : absolute.resolveSibling("")
                            .toRealPath()
                            .resolve(file.getFileName())
                            .toString();
        } catch (IOException e) {
            throw new Unavailable(
                    "The folder of the SQLite file is not there or cannot be read.",
                    "make the folder, or correct the path in the URL.",
                    null);
        }
    }

    private static BadConfiguration inMemory() {
        return new BadConfiguration(
                "An in-memory SQLite database is one per connection, and a shop has several.",
                "use a file; a temporary one will do.");
    }

    @Override
    public void refuseTransaction(Connection connection) throws SQLException {
        // the driver knows its own transactions alone
        if (BorrowedConnection.isInTransaction(connection)) {
            throw BorrowedConnection.inTransaction();
        }
    }

    @Override
    public void checkJoinable(Connection connection) throws SQLException {
        // it cannot be switched on inside a transaction
        if (!"1".equals(Sql.ask(connection, "PRAGMA foreign_keys"))) {
            throw new BadConfiguration(
                    "The connection does not enforce foreign keys (PRAGMA foreign_keys is off).",
                    "switch them on in your pool: SQLiteConfig.enforceForeignKeys(true).");
        }
    }

    @Override
    public void begin(Connection connection, Mode mode) throws SQLException {
        // our own statements, in the driver's autocommit: its transaction modes poison pooled connections on BUSY
        if (!mode.writes()) {
            Sql.run(connection, "BEGIN");
            return;
        }
        try {
            Sql.run(connection, "BEGIN IMMEDIATE");
        } catch (SQLiteException e) {
            if (primary(e) == SQLiteErrorCode.SQLITE_BUSY.code) {
                throw new TimedOut(
                        "Another process holds the write lock of the file; the time-out is "
                                + Sql.ask(connection, "PRAGMA busy_timeout") + " ms.",
                        "try again, raise lockTimeout, or find the process that writes.",
                        Faults.withoutValues(e));
            }
            throw e;
        }
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        Sql.run(connection, "COMMIT");
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        try {
            Sql.run(connection, "ROLLBACK");
        } catch (SQLiteException e) {
            // a full disk or an interrupt rolls back by itself; there is nothing left to do then
            if (e.getMessage() == null || !e.getMessage().contains("no transaction is active")) {
                throw e;
            }
        }
    }

    @Override
    public void afterTransaction(Connection connection) {
        // the driver is in autocommit all the time
    }

    @Override
    public void cancel(Connection connection) throws SQLException {
        connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
    }

    @Override
    public void terminate(Connection connection) throws SQLException {
        SqliteClosing.close(connection.unwrap(SQLiteConnection.class)); // the driver's abort() does nothing
    }

    @Override
    public List<Long> reserveIds(Connection connection, String table, int count) throws SQLException {
        // under the one writer, so that nobody else counts on
        Long last = Sql.askLong(
                connection,
                "update sqlite_sequence set seq = seq + ? where name = ? returning seq",
                (long) count,
                table);
        if (last == null) {
            last = Sql.askLong(
                    connection, "insert into sqlite_sequence (name, seq) values (?, ?) returning seq", table, (long)
                            count);
        }
        if (last == null) {
            throw new SQLException("sqlite_sequence gave no number");
        }
        return LongStream.rangeClosed(last - count + 1, last).boxed().toList();
    }

    @Override
    public <T> Field<T> nextKey(TableField<?, T> key) {
        // under the one writer; AUTOINCREMENT counts on from here when the row is inserted
        Field<Long> last = field(name("seq"), SQLDataType.BIGINT);
        return field(select(coalesce(max(last), inline(0L)).plus(inline(1L)).coerce(key))
                .from(table(name("sqlite_sequence")))
                .where(field(name("name"), SQLDataType.VARCHAR)
                        .eq(inline(key.getTable().getName()))));
    }

    @Override
    public void insertRows(
            Connection connection, List<? extends TableField<?, ?>> fields, Iterable<@Nullable Object[]> rows)
            throws SQLException {
        // a row at a time: a statement of many rows that a foreign key or CHECK may refuse half-way keeps a journal of
        // its own, and takes 1.2 to 1.5 times as long; but for products, whose index of words is written to the file
        // once for each statement, and takes 5 times as long a row at a time
        int together = PRODUCTS.equals(fields.get(0).getTable()) ? PRODUCTS_TOGETHER : 1;
        List<@Nullable Object[]> waiting = new ArrayList<>(together);
        try (PreparedStatement insert = insert(connection, fields, together)) {
            int batched = 0;
            for (@Nullable Object[] values : rows) {
                waiting.add(values);
                if (waiting.size() == together) {
                    bindAll(insert, fields, waiting);
                    waiting.clear();
                    insert.addBatch();
                    // the driver looks after its autocommit once for each batch
                    if (++batched * together >= BATCH_ROWS) {
                        insert.executeBatch();
                        batched = 0;
                    }
                }
            }
            insert.executeBatch();
        }
        if (!waiting.isEmpty()) {
            try (PreparedStatement last = insert(connection, fields, waiting.size())) {
                bindAll(last, fields, waiting);
                last.executeUpdate();
            }
        }
    }

    private static PreparedStatement insert(Connection connection, List<? extends TableField<?, ?>> fields, int rows)
            throws SQLException {
        String row = Collections.nCopies(fields.size(), "?").stream().collect(Collectors.joining(", ", "(", ")"));
        return connection.prepareStatement("insert into " + Sql.tableAndColumns(fields) + " values "
                + String.join(", ", Collections.nCopies(rows, row)));
    }

    private static void bindAll(
            PreparedStatement statement, List<? extends TableField<?, ?>> fields, List<@Nullable Object[]> rows)
            throws SQLException {
        int first = 1;
        for (@Nullable Object[] row : rows) {
            bind(statement, first, fields, row);
            first += row.length;
        }
    }

    private static void bind(
            PreparedStatement statement, int first, List<? extends TableField<?, ?>> fields, @Nullable Object[] values)
            throws SQLException {
        for (int column = 0; column < values.length; column++) {
            Object value = Sql.columnValue(fields.get(column), values[column]);
            if (value instanceof Long number) {
                statement.setLong(first + column, number);
            } else if (value instanceof Integer number) {
                statement.setInt(first + column, number);
            } else if (value instanceof Boolean flag) {
                statement.setInt(first + column, flag ? 1 : 0);
            } else {
                statement.setString(first + column, value == null ? null : value.toString());
            }
        }
    }

    @Override
    public WholeTables wholeTables() {
        return new SqliteTables();
    }

    @Override
    public int fetchSize() {
        return 0;
    }

    @Override
    public Catalogue catalogue() {
        return new SqliteCatalogue();
    }

    @Override
    public String plan(Connection connection, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
            // each step under the one it is part of
            Map<Integer, Integer> depths = new HashMap<>();
            while (rows.next()) {
                int depth = depths.getOrDefault(rows.getInt("parent"), -1) + 1;
                depths.put(rows.getInt("id"), depth);
                lines.add("  ".repeat(depth) + rows.getString("detail"));
            }
        }
        return String.join("\n", lines);
    }

    @Override
    public ShopException translate(SQLException error, StatementKind kind) {
        SQLException cause = Faults.withoutValues(error);
        if (!(error instanceof SQLiteException e)) {
            return Faults.connection(error, cause);
        }
        String message = String.valueOf(e.getMessage());
        SQLiteErrorCode code = e.getResultCode();
        return switch (code) {
            case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID -> {
                Matcher columns = UNIQUE.matcher(message);
                yield Faults.duplicate(columns.find() ? List.of(columns.group(1).split(", ")) : List.of(), cause);
            }
            case SQLITE_CONSTRAINT_CHECK -> {
                Matcher check = CHECK.matcher(message);
                yield Faults.check(check.find() ? check.group(1) : null, cause);
            }
            case SQLITE_CONSTRAINT_NOTNULL -> {
                Matcher column = NOT_NULL.matcher(message);
                yield Faults.notNull(column.find() ? column.group(1) : null, cause);
            }
            case SQLITE_CONSTRAINT_FOREIGNKEY -> Faults.foreignKey(kind, null, cause);
            // SQLite makes triggers of RESTRICT; an application's RAISE has the same code and words of its own
            case SQLITE_CONSTRAINT_TRIGGER ->
                message.contains("(FOREIGN KEY constraint failed)")
                        ? Faults.foreignKey(kind, null, cause)
                        : Faults.trigger(cause);
            default -> byPrimaryCode(e, message, cause);
        };
    }

    private static ShopException byPrimaryCode(SQLiteException e, String message, SQLException cause) {
        int primary = primary(e);
        if (primary == SQLiteErrorCode.SQLITE_BUSY.code || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return new Contention("The database file is locked by another process.", cause);
        }
        if (primary == SQLiteErrorCode.SQLITE_READONLY.code) {
            return new ReadOnlyTransaction(cause);
        }
        if (primary == SQLiteErrorCode.SQLITE_INTERRUPT.code) {
            return Faults.tooSlow(cause);
        }
        if (primary == SQLiteErrorCode.SQLITE_CANTOPEN.code || primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return new Unavailable(
                    "The SQLite file cannot be opened (" + e.getResultCode().name() + ").",
                    "check that the path is right, that it is a SQLite database and that it can be written.",
                    cause);
        }
        if (message.toLowerCase(Locale.ROOT).contains("integer overflow")) {
            return new MoneyOverflow("A sum or product is beyond what a 64-bit number can hold.", cause);
        }
        return new DatabaseFault(
                "The database refused a statement (" + e.getResultCode().name() + ").",
                e.getResultCode().name(),
                cause);
    }

    private static int primary(SQLiteException e) {
        return e.getResultCode().code & 0xff;
    }

    /** A pool of one writer and a pool of readers. */
    private record SqlitePools(Pool writers, Pool readers, WriterMutex mutex, SqliteFile file, Settings settings)
            implements Connections {

        @Override
        public Lease writer() throws SQLException {
            mutex.acquire(settings.connectionTimeout());
            try {
                file.check();
                return Leases.onCommit(writers.lease(settings, mutex::release), file::checkCommitted);
            } catch (Throwable e) {
                mutex.release();
                throw e;
            }
        }

        @Override
        public Lease reader() throws SQLException {
            file.checkNowAndThen();
            try {
                return readers.lease(settings, () -> {});
            } catch (RuntimeException e) {
                file.check(); // why the pool could not open a connection
                throw e;
            }
        }

        @Override
        public void close() {
            // the writer last: a read-only connection leaves the WAL behind
            readers.close();
            writers.close();
            file.close();
        }
    }
}
