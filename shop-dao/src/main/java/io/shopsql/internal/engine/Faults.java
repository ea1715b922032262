package io.shopsql.internal.engine;

import io.shopsql.error.ConstraintViolated;
import io.shopsql.error.DatabaseFault;
import io.shopsql.error.Duplicate;
import io.shopsql.error.MissingReference;
import io.shopsql.error.ShopClosed;
import io.shopsql.error.ShopException;
import io.shopsql.error.StillReferenced;
import io.shopsql.error.TimedOut;
import io.shopsql.error.Unavailable;
import io.shopsql.error.UnsafeQuery;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The error messages shared by both engines, so that the same bad input gives the same message. */
public final class Faults {

    /** The standard's SQLSTATE. */
    public static final String DIVISION_BY_ZERO = "22012";

    /** The standard's SQLSTATE of a cardinality violation. */
    public static final String SEVERAL_ROWS = "21000";

    private Faults() {}

    /**
     * A copy of the error without its text if that may quote a bound value. Codes and stack trace remain.
     *
     * <p>Keeps the text for errors of a statement (class 42), a connection (08, 28, 57) or a disk (53), and SQLite's
     * texts, which quote only names, except those of triggers.
     */
    public static SQLException withoutValues(SQLException error) {
        String state = String.valueOf(error.getSQLState());
        boolean ofTrigger =
                error instanceof SQLiteException e && e.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_TRIGGER;
        boolean harmless = (error instanceof SQLiteException && !ofTrigger)
                || state.startsWith("42")
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57");
        String text = harmless
                ? String.valueOf(error.getMessage()).lines().findFirst().orElse("")
                : "driver error " + code(error) + " (text omitted: it may contain values)";
        SQLException bare = new SQLException(text, error.getSQLState(), error.getErrorCode());
        bare.setStackTrace(error.getStackTrace());
        return bare;
    }

    /** The error for a log or as a suppressed exception; for errors other than SQL only its class. */
    public static Throwable bare(Throwable error) {
        return error instanceof ShopException
                ? error
                : error instanceof SQLException sql
                        ? withoutValues(sql)
                        : new IllegalStateException(error.getClass().getName());
    }

    /** The SQLSTATE, or the driver's error number if there is none. */
    public static String code(SQLException error) {
        return error.getSQLState() != null ? "SQLSTATE " + error.getSQLState() : "code " + error.getErrorCode();
    }

    /** The innermost cause of this type; for SQLException, the driver's own. */
    public static <T extends Throwable> @Nullable T innermost(Class<T> type, @Nullable Throwable error) {
        T found = null;
        for (Throwable e = error; e != null; e = e.getCause() == e ? null : e.getCause()) {
            found = type.isInstance(e) ? type.cast(e) : found;
        }
        return found;
    }

    /** The first error of a batch, unwrapped from the driver's exception. */
    public static SQLException firstOfBatch(SQLException error) {
        return error instanceof BatchUpdateException && error.getNextException() != null
                ? error.getNextException()
                : error;
    }

    /** Columns are given as {@code table.column}. */
    public static Duplicate duplicate(List<String> columns, SQLException cause) {
        String table = columns.isEmpty()
                ? "?"
                : columns.get(0).substring(0, columns.get(0).indexOf('.'));
        List<String> names =
                columns.stream().map(c -> c.substring(c.indexOf('.') + 1)).toList();
        return duplicate(table, names, cause);
    }

    public static Duplicate duplicate(String table, List<String> columns, @Nullable SQLException cause) {
        return new Duplicate(table, columns, "find the existing row, or use insertIfAbsent or upsert.", cause);
    }

    public static ConstraintViolated check(@Nullable String constraint, SQLException cause) {
        return new ConstraintViolated(
                "A row breaks the check " + (constraint == null ? "of its table" : constraint) + ".",
                constraint,
                cause);
    }

    public static ConstraintViolated notNull(@Nullable String column, SQLException cause) {
        return new ConstraintViolated((column == null ? "A column" : column) + " must not be null.", column, cause);
    }

    /** A RAISE in a trigger, whose text comes from the application and may contain values. */
    public static ConstraintViolated trigger(SQLException cause) {
        return new ConstraintViolated(
                "A trigger or function of the database refused the change.",
                "see the RAISE in the triggers of this table for the reason.",
                null,
                cause);
    }

