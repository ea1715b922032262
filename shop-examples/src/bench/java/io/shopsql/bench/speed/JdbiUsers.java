package io.shopsql.bench.speed;

import io.shopsql.schema.type.UserId;
import io.shopsql.users.User;
import java.sql.Types;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Users, by Jdbi. */
final class JdbiUsers implements Stores.Users {

    private static final String INSERT = "insert into users (code, name, email, age, active, created_at)"
            + " values (:code, :name, :email, :age, :active, :now)";

    private static final String UPSERT = INSERT
            + " on conflict (email) do update set name = excluded.name, age = excluded.age, active = excluded.active"
            + " returning " + Rows.USER;

    private final Engine engine;
    private final Handle reader;
    private final Link writer;
    private final Handle handle;
    private final RowMapper<User> mapper;

    JdbiUsers(Handle reader, Link writer, Handle handle) {
        this.engine = writer.engine();
        this.reader = reader;
        this.writer = writer;
        this.handle = handle;
        this.mapper = (rows, context) -> Rows.user(engine, rows);
    }

    @Override
    public @Nullable User find(long id) {
        try (Query query = reader.createQuery("select " + Rows.USER + " from users where id = :id")) {
            return query.bind("id", id).map(mapper).findOne().orElse(null);
        }
    }

    @Override
    public User insert(Person person) throws Exception {
        return writer.write(() -> {
            Instant now = Times.now();
            try (Query query = bound(INSERT + " returning id", person, now)) {
                long id = query.map((rows, context) -> rows.getLong(1)).one();
                return new User(new UserId(id), null, person.name(), person.email(), person.age(), true, now);
            }
        });
    }

    @Override
    public void update(Change change) throws Exception {
        writer.write(() -> {
            try (var update = handle.createUpdate("update users set name = :name, age = :age where id = :id")) {
                int rows = update.bind("name", change.name())
                        .bind("age", change.age())
                        .bind("id", change.id())
                        .execute();
                if (rows != 1) {
                    throw new IllegalStateException("no user " + change.id());
                }
                return change;
            }
        });
    }

    @Override
    public User upsert(Person person) throws Exception {
        return writer.write(() -> {
            try (Query query = bound(UPSERT, person, Times.now())) {
                return query.map(mapper).one();
            }
        });
    }

    private Query bound(String sql, Person person, Instant now) {
        Query query = handle.createQuery(sql)
                .bindNull("code", Types.VARCHAR)
                .bind("name", person.name())
                .bind("email", person.email())
                .bind("age", person.age())
                .bind("active", true);
        return JdbiTimes.bind(query, "now", engine, now);
    }
}
