package io.shopsql.bench.speed;

import io.shopsql.schema.type.UserId;
import io.shopsql.users.User;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Users, by Spring. */
final class SpringUsers implements Stores.Users {

    private static final String INSERT =
            "insert into users (code, name, email, age, active, created_at) values (?, ?, ?, ?, ?, ?)";

    private static final String UPSERT = INSERT
            + " on conflict (email) do update set name = excluded.name, age = excluded.age, active = excluded.active"
            + " returning " + Rows.USER;

    private final Engine engine;
    private final JdbcClient reader;
    private final Link writer;
    private final JdbcClient client;
    private final RowMapper<User> mapper;

    SpringUsers(JdbcClient reader, Link writer, JdbcClient client) {
        this.engine = writer.engine();
        this.reader = reader;
        this.writer = writer;
        this.client = client;
        this.mapper = (rows, number) -> Rows.user(engine, rows);
    }

    @Override
    public @Nullable User find(long id) {
        return reader.sql("select " + Rows.USER + " from users where id = ?")
                .param(id)
                .query(mapper)
                .optional()
                .orElse(null);
    }

    @Override
    public User insert(Person person) throws Exception {
        return writer.write(() -> {
            Instant now = Times.now();
            long id = bound(INSERT + " returning id", person, now)
                    .query((rows, number) -> rows.getLong(1))
                    .single();
            return new User(new UserId(id), null, person.name(), person.email(), person.age(), true, now);
        });
    }

    @Override
    public void update(Change change) throws Exception {
        writer.write(() -> {
            int rows = client.sql("update users set name = ?, age = ? where id = ?")
                    .param(change.name())
                    .param(change.age())
                    .param(change.id())
                    .update();
            if (rows != 1) {
                throw new IllegalStateException("no user " + change.id());
            }
            return change;
        });
    }

    @Override
    public User upsert(Person person) throws Exception {
        return writer.write(
                () -> bound(UPSERT, person, Times.now()).query(mapper).single());
    }

    private JdbcClient.StatementSpec bound(String sql, Person person, Instant now) {
        return client.sql(sql)
                .param(1, null, Types.VARCHAR)
                .param(2, person.name())
                .param(3, person.email())
                .param(4, person.age())
                .param(5, true)
                .param(6, engine.time(now));
    }
}