    public static ShopException foreignKey(StatementKind kind, @Nullable String constraint, SQLException cause) {
        return kind == StatementKind.DELETE
                ? new StillReferenced(
                        "Other rows still reference the row to be deleted.",
                        "delete those first, or deactivate or retire the row instead.",
                        constraint,
                        cause)
                : new MissingReference(
                        "The row references one that does not exist.",
                        "insert the other row first, or correct the key.",
                        constraint,
                        cause);
    }

    /** A column or table that the query names. */
    public static DatabaseFault notThere(String code, String state, SQLException cause) {
        return new DatabaseFault(
                "The query names a column or table that is not there (" + code + ").",
                "the cause has the name. Add its table to from(…) or a join, or correct it; upper and lower case differ. The"
                        + " alias of a selected column is known in orderBy and groupBy alone.",
                state,
                cause);
    }

    public static DatabaseFault ambiguous(String code, String state, SQLException cause) {
        return new DatabaseFault(
                "A name in the query belongs to several tables (" + code + ").",
                "the cause has the name. Use the generated column, or field(name(table, column), type).",
                state,
                cause);
    }

    /** Of an aggregate or window function. */
    public static DatabaseFault misplaced(String code, String state, SQLException cause) {
        return new DatabaseFault(
                "An aggregate or window function stands where none may (" + code + ").",
                "filter groups by having(…); select a window function, or an aggregate of an aggregate, from a derived table"
                        + " (asTable).",
                state,
                cause);
    }

    public static DatabaseFault types(String code, String state, SQLException cause) {
        return new DatabaseFault(
                "Values of different types meet in the query (" + code + ").",
                "the cause says where. Give each field its type, field(name, type), and cast(…) one side.",
                state,
                cause);
    }

    public static DatabaseFault invalid(String code, String state, SQLException cause) {
        return new DatabaseFault(
                "The statement is no valid SQL, or two lists of columns differ in their length (" + code + ").",
                "the cause says where. Select as many columns as the other query, or the INSERT, has.",
                state,
                cause);
    }

    public static DatabaseFault tooLarge(String code, String state, SQLException cause) {
        return new DatabaseFault(
                "The query is too large for the database (" + code + ").",
                "split it, or put values into a table of your own and join it.",
                state,
                cause);
    }

    public static DatabaseFault divisionByZero(SQLException cause) {
        return new DatabaseFault(
                "A division by zero.",
                "leave the rows out where the divisor is 0, or divide by nullif(divisor, 0), which gives NULL there.",
                DIVISION_BY_ZERO,
                cause);
    }

    public static DatabaseFault severalRows(SQLException cause) {
        return new DatabaseFault(
                "A query that is used as a value has several rows, or an upsert has a key twice.",
                "add orderBy(…).limit(1) to the query, or select max(…) or min(…); give an upsert each key once.",
                SEVERAL_ROWS,
                cause);
    }

    public static UnsafeQuery doesNotFit() {
        return new UnsafeQuery(
                "A number of the result does not fit into the requested type.",
                "request a larger type: Long, BigDecimal, or the type of the column.");
    }

    public static TimedOut tooSlow(SQLException cause) {
        return new TimedOut(
                "A statement was cancelled: it exceeded its time-out.",
                "narrow the query, or raise the time-out.",
                cause);
    }

    public static ShopException connection(SQLException error, SQLException cause) {
        return error.getSQLState() != null && error.getSQLState().startsWith("08")
                ? new Unavailable(
                        "The connection to the database is lost (" + code(error) + ").",
                        "try again; if a commit was in progress, first check whether it took effect.",
                        cause)
                : new DatabaseFault(
                        "The driver failed (" + code(error) + ").", String.valueOf(error.getSQLState()), cause);
    }

    /**
     * The error of a call that a closed shop refused, or that closing the shop aborted.
     *
     * @param begun whether the call had a connection
     */
    public static ShopClosed closed(boolean begun) {
        return begun
                ? new ShopClosed(
                        "The shop was closed while this call ran; the call was rolled back.",
                        "raise closeTimeout, or let calls end before the shop is closed.")
                : new ShopClosed(
                        "The shop is closed; this call did nothing.",
                        "close a shop after its last call, or open another one.");
    }
}
