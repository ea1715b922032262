package io.shopsql.internal.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * The differences between SQLite and Postgres in reading, filling and numbering whole tables, for copies. Has two
 * implementations, like {@link Engine}. Stateless and thread-safe.
 */
public interface WholeTables {

    /**
     * A value in the column's database type, before its converter. Never coerced: drivers do not report a stored value
     * of another type.
     *
     * @throws io.shopsql.error.InvalidInput if it has another type; does not contain the value
     */
    @Nullable
    Object value(ResultSet rows, int index, Field<?> field) throws SQLException;

    /** Whether the two connections, both of this engine and both in a transaction, see the same table. */
    boolean same(Connection one, Connection other, Table<?> table) throws SQLException;

    /** Locks the tables against other writers until the transaction ends. */
    void lock(Connection connection, List<Table<?>> tables) throws SQLException;

    /** The columns that the engine computes and that cannot be written. */
    Set<String> computedColumns(Connection connection, Table<?> table) throws SQLException;

    /** The last assigned key, even if its row was deleted; 0 if there is none. */
    long lastId(Connection connection, Table<?> table, Field<?> column) throws SQLException;

    /** Ensures that all future keys are above this one. */
    void idsAbove(long last, Connection connection, Table<?> table, Field<?> column) throws SQLException;
}
