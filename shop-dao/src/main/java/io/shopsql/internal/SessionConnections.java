package io.shopsql.internal;

import java.sql.Connection;
import org.jooq.ConnectionProvider;
import org.jooq.tools.jdbc.DefaultConnection;

/** The connection of a session, for jOOQ's statements and for JDBC of the caller ({@code db.connection(…)}). */
record SessionConnections(Session session) implements ConnectionProvider {

    @Override
    public Connection acquire() {
        return session.statements().isExpected() ? session.direct() : new Lent(session.connection());
    }

    @Override
    public void release(Connection connection) {
        // the session ends with its transaction
    }

    /** A connection that the caller does not close: it would go back to its pool while the session still uses it. */
    private static final class Lent extends DefaultConnection {
        private Lent(Connection connection) {
            super(connection);
        }

        @Override
        public void close() {
            // the session returns it
        }
    }
}
