package io.shopsql.internal.postgres;

import io.shopsql.error.Contention;
import io.shopsql.error.DatabaseFault;
import io.shopsql.error.MoneyOverflow;
import io.shopsql.error.ReadOnlyTransaction;
import io.shopsql.error.RolledBack;
import io.shopsql.error.ShopException;
import io.shopsql.error.Unavailable;
import io.shopsql.internal.engine.Faults;
import io.shopsql.internal.engine.StatementKind;
import io.shopsql.schema.DefaultSchema;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Index;
import org.jooq.Named;
import org.jooq.Table;
import org.jooq.UniqueKey;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Translates Postgres' errors. */
final class PostgresErrors {

    static final String FAILED_TRANSACTION = "25P02";

    /** Among others: "cached plan must not change result type". */
    private static final String STALE_PLAN = "0A000";

    private static final String NO_STATEMENT = "26000";

    private PostgresErrors() {}

    static ShopException translate(SQLException error, StatementKind kind) {
        SQLException cause = Faults.withoutValues(error);
        String state = String.valueOf(error.getSQLState());
        ServerErrorMessage server = error instanceof PSQLException e ? e.getServerErrorMessage() : null;
        String constraint = server == null ? null : server.getConstraint();
        if (isStale(state, server)) {
            return new Contention(
                    "A table was altered while a prepared statement used it (SQLSTATE " + state + ").", cause);
        }
        return switch (state) {
            case "23505" -> duplicate(server, constraint, cause);
            case "23514" -> Faults.check(constraint, cause);
            // too long for the column, which is tested before its check
            case "22001" -> Faults.check(null, cause);
            case "23502" -> Faults.notNull(server == null ? null : server.getTable() + "." + server.getColumn(), cause);
            case "23503", "23001" -> Faults.foreignKey(kind, constraint, cause);
            case "P0001", "P0004" -> Faults.trigger(cause);
            case "40001", "40P01" ->
                new Contention("The transaction lost against another one (SQLSTATE " + state + ").", cause);
            case "55P03" -> new Contention("A lock was not released in time.", cause);
            case "57014" -> Faults.tooSlow(cause);
            case FAILED_TRANSACTION -> new RolledBack(cause);
            case "25006" -> new ReadOnlyTransaction(cause);
            case "22003" ->
                server == null
                        ? Faults.doesNotFit() // from the driver: read as a smaller type
                        : MoneyOverflow.ofNumber(cause);
            case Faults.DIVISION_BY_ZERO -> Faults.divisionByZero(cause);
            case Faults.SEVERAL_ROWS -> Faults.severalRows(cause);
            default -> byClass(state, cause);
        };
    }

    private static boolean isStale(String state, @Nullable ServerErrorMessage server) {
        return state.equals(NO_STATEMENT)
                || (state.equals(STALE_PLAN) && server != null && "RevalidateCachedQuery".equals(server.getRoutine()));
    }

    /** Whether a prepared statement failed because the schema changed, or because it was deallocated. */
    static boolean isStale(ShopException error) {
        return error instanceof Contention
                && error.getCause() instanceof SQLException e
                && (NO_STATEMENT.equals(e.getSQLState()) || STALE_PLAN.equals(e.getSQLState()));
    }

    private static ShopException byClass(String state, SQLException cause) {
        if (state.startsWith("08") || state.startsWith("57P")) {
            return new Unavailable(
                    "The connection to the database is lost (SQLSTATE " + state + ").",
                    "try again; if a commit was in progress, first check whether it took effect.",
                    cause);
        }
        if (state.startsWith("28") || state.equals("3D000") || state.startsWith("53")) {
            return new Unavailable(
                    "The server refused the connection (SQLSTATE " + state + ").",
                    "check the user, the password, the name of the database and the server's limits.",
                    cause);
        }
        String code = "SQLSTATE " + state;
        return switch (state) {
            case "42703", "42P01" -> Faults.notThere(code, state, cause);
            case "42702" -> Faults.ambiguous(code, state, cause);
            case "42601" -> Faults.invalid(code, state, cause);
            case "42803", "42P20" -> Faults.misplaced(code, state, cause);
            case "42804", "42883", "42P18", "42P21" -> Faults.types(code, state, cause);
            default ->
                state.startsWith("54")
                        ? Faults.tooLarge(code, state, cause)
                        : new DatabaseFault("The database refused a statement (" + code + ").", state, cause);
        };
    }

    private static ShopException duplicate(
            @Nullable ServerErrorMessage server, @Nullable String constraint, SQLException cause) {
        String table = server == null || server.getTable() == null ? "?" : server.getTable();
        // the server names the constraint; the generated keys have its columns
        List<String> columns = DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .filter(t -> t.getName().equals(table))
                .flatMap(t -> uniqueColumns(t, String.valueOf(constraint)))
                .toList();
        List<String> known = constraint == null ? List.of() : List.of(constraint);
        return Faults.duplicate(table, columns.isEmpty() ? known : columns, cause);
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
}
