package io.shopsql.internal.sqlite;

import io.shopsql.error.Contention;
import io.shopsql.error.DatabaseFault;
import io.shopsql.error.MoneyOverflow;
import io.shopsql.error.ReadOnlyTransaction;
import io.shopsql.error.ShopException;
import io.shopsql.error.Unavailable;
import io.shopsql.internal.engine.Faults;
import io.shopsql.internal.engine.StatementKind;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Translates SQLite's errors. */
final class SqliteErrors {

    private static final Pattern UNIQUE = Pattern.compile("UNIQUE constraint failed: ([^)]+)\\)?");
    private static final Pattern CHECK = Pattern.compile("CHECK constraint failed: (\\w+)");
    private static final Pattern NOT_NULL = Pattern.compile("NOT NULL constraint failed: (\\w+\\.\\w+)");

    private SqliteErrors() {}

    static ShopException translate(SQLException error, StatementKind kind) {
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
            // SQLite implements RESTRICT by triggers; an application's RAISE has the same code, but its own text
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
                    "check that the path is correct and that it is a writable SQLite database.",
                    cause);
        }
        if (message.toLowerCase(Locale.ROOT).contains("integer overflow")) {
            return MoneyOverflow.ofNumber(cause);
        }
        if (message.contains("'division by zero'")) { // ours: SQLite's own answer is NULL
            return Faults.divisionByZero(cause);
        }
        if (message.contains("'too long for the column'")) {
            return Faults.check(null, cause);
        }
        if (message.contains("'several rows'")) { // ours: SQLite takes the first, or the last
            return Faults.severalRows(cause);
        }
        return ofStatement(e.getResultCode().name(), message, cause);
    }

    private static ShopException ofStatement(String code, String message, SQLException cause) {
        if (message.contains("no such column") || message.contains("no such table")) {
            return Faults.notThere(code, code, cause);
        }
        if (message.contains("ambiguous column")) {
            return Faults.ambiguous(code, code, cause);
        }
        if (message.contains("misuse of ") || message.contains("aggregate functions are not allowed")) {
            return Faults.misplaced(code, code, cause);
        }
        if (message.contains("syntax error")
                || message.contains("SELECTs to the left and right")
                || message.contains("sub-select returns ")
                || message.contains(" values for ")) {
            return Faults.invalid(code, code, cause);
        }
        if (code.equals(SQLiteErrorCode.SQLITE_TOOBIG.name())
                || message.contains("too many ")
                || message.contains("too large")
                || message.contains("too big")) {
            return Faults.tooLarge(code, code, cause);
        }
        return new DatabaseFault("The database refused a statement (" + code + ").", code, cause);
    }

    /** The primary result code. */
    static int primary(SQLiteException e) {
        return e.getResultCode().code & 0xff;
    }
}
