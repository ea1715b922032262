package io.shopsql.internal;

import static org.jooq.impl.DSL.inline;

import io.shopsql.error.Contention;
import io.shopsql.error.DatabaseFault;
import io.shopsql.error.MoneyOverflow;
import io.shopsql.error.ReadOnlyTransaction;
import io.shopsql.error.RolledBack;
import io.shopsql.error.ShopException;
import io.shopsql.error.Unavailable;
import io.shopsql.schema.BorrowedConnection;
import io.shopsql.schema.DefaultSchema;
import io.shopsql.schema.SearchPath;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.Field;
import org.jooq.Index;
import org.jooq.Named;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.impl.CustomField;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.copy.CopyIn;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Postgres: a server, a pool, read-committed writes and repeatable-read reads. */
final class PostgresEngine implements Engine {

    private static final int COPY_BUFFER = 64 * 1024;

    private static final String FAILED_TRANSACTION = "25P02";

    /** What we set on the driver unless the URL does. */
    private static final Map<PGProperty, Function<Settings, String>> DEFAULTS = Map.of(
            PGProperty.SOCKET_TIMEOUT, settings -> seconds(settings.socketTimeout()),
            PGProperty.TCP_KEEP_ALIVE, settings -> "true",
            PGProperty.APPLICATION_NAME, settings -> "shop");

    @Override
    public SQLDialect dialect() {
        return SQLDialect.POSTGRES;
    }

    @Override
    public Set<String> parametersOf(String url) {
        return PostgresUrl.of(url).names();
    }

    @Override
    public Connections open(Settings settings, String schema) {
        Pool pool = Pool.of(
                "shop",
                this,
                unpooled(settings),
                settings,
                hikari -> hikari.setConnectionInitSql(SearchPath.sql(schema)));
        return new PostgresPool(pool, settings);
    }

    @Override
    public DataSource unpooled(Settings settings) {
        PostgresUrl url = PostgresUrl.of(settings.url());
        Properties properties = url.parameters();
        DEFAULTS.forEach((property, value) -> properties.putIfAbsent(property.getName(), value.apply(settings)));
        // a server's DETAIL quotes the values of the row
        PGProperty.LOG_SERVER_ERROR_DETAIL.set(properties, false);
        if (!settings.schema().isEmpty()) {
            PGProperty.CURRENT_SCHEMA.set(properties, Sql.quoted(settings.schema()));
        }
        if (settings.user() != null) {
            PGProperty.USER.set(properties, settings.user());
        }
        return new PostgresSource(url.server(), properties, settings.password());
    }

    /** In whole seconds, as the driver has it, and never less than was asked for. */
    private static String seconds(Duration duration) {
        return Long.toString(duration.plusMillis(999).toSeconds());
    }

    @Override
    public Connections borrowing(DataSource dataSource, Settings settings, String schema) {
        return new PostgresBorrowed(this, dataSource, settings, schema);
    }

    @Override
    public void refuseTransaction(Connection connection) throws SQLException {
        // the driver has it from the last answer of the server
        boolean open = connection.isWrapperFor(BaseConnection.class)
                ? connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE
                : BorrowedConnection.isInTransaction(connection);
        if (open) {
            throw BorrowedConnection.inTransaction();
        }
    }

    @Override
    public void checkJoinable(Connection connection) throws SQLException {
        PostgresJoinable.check(connection);
    }

