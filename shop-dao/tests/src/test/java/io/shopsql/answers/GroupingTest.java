package io.shopsql.answers;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.testkit.Fixtures.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.jooq.impl.DSL.asterisk;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.square;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import io.shopsql.checks.Unchecked;
import io.shopsql.error.UnsafeQuery;
import io.shopsql.schema.tables.Users;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.WindowDefinition;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A selected column is grouped, on both engines. */
@Unchecked(rule = "ungrouped-column", reason = "the guard is tested, which refuses it at run time")
@EveryDatabase
class GroupingTest {

    private static final Users U = USERS.as("u");

    private static final WindowDefinition W = name("w").as(partitionBy(USERS.NAME));

    private final TestDatabase database;

    @AutoClose
    private final TestShop shop;

    GroupingTest(TestDatabase database) {
        this.database = database;
        shop = database.emptyShop();
        aUser(shop, "Alice");
    }

    /** Each is refused by Postgres itself. */
    private static final List<ResultQuery<?>> UNGROUPED = List.of(
            select(USERS.NAME, count()).from(USERS).groupBy(USERS.AGE),
            select(USERS.NAME, count()).from(USERS),
            select(lower(USERS.NAME).as("low"), count()).from(USERS).groupBy(USERS.AGE),
            select(USERS.AGE).from(USERS).groupBy(USERS.AGE).orderBy(USERS.NAME),
            select(USERS.AGE).from(USERS).groupBy(USERS.AGE).having(USERS.NAME.eq("Alice")),
            select(U.NAME).from(U).groupBy(U.AGE),
            select(USERS.AGE, sum(USERS.AGE).over()).from(USERS).groupBy(USERS.NAME),
            select(max(USERS.AGE).plus(USERS.AGE)).from(USERS),
            select(field(name("users", "name"), String.class), count()).from(table(name("users"))),
            select(count()).from(select(USERS.NAME, count()).from(USERS).groupBy(USERS.AGE)),
            select(USERS.NAME, count())
                    .from(USERS.leftJoin(ORDERS).on(ORDERS.USER_ID.eq(USERS.ID)))
                    .groupBy(ORDERS.USER_ID),
            selectFrom(USERS).groupBy(USERS.AGE),
            select(asterisk(), count()).from(USERS),
            select(row(USERS.NAME, USERS.AGE), count()).from(USERS).groupBy(USERS.AGE),
            select(ORDERS.users().NAME, count()).from(ORDERS).groupBy(ORDERS.USER_ID),
            select(MoneySql.plus(ORDERS.TOTAL, ORDERS.TOTAL).as("x"), count()).from(ORDERS),
            select(USERS.AGE).from(USERS).groupBy(USERS.AGE).window(W),
            // a query inside
            select(USERS.AGE, field(ordersOf(USERS.ID))).from(USERS).groupBy(USERS.AGE),
            select(USERS.AGE, multiset(select(ORDERS.ID).from(ORDERS).where(ORDERS.USER_ID.eq(USERS.ID))))
                    .from(USERS)
                    .groupBy(USERS.AGE),
            select(USERS.AGE).from(USERS).groupBy(USERS.AGE).having(exists(ordersOf(USERS.ID))),
            select(
                            lower(USERS.NAME),
                            field(select(max(ORDERS.NOTES)).from(ORDERS).where(ORDERS.NOTES.eq(lower(USERS.NAME)))))
                    .from(USERS)
                    .groupBy(lower(USERS.NAME)),
            select(USERS.NAME, field(select(max(USERS.AGE)).from(ORDERS))).from(USERS),
            select(
                            USERS.AGE,
                            field(select(sum(ORDERS.UNITS.plus(USERS.ID.coerce(Long.class))))
                                    .from(ORDERS)))
                    .from(USERS)
                    .groupBy(USERS.AGE),
            // a name alone
            select(field(name("name"), String.class), count()).from(USERS),
            select(field(name("name"), String.class), count()).from(table(name("users"))),
            select(USERS.AGE.as("name"), count()).from(USERS).groupBy(field(name("name"))),
            select(lower(USERS.NAME).as("email"), count())
                    .from(USERS)
                    .groupBy(lower(USERS.NAME).as("email")));

