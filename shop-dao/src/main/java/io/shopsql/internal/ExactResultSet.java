package io.shopsql.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.tools.jdbc.DefaultResultSet;

/** A result set that refuses numbers that SQLite's driver would truncate to 32, 16 or 8 bits. Belongs to one thread. */
final class ExactResultSet extends DefaultResultSet {

    ExactResultSet(ResultSet rows) {
        super(rows);
    }

    @Override
    public int getInt(int column) throws SQLException {
        return (int) ExactNumbers.checked(getLong(column), int.class);
    }

    @Override
    public int getInt(String column) throws SQLException {
        return (int) ExactNumbers.checked(getLong(column), int.class);
    }

    @Override
    public short getShort(int column) throws SQLException {
        return (short) ExactNumbers.checked(getLong(column), short.class);
    }

    @Override
    public short getShort(String column) throws SQLException {
        return (short) ExactNumbers.checked(getLong(column), short.class);
    }

    @Override
    public byte getByte(int column) throws SQLException {
        return (byte) ExactNumbers.checked(getLong(column), byte.class);
    }

    @Override
    public byte getByte(String column) throws SQLException {
        return (byte) ExactNumbers.checked(getLong(column), byte.class);
    }
}
