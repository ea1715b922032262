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
 * What differs between SQLite and Postgres where whole tables are read, filled and numbered: the two ends of a copy. As
 * {@link Engine}, both answers side by side. Stateless and thread-safe.
 */
public interface WholeTables {

    /**
     * A value as the column's type in the database has it, before its converter. Never made to fit: an error of a driver is
     * not one where the column holds what its type does not say.
     *
     * @throws io.shopsql.error.InvalidInput if it is of another type; without the value
     */
    @Nullable
    Object value(ResultSet rows, int index, Field<?> field) throws SQLException;

    /** Whether the two connections, both of this engine and both in a transaction, see the same table. */
    boolean same(Connection one, Connection other, Table<?> table) throws SQLException;

    /** Keeps everybody else from writing to the tables until the transaction ends. */
    void lock(Connection connection, List<Table<?>> tables) throws SQLException;

    /** The columns that the engine computes by itself, and that cannot be written. */
    Set<String> computedColumns(Connection connection, Table<?> table) throws SQLException;

    /** The last key that was handed out, whether its row is still there or not; 0 if none was. */
    long lastId(Connection connection, Table<?> table, Field<?> column) throws SQLException;

    /** Sees to it that all keys handed out from now on are above this one. */
    void idsAbove(long last, Connection connection, Table<?> table, Field<?> column) throws SQLException;
}
