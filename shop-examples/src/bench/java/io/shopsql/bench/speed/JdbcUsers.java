package io.shopsql.bench.speed;

import io.shopsql.schema.type.UserId;
import io.shopsql.users.User;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Users, by hand. */
final class JdbcUsers implements Stores.Users {

    private final Engine engine;
    private final Link writer;
    private final PreparedStatement find;
    private final PreparedStatement insert;
    private final PreparedStatement update;
    private final PreparedStatement upsert;

    JdbcUsers(Link reader, Link writer) throws SQLException {
        this.engine = writer.engine();
        this.writer = writer;
        this.find = reader.prepare("select " + Rows.USER + " from users where id = ?");
        this.insert = writer.prepare("insert into users (code, name, email, age, active, created_at)"
                + " values (?, ?, ?, ?, ?, ?) returning id");
        this.update = writer.prepare("update users set name = ?, age = ? where id = ?");
        this.upsert = writer.prepare("insert into users (code, name, email, age, active, created_at)"
                + " values (?, ?, ?, ?, ?, ?) on conflict (email) do update"
                + " set name = excluded.name, age = excluded.age, active = excluded.active returning " + Rows.USER);
    }

    @Override
    public @Nullable User find(long id) throws SQLException {
        find.setLong(1, id);
        try (ResultSet rows = find.executeQuery()) {
            return rows.next() ? Rows.user(engine, rows) : null;
        }
    }

    @Override
    public User insert(Person person) throws Exception {
        return writer.write(() -> {
            Instant now = Times.now();
            bind(insert, person, now);
            try (ResultSet rows = insert.executeQuery()) {
                rows.next();
                return new User(
                        new UserId(rows.getLong(1)), null, person.name(), person.email(), person.age(), true, now);
            }
        });
    }

    @Override
    public void update(Change change) throws Exception {
        writer.write(() -> {
            update.setString(1, change.name());
            update.setInt(2, change.age());
            update.setLong(3, change.id());
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("no user " + change.id());
            }
            return change;
        });
    }

    @Override
    public User upsert(Person person) throws Exception {
        return writer.write(() -> {
            bind(upsert, person, Times.now());
            try (ResultSet rows = upsert.executeQuery()) {
                rows.next();
                return Rows.user(engine, rows);
            }
        });
    }

    private void bind(PreparedStatement statement, Person person, Instant now) throws SQLException {
        statement.setNull(1, Types.VARCHAR);
        statement.setString(2, person.name());
        statement.setString(3, person.email());
        statement.setInt(4, person.age());
        if (engine == Engine.SQLITE) {
            statement.setInt(5, 1);
        } else {
            statement.setBoolean(5, true);
        }
        engine.bindTime(statement, 6, now);
    }
}
