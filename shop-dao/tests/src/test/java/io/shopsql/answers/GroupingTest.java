package io.shopsql.answers;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.testkit.Fixtures.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;

import io.shopsql.checks.Unchecked;
import io.shopsql.error.UnsafeQuery;
import io.shopsql.schema.tables.Users;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A selected column is grouped, on both engines. */
@EveryDatabase
class GroupingTest {

    private static final Users U = USERS.as("u");

    @AutoClose
    private final TestShop shop;

    GroupingTest(TestDatabase database) {
        shop = database.emptyShop();
        aUser(shop, "Alice");
    }

    @Test
    @Unchecked(rule = "ungrouped-column", reason = "the guard is tested, which refuses it at run time")
    void a_selected_column_that_is_not_grouped_is_refused() {
        List<Function<DSLContext, ResultQuery<?>>> queries = List.of(
                db -> db.select(USERS.NAME, count()).from(USERS).groupBy(USERS.AGE),
                db -> db.select(USERS.NAME, count()).from(USERS),
                db -> db.select(lower(USERS.NAME).as("low"), count())
                        .from(USERS)
                        .groupBy(USERS.AGE),
                db -> db.select(USERS.AGE).from(USERS).groupBy(USERS.AGE).orderBy(USERS.NAME),
                db -> db.select(USERS.AGE).from(USERS).groupBy(USERS.AGE).having(USERS.NAME.eq("Alice")),
                db -> db.select(U.NAME).from(U).groupBy(U.AGE),
                db -> db.select(USERS.AGE, sum(USERS.AGE).over()).from(USERS).groupBy(USERS.NAME),
                db -> db.select(max(USERS.AGE).plus(USERS.AGE)).from(USERS),
                db -> db.select(field(name("users", "name"), String.class), count())
                        .from(table(name("users"))),
                db -> db.select(count())
                        .from(select(USERS.NAME, count()).from(USERS).groupBy(USERS.AGE)),
                db -> db.select(USERS.NAME, count())
                        .from(USERS.leftJoin(ORDERS).on(ORDERS.USER_ID.eq(USERS.ID)))
                        .groupBy(ORDERS.USER_ID));
        for (Function<DSLContext, ResultQuery<?>> query : queries) {
            assertThatExceptionOfType(UnsafeQuery.class)
                    .isThrownBy(() -> shop.<Object>report(db -> query.apply(db).fetch()))
                    .withMessageContaining("ungrouped-column");
        }
    }

    @Test
    void what_is_grouped_summed_up_or_follows_from_the_key_is_selected() {
        List<Function<DSLContext, ResultQuery<?>>> queries = List.of(
                db -> db.select(USERS.NAME, count()).from(USERS).groupBy(USERS.NAME),
                db -> db.select(USERS.NAME, USERS.AGE, count()).from(USERS).groupBy(USERS.ID),
                db -> db.select(U.NAME, count()).from(U).groupBy(U.ID).orderBy(U.NAME),
                db -> db.select(lower(USERS.NAME), count()).from(USERS).groupBy(lower(USERS.NAME)),
                db -> db.select(max(USERS.NAME), count()).from(USERS),
                db -> db.select(coalesce(USERS.AGE, 1), count()).from(USERS).groupBy(coalesce(USERS.AGE, 1)),
                db -> db.select(max(USERS.AGE).plus(count())).from(USERS),
                db -> db.select(USERS.NAME, sum(USERS.AGE).over()).from(USERS),
                db -> db.select(USERS.NAME, sum(count()).over()).from(USERS).groupBy(USERS.NAME),
                db -> db.select(USERS.NAME.as("n"), count().as("c"))
                        .from(USERS)
                        .groupBy(USERS.NAME)
                        .having(count().gt(0))
                        .orderBy(count().desc(), USERS.NAME),
                db -> db.select(
                                USERS.NAME,
                                select(count())
                                        .from(ORDERS)
                                        .where(ORDERS.USER_ID.eq(USERS.ID))
                                        .<Integer>asField())
                        .from(USERS),
                db -> db.select(USERS.NAME, count(ORDERS.ID))
                        .from(USERS.leftJoin(ORDERS).on(ORDERS.USER_ID.eq(USERS.ID)))
                        .groupBy(USERS.ID));
        for (Function<DSLContext, ResultQuery<?>> query : queries) {
            assertThat(shop.<Integer>report(db -> query.apply(db).fetch().size()))
                    .isEqualTo(1);
        }
    }
}
