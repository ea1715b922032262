package io.shopsql.bench.speed;

import static io.shopsql.schema.Tables.USERS;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/** Many users, by jOOQ: batches of 1,000. */
record JooqBulk(Link writer, DSLContext db) implements Stores.Bulk {

    private static final int BATCH = 1_000;

    @Override
    public int insertAll(List<Person> people) throws Exception {
        return writer.write(() -> {
            Instant now = Times.now();
            for (int from = 0; from < people.size(); from += BATCH) {
                List<Person> some = people.subList(from, Math.min(from + BATCH, people.size()));
                db.batch(db.insertInto(USERS)
                                .columns(USERS.CODE, USERS.NAME, USERS.EMAIL, USERS.AGE, USERS.ACTIVE, USERS.CREATED_AT)
                                .values((String) null, null, null, null, null, null))
                        .bind(some.stream()
                                .map(person ->
                                        new Object[] {null, person.name(), person.email(), person.age(), true, now})
                                .toArray(Object[][]::new))
                        .execute();
            }
            return people.size();
        });
    }
}
