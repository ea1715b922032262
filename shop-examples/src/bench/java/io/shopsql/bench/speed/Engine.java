package io.shopsql.bench.speed;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.SQLDialect;

/** The two engines, and how each stores a time. */
enum Engine {
    SQLITE("SQLite", SQLDialect.SQLITE) {
        @Override
        Object time(Instant time) {
            return Times.toText(time);
        }

        @Override
        void bindTime(PreparedStatement statement, int index, Instant time) throws SQLException {
            statement.setString(index, Times.toText(time));
        }

        @Override
        Instant readTime(ResultSet rows, int column) throws SQLException {
            return Times.fromText(rows.getString(column));
        }
    },

    POSTGRES("Postgres", SQLDialect.POSTGRES) {
        @Override
        Object time(Instant time) {
            return time.atOffset(ZoneOffset.UTC);
        }

        @Override
        void bindTime(PreparedStatement statement, int index, Instant time) throws SQLException {
            statement.setObject(index, time.atOffset(ZoneOffset.UTC));
        }

        @Override
        Instant readTime(ResultSet rows, int column) throws SQLException {
            return rows.getObject(column, OffsetDateTime.class).toInstant();
        }
    };

    private final String title;
    private final SQLDialect dialect;

    Engine(String title, SQLDialect dialect) {
        this.title = title;
        this.dialect = dialect;
    }

    String title() {
        return title;
    }

    SQLDialect dialect() {
        return dialect;
    }

    /** The value to bind for a time. */
    abstract Object time(Instant time);

    abstract void bindTime(PreparedStatement statement, int index, Instant time) throws SQLException;

    abstract Instant readTime(ResultSet rows, int column) throws SQLException;

    /** Rows to fetch at once while streaming; 0 for the driver's default. */
    int fetchSize() {
        return this == POSTGRES ? 500 : 0;
    }
}
