package io.shopsql.internal;

import java.sql.Connection;
import org.jooq.ConnectionProvider;

/** The connection of a session, for jOOQ's statements and for JDBC of the caller ({@code db.connection(…)}). */
record SessionConnections(Session session) implements ConnectionProvider {

    @Override
    public Connection acquire() {
        return session.statements().isExpected() ? session.direct() : session.connection();
    }

    @Override
    public void release(Connection connection) {
        // the session ends with its transaction
    }
}
