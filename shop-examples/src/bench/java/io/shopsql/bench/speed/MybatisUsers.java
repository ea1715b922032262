package io.shopsql.bench.speed;

import io.shopsql.schema.type.UserId;
import io.shopsql.users.User;
import java.time.Instant;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.jspecify.annotations.Nullable;

/** Users, by MyBatis. */
record MybatisUsers(SqlSessionFactory factory, Link reader, Link writer) implements Stores.Users {

    @Override
    public @Nullable User find(long id) {
        try (SqlSession session = factory.openSession(reader.connection())) {
            return session.getMapper(MybatisMapper.class).find(id);
        }
    }

    @Override
    public User insert(Person person) throws Exception {
        return writer.write(() -> {
            Instant now = Times.now();
            try (SqlSession session = factory.openSession(writer.connection())) {
                long id = session.getMapper(MybatisMapper.class).insert(person, now);
                return new User(new UserId(id), null, person.name(), person.email(), person.age(), true, now);
            }
        });
    }

    @Override
    public void update(Change change) throws Exception {
        writer.write(() -> {
            try (SqlSession session = factory.openSession(writer.connection())) {
                if (session.getMapper(MybatisMapper.class).update(change) != 1) {
                    throw new IllegalStateException("no user " + change.id());
                }
                return change;
            }
        });
    }

    @Override
    public User upsert(Person person) throws Exception {
        return writer.write(() -> {
            try (SqlSession session = factory.openSession(writer.connection())) {
                return session.getMapper(MybatisMapper.class).upsert(person, Times.now());
            }
        });
    }
}
