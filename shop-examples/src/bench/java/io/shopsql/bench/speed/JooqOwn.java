package io.shopsql.bench.speed;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;

import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import io.shopsql.users.User;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** A user's own queries, by jOOQ. */
record JooqOwn(DSLContext db) implements Stores.Own, Stores.Report {

    @Override
    public List<Stores.Recent> lookUp(long user) {
        return lookUp(db, user);
    }

    static List<Stores.Recent> lookUp(DSLContext db, long user) {
        return db.select(ORDERS.ID, USERS.NAME, ORDERS.CREATED_AT, ORDERS.TOTAL)
                .from(ORDERS)
                .join(USERS)
                .on(USERS.ID.eq(ORDERS.USER_ID))
                .where(ORDERS.USER_ID.eq(new UserId(user)))
                .and(ORDERS.STATUS.eq(OrderStatus.COMPLETED))
                .orderBy(ORDERS.CREATED_AT.desc(), ORDERS.ID.desc())
                .limit(10)
                .fetch(mapping(
                        (id, name, time, total) -> new Stores.Recent(id.value(), name, time, total.tenThousandths())));
    }

    @Override
    public List<Stores.ByStatus> aggregate(long user) {
        return aggregate(db, user);
    }

    static List<Stores.ByStatus> aggregate(DSLContext db, long user) {
        return db.select(ORDERS.STATUS, count(), MoneySql.sum(ORDERS.TOTAL), max(ORDERS.CREATED_AT))
                .from(ORDERS)
                .where(ORDERS.USER_ID.eq(new UserId(user)))
                .groupBy(ORDERS.STATUS)
                .orderBy(ORDERS.STATUS)
                .fetch(mapping((status, orders, total, latest) ->
                        new Stores.ByStatus(status.value(), orders, total.tenThousandths(), latest)));
    }

    @Override
    public @Nullable User find(long id) {
        return JooqUsers.find(db, id);
    }
}