    @Override
    public void begin(Connection connection, Mode mode) throws SQLException {
        // BEGIN itself travels with the first statement
        connection.setAutoCommit(false);
        if (mode == Mode.READ) {
            Sql.run(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        } else if (mode == Mode.SERIALIZABLE) {
            Sql.run(connection, "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
        }
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        // the driver's commit() returns normally then, and the server keeps nothing
        if (connection.isWrapperFor(BaseConnection.class)
                && connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED) {
            throw new SQLException("a statement of the transaction failed", FAILED_TRANSACTION);
        }
        connection.commit();
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        connection.rollback();
    }

    @Override
    public void afterTransaction(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
    }

    @Override
    public void cancel(Connection connection) throws SQLException {
        connection.unwrap(PGConnection.class).cancelQuery();
    }

    @Override
    public void terminate(Connection connection) throws SQLException {
        connection.unwrap(Connection.class).abort(Runnable::run);
    }

    @Override
    public List<Long> reserveIds(Connection connection, String table, int count) throws SQLException {
        List<Long> ids = new ArrayList<>(count);
        try (var statement = connection.prepareStatement(
                "select nextval(pg_get_serial_sequence(?, 'id')) from generate_series(1, ?)")) {
            statement.setString(1, table);
            statement.setInt(2, count);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        ids.sort(null);
        return ids;
    }

    @Override
    public <T> Field<T> nextKey(TableField<?, T> key) {
        return CustomField.of(
                "next_key",
                key.getDataType(),
                ctx -> ctx.sql("nextval(pg_get_serial_sequence(")
                        .visit(inline(key.getTable().getName()))
                        .sql(", ")
                        .visit(inline(key.getName()))
                        .sql("))"));
    }

    @Override
    public void insertRows(
            Connection connection, List<? extends TableField<?, ?>> fields, Iterable<@Nullable Object[]> rows)
            throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + Sql.tableAndColumns(fields) + " FROM STDIN");
        try {
            StringBuilder text = new StringBuilder(COPY_BUFFER + 4096);
            for (@Nullable Object[] row : rows) {
                for (int column = 0; column < row.length; column++) {
                    if (column > 0) {
                        text.append('\t');
                    }
                    appendCopyText(text, Sql.columnValue(fields.get(column), row[column]));
                }
                text.append('\n');
                if (text.length() >= COPY_BUFFER) {
                    send(copy, text);
                }
            }
            send(copy, text);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(CopyIn copy, StringBuilder text) throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    /** In COPY's text format: a backslash, a tab and line ends are escaped, NULL is {@code \N}. */
    private static void appendCopyText(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append("\\N");
            return;
        }
        String plain = value.toString();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    @Override
    public WholeTables wholeTables() {
        return new PostgresTables();
    }

    @Override
    public int fetchSize() {
        return 500;
    }

    @Override
    public Catalogue catalogue() {
        return new PostgresCatalogue();
    }

    @Override
    public String plan(Connection connection, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN " + sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return String.join("\n", lines);
    }

    @Override
    public ShopException translate(SQLException error, StatementKind kind) {
        SQLException cause = Faults.withoutValues(error);
        String state = String.valueOf(error.getSQLState());
        ServerErrorMessage server = error instanceof PSQLException e ? e.getServerErrorMessage() : null;
        String constraint = server == null ? null : server.getConstraint();
        return switch (state) {
            case "23505" -> duplicate(server, constraint, cause);
            case "23514" -> Faults.check(constraint, cause);
            // too long for the column, which is looked at before its check is
            case "22001" -> Faults.check(null, cause);
            case "23502" -> Faults.notNull(server == null ? null : server.getTable() + "." + server.getColumn(), cause);
            case "23503", "23001" -> Faults.foreignKey(kind, constraint, cause);
            case "P0001", "P0004" -> Faults.trigger(cause);
            case "40001", "40P01" ->
                new Contention("The transaction lost against another one (SQLSTATE " + state + ").", cause);
            case "55P03" -> new Contention("A lock was not free in time.", cause);
            case "57014" -> Faults.tooSlow(cause);
            case FAILED_TRANSACTION -> new RolledBack(cause);
            case "25006" -> new ReadOnlyTransaction(cause);
            case "22003" -> new MoneyOverflow("A sum or product is beyond what a 64-bit number can hold.", cause);
            default -> byClass(state, cause);
        };
    }

    private static ShopException byClass(String state, SQLException cause) {
        if (state.startsWith("08") || state.startsWith("57P")) {
            return new Unavailable(
                    "The connection to the database is lost (SQLSTATE " + state + ").",
                    "try again; if a commit was under way, look first whether it took effect.",
                    cause);
        }
        if (state.startsWith("28") || state.equals("3D000") || state.startsWith("53")) {
            return new Unavailable(
                    "The server refused the connection (SQLSTATE " + state + ").",
                    "check the user, the password, the name of the database and the server's limits.",
                    cause);
        }
        return new DatabaseFault("The database refused a statement (SQLSTATE " + state + ").", state, cause);
    }

    private static ShopException duplicate(
            @Nullable ServerErrorMessage server, @Nullable String constraint, SQLException cause) {
        String table = server == null || server.getTable() == null ? "?" : server.getTable();
        // the server names the constraint; the columns stand in the generated keys
        List<String> columns = DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .filter(t -> t.getName().equals(table))
                .flatMap(t -> uniqueColumns(t, String.valueOf(constraint)))
                .toList();
        return Faults.duplicate(table, columns.isEmpty() ? List.of(String.valueOf(constraint)) : columns, cause);
    }

    private static Stream<String> uniqueColumns(Table<?> table, String constraint) {
        return Stream.concat(
                table.getKeys().stream()
                        .filter(key -> key.getName().equals(constraint))
                        .map(UniqueKey::getFields)
                        .flatMap(List::stream)
                        .map(Named::getName),
                table.getIndexes().stream()
                        .filter(index -> index.getName().equals(constraint))
                        .map(Index::getFields)
                        .flatMap(List::stream)
                        .map(field -> field.getName()));
    }

    /** One pool for reading and writing. */
    private record PostgresPool(Pool pool, Settings settings) implements Connections {

        @Override
        public Lease writer() throws SQLException {
            return pool.lease(settings, () -> {});
        }

        @Override
        public Lease reader() throws SQLException {
            return pool.lease(settings, () -> {});
        }

        @Override
        public void close() {
            pool.close();
        }
    }
}