    private static Select<Record1<Integer>> ordersOf(Field<UserId> user) {
        return select(count()).from(ORDERS).where(ORDERS.USER_ID.eq(user));
    }

    @Test
    void the_square_of_a_grouped_product_is_selected() {
        Field<Integer> product = USERS.AGE.mul(USERS.AGE);
        shop.run(tx -> tx.db().update(USERS).set(USERS.AGE, 3).execute());
        assertThat(shop.<Integer>report(db -> db.select(square(product))
                        .from(USERS)
                        .groupBy(product)
                        .fetchSingle()
                        .value1()))
                .isEqualTo(81);
    }

    @Test
    void a_selected_column_that_is_not_grouped_is_refused() {
        for (ResultQuery<?> query : UNGROUPED) {
            assertThatExceptionOfType(UnsafeQuery.class)
                    .as(query.toString())
                    .isThrownBy(() -> shop.<Object>report(db -> db.fetch(query)))
                    .withMessageContaining("ungrouped-column");
        }
    }

    @Test
    @Unchecked(rule = "foreign-context", reason = "asks Postgres without the guard")
    void what_is_refused_is_refused_by_postgres() throws SQLException {
        assumeThat(database).isEqualTo(TestDatabase.POSTGRES);
        try (Connection connection = shop.dataSource().getConnection()) {
            for (ResultQuery<?> query : UNGROUPED) {
                assertThatExceptionOfType(DataAccessException.class)
                        .as(query.toString())
                        .isThrownBy(
                                () -> DSL.using(connection, SQLDialect.POSTGRES).fetch(query))
                        .satisfies(e -> assertThat(e.sqlState()).isEqualTo("42803"));
            }
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
                        .groupBy(USERS.ID),
                db -> db.select(USERS.AGE, field(ordersOf(USERS.ID)))
                        .from(USERS)
                        .groupBy(USERS.ID),
                db -> db.select(USERS.ID, multiset(ordersOf(USERS.ID)))
                        .from(USERS)
                        .groupBy(USERS.ID),
                db -> db.select(USERS.NAME)
                        .from(USERS)
                        .groupBy(USERS.NAME)
                        .having(exists(select(U.ID).from(U).where(U.NAME.eq(USERS.NAME)))),
                db -> db.select(max(USERS.AGE), field(select(max(USERS.AGE)).from(ORDERS)))
                        .from(USERS),
                db -> db.select(USERS.NAME, val(30, USERS.AGE), val("x", USERS.EMAIL), count())
                        .from(USERS)
                        .groupBy(USERS.NAME),
                db -> db.select(USERS.NAME.as("n"), count()).from(USERS).groupBy(USERS.NAME.as("n")),
                db -> db.select(lower(USERS.NAME).as("n"), count()).from(USERS).groupBy(field(name("n"))),
                db -> db.select(USERS.NAME, count()).from(USERS).groupBy(field(name("name"))),
                db -> db.select(field(name("name"), String.class), count())
                        .from(USERS)
                        .groupBy(USERS.NAME),
                db -> db.select(field(name("users", "name"), String.class), count())
                        .from(name("users"))
                        .leftJoin(name("orders"))
                        .on(field(name("orders", "user_id"), Long.class).eq(field(name("users", "id"), Long.class)))
                        .groupBy(field(name("name"))),
                db -> db.select(USERS.NAME, count()).from(table(name("users"))).groupBy(USERS.ID),
                db -> db.select(U.AGE, row(U.NAME, U.AGE), count()).from(U).groupBy(U.NAME, U.AGE),
                db -> db.select(USERS.NAME.as("n"), count())
                        .from(USERS)
                        .groupBy(USERS.NAME)
                        .orderBy(field(name("n"))));
        for (Function<DSLContext, ResultQuery<?>> query : queries) {
            assertThat(shop.<Integer>report(db -> query.apply(db).fetch().size()))
                    .isEqualTo(1);
        }
    }
}
