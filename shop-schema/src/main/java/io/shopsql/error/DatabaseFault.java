package io.shopsql.error;

import org.jspecify.annotations.Nullable;

/** Any other error of the database: invalid SQL, a full disk, a defect. */
public final class DatabaseFault extends ShopException {
    private static final long serialVersionUID = 1L;

    private final String sqlState;

    /**
     * @param sqlState the SQLSTATE on Postgres, the result code on SQLite
     */
    public DatabaseFault(String what, String sqlState, @Nullable Throwable cause) {
        super(what, "see the cause; its SQLSTATE or result code is in the manual of the database.", cause);
        this.sqlState = sqlState;
    }

    /**
     * @param next the next step
     * @param sqlState the SQLSTATE on Postgres, the result code on SQLite
     */
    public DatabaseFault(String what, String next, String sqlState, @Nullable Throwable cause) {
        super(what, next, cause);
        this.sqlState = sqlState;
    }

    /** The SQLSTATE on Postgres, the result code on SQLite. */
    public String sqlState() {
        return sqlState;
    }
}
