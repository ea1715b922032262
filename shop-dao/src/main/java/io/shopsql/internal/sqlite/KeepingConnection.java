package io.shopsql.internal.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A connection that keeps statements prepared after they are closed, the least recently used ones up to a bound:
 * preparing costs SQLite more than running a look-up. A closed statement is reset, so that it holds no lock. Belongs to
 * one thread at a time.
 */
final class KeepingConnection extends JDBC4Connection {

    private final int bound;

    /**
     * The closed statements by their texts, the least recently closed one first. Guarded by itself: another thread may close
     * the connection.
     */
    private final Map<String, Kept> idle = new LinkedHashMap<>();

    private boolean closing;

    /** Guards the database against being cancelled while it is closed: the driver does not. */
    private final Object cancelling = new Object();

    KeepingConnection(String url, String file, Properties properties, int bound) throws SQLException {
        super(url, file, properties);
        this.bound = bound;
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        if (type != ResultSet.TYPE_FORWARD_ONLY || concurrency != ResultSet.CONCUR_READ_ONLY) {
            return super.prepareStatement(sql, type, concurrency, holdability);
        }
        Kept kept;
        synchronized (idle) {
            kept = idle.remove(sql);
        }
        if (kept != null) {
            kept.isOpen = true;
            return kept;
        }
        // checks that the connection is open
        checkOpen();
        return bound > 0 && isStable(sql)
                ? new Kept(this, sql)
                : super.prepareStatement(sql, type, concurrency, holdability);
    }

    /** Whether the columns of the result are the same after a change of the schema: {@code select *} is not kept. */
    private static boolean isStable(String sql) {
        for (int star = sql.indexOf('*'); star >= 0; star = sql.indexOf('*', star + 1)) {
            if (star + 1 == sql.length() || sql.charAt(star + 1) != ')') {
                return false;
            }
        }
        return true;
    }

    /** Keeps a closed statement; false if it is to be closed itself. */
    private boolean keep(Kept statement) throws SQLException {
        Kept oldest = null;
        synchronized (idle) {
            if (closing || idle.putIfAbsent(statement.text, statement) != null) {
                return false;
            }
            if (idle.size() > bound) {
                Iterator<Kept> all = idle.values().iterator();
                oldest = all.next();
                all.remove();
            }
        }
        if (oldest != null) {
            oldest.end();
        }
        return true;
    }

    @Override
    public void close() throws SQLException {
        synchronized (idle) {
            closing = true;
            idle.clear();
        }
        synchronized (cancelling) {
            // the driver closes the statements of a connection with it
            super.close();
        }
    }

    /** Cancels the running statement; does nothing once the connection is closed, also by another thread. */
    void cancel() throws SQLException {
        synchronized (cancelling) { // not under the driver's monitors, which the statement holds
            if (!isClosed()) {
                getDatabase().interrupt();
            }
        }
    }

    /** A statement that is kept when it is closed. */
    private static final class Kept extends JDBC4PreparedStatement {
        private final KeepingConnection owner;
        private final String text;
        private boolean isOpen = true;
        private boolean unfit;

        private Kept(KeepingConnection owner, String sql) throws SQLException {
            super(owner, sql);
            this.owner = owner;
            this.text = sql;
        }

        @Override
        public void close() throws SQLException {
            if (!isOpen) {
                return;
            }
            isOpen = false;
            // after most errors the driver has given the statement up, without saying so
            if (unfit || pointer.isClosed()) {
                super.close();
                return;
            }
            rs.close(); // resets the statement
            clearBatch();
            if (!owner.keep(this)) {
                super.close();
            }
        }

        // what only the next user would notice

        @Override
        public void setMaxRows(int max) throws SQLException {
            unfit = true;
            super.setMaxRows(max);
        }

        @Override
        public void setQueryTimeout(int seconds) throws SQLException {
            unfit = true;
            super.setQueryTimeout(seconds);
        }

        @Override
        public void closeOnCompletion() throws SQLException {
            unfit = true;
            super.closeOnCompletion();
        }

        private void end() throws SQLException {
            super.close();
        }

        @Override
        public boolean isClosed() {
            return !isOpen || super.isClosed();
        }
    }
}
