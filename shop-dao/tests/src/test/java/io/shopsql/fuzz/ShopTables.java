package io.shopsql.fuzz;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;

import io.shopsql.fuzz.Relation.Col;
import io.shopsql.fuzz.Relation.Generated;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jooq.DSLContext;

/** The shop's own tables, as generated. */
final class ShopTables {

    static final List<Generated> ALL = List.of(
            new Generated(
                    USERS,
                    List.of(
                            new Col("id", Kind.USER_ID, false),
                            new Col("code", Kind.TEXT, true),
                            new Col("name", Kind.TEXT, false),
                            new Col("age", Kind.INT, true),
                            new Col("active", Kind.BOOL, false),
                            new Col("created_at", Kind.INSTANT, false))),
            new Generated(
                    ORDERS,
                    List.of(
                            // no two orders have the same in fill
                            new Col("created_at", Kind.INSTANT, false),
                            new Col("user_id", Kind.USER_ID, false),
                            new Col("total", Kind.MONEY, false),
                            new Col("units", Kind.LONG, false),
                            new Col("notes", Kind.TEXT, true))));

    private ShopTables() {}

    /** Some users with ties, gaps and letters of any case, and their orders. */
    static void fill(DSLContext db) {
        String[] names = {"Zoë", "zoe", "Ärger", "a_b", "B%"};
        Instant day = Instant.parse("2024-02-29T23:30:00Z");
        for (int i = 0; i < names.length; i++) {
            db.insertInto(USERS)
                    .set(USERS.ID, new UserId(i + 1))
                    .set(USERS.CODE, i % 2 == 0 ? null : "C" + i)
                    .set(USERS.NAME, names[i])
                    .set(USERS.EMAIL, "u" + i + "@example.com")
                    .set(USERS.AGE, i == 1 ? null : 20 + i / 2)
                    .set(USERS.ACTIVE, i != 3)
                    .set(USERS.CREATED_AT, day.plus(30L * i, ChronoUnit.MINUTES))
                    .execute();
        }
        List<OrderStatus> statuses = List.of(OrderStatus.values());
        for (int i = 0; i < 7; i++) {
            db.insertInto(ORDERS)
                    .set(ORDERS.USER_ID, new UserId(i % 3 + 1))
                    .set(ORDERS.STATUS, statuses.get(i % statuses.size()))
                    .set(ORDERS.CREATED_AT, day.plus(i, ChronoUnit.DAYS))
                    .set(ORDERS.TOTAL, new Money(i * 12_345L))
                    .set(ORDERS.UNITS, i + 1L)
                    .set(ORDERS.NOTES, i % 3 == 0 ? null : "note " + i)
                    .execute();
        }
    }
}
