package io.shopsql.bench.speed;

import io.shopsql.bench.speed.Entities.UserEntity;
import java.time.Instant;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Users, by Hibernate. */
record HibernateUsers(SessionFactory factory, Link reader, Link writer) implements Stores.Users {

    private static final String UPSERT = "insert into users (code, name, email, age, active, created_at)"
            + " values (null, :name, :email, :age, true, :now) on conflict (email) do update"
            + " set name = excluded.name, age = excluded.age, active = excluded.active returning " + Rows.USER;

    @Override
    public @Nullable UserEntity find(long id) {
        try (StatelessSession session = HibernateContender.session(factory, reader)) {
            return session.get(UserEntity.class, id);
        }
    }

    @Override
    public UserEntity insert(Person person) throws Exception {
        return writer.write(() -> {
            UserEntity user = new UserEntity();
            user.name = person.name();
            user.email = person.email();
            user.age = person.age();
            user.createdAt = Times.now();
            try (StatelessSession session = HibernateContender.session(factory, writer)) {
                session.insert(user);
                return user;
            }
        });
    }

    @Override
    public void update(Change change) throws Exception {
        writer.write(() -> {
            try (StatelessSession session = HibernateContender.session(factory, writer)) {
                int rows = session.createMutationQuery("update Customer set name = :name, age = :age where id = :id")
                        .setParameter("name", change.name())
                        .setParameter("age", change.age())
                        .setParameter("id", change.id())
                        .executeUpdate();
                if (rows != 1) {
                    throw new IllegalStateException("no user " + change.id());
                }
                return change;
            }
        });
    }

    /** In SQL: Hibernate's own upsert is by key. */
    @Override
    public UserEntity upsert(Person person) throws Exception {
        return writer.write(() -> {
            Instant now = Times.now();
            try (StatelessSession session = HibernateContender.session(factory, writer)) {
                return session.createNativeQuery(UPSERT, UserEntity.class)
                        .setParameter("name", person.name())
                        .setParameter("email", person.email())
                        .setParameter("age", person.age())
                        .setParameter("now", writer.engine().time(now))
                        .getSingleResult();
            }
        });
    }
}
