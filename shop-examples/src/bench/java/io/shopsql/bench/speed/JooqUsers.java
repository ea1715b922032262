package io.shopsql.bench.speed;

import static io.shopsql.schema.Tables.USERS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.excluded;

import io.shopsql.schema.type.UserId;
import io.shopsql.users.User;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Users, by jOOQ. */
record JooqUsers(DSLContext reading, Link writer, DSLContext db) implements Stores.Users {

    @Override
    public @Nullable User find(long id) {
        return find(reading, id);
    }

    static @Nullable User find(DSLContext db, long id) {
        return db.select(USERS.ID, USERS.CODE, USERS.NAME, USERS.EMAIL, USERS.AGE, USERS.ACTIVE, USERS.CREATED_AT)
                .from(USERS)
                .where(USERS.ID.eq(new UserId(id)))
                .fetchOne(mapping(User::new));
    }

    @Override
    public User insert(Person person) throws Exception {
        return writer.write(() -> {
            Instant now = Times.now();
            UserId id = db.insertInto(USERS)
                    .columns(USERS.CODE, USERS.NAME, USERS.EMAIL, USERS.AGE, USERS.ACTIVE, USERS.CREATED_AT)
                    .values(null, person.name(), person.email(), person.age(), true, now)
                    .returningResult(USERS.ID)
                    .fetchSingle()
                    .value1();
            return new User(id, null, person.name(), person.email(), person.age(), true, now);
        });
    }

    @Override
    public void update(Change change) throws Exception {
        writer.write(() -> {
            int rows = db.update(USERS)
                    .set(USERS.NAME, change.name())
                    .set(USERS.AGE, change.age())
                    .where(USERS.ID.eq(new UserId(change.id())))
                    .execute();
            if (rows != 1) {
                throw new IllegalStateException("no user " + change.id());
            }
            return change;
        });
    }

    @Override
    public User upsert(Person person) throws Exception {
        return writer.write(() -> db.insertInto(USERS)
                .columns(USERS.CODE, USERS.NAME, USERS.EMAIL, USERS.AGE, USERS.ACTIVE, USERS.CREATED_AT)
                .values(null, person.name(), person.email(), person.age(), true, Times.now())
                .onConflict(USERS.EMAIL)
                .doUpdate()
                .set(USERS.NAME, excluded(USERS.NAME))
                .set(USERS.AGE, excluded(USERS.AGE))
                .set(USERS.ACTIVE, excluded(USERS.ACTIVE))
                .returningResult(
                        USERS.ID, USERS.CODE, USERS.NAME, USERS.EMAIL, USERS.AGE, USERS.ACTIVE, USERS.CREATED_AT)
                .fetchSingle(mapping(User::new)));
    }
}
