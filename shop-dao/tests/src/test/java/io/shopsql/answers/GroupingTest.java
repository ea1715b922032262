package io.shopsql.answers;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.query.Parameter.one;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.schema.type.OrderStatus.COMPLETED;
import static io.shopsql.schema.type.OrderStatus.REFUNDED;
import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.jooq.impl.DSL.asterisk;
import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.decode;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.nvl2;
import static org.jooq.impl.DSL.orderBy;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rank;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.square;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.sumDistinct;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.shopsql.checks.Unchecked;
import io.shopsql.error.UnsafeQuery;
import io.shopsql.products.Product;
import io.shopsql.query.Compiled;
import io.shopsql.query.Compiled.Query1;
import io.shopsql.schema.tables.Orders;
import io.shopsql.schema.tables.Users;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.WindowDefinition;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A selected column is grouped, on both engines. */
@Unchecked(rule = "ungrouped-column", reason = "the guard is tested, which refuses it at run time")
@EveryDatabase
class GroupingTest {

    private static final Users U = USERS.as("u");

    private static final WindowDefinition W = name("w").as(partitionBy(USERS.NAME));

    private static final Field<String> PAID =
            when(ORDERS.STATUS.eq(COMPLETED), "paid").otherwise("open");

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

    /** Of orders; the values have types of the shop. */
    private static final Map<Field<?>, String> KINDS = kinds();

    private static Map<Field<?>, String> kinds() {
        Map<Field<?>, String> kinds = new LinkedHashMap<>();
        kinds.put(PAID, "[[open, 2], [paid, 1]]");
        kinds.put(case_(ORDERS.STATUS).when(COMPLETED, "paid").else_("open"), "[[open, 2], [paid, 1]]");
        kinds.put(decode(ORDERS.STATUS, COMPLETED, "paid", "open"), "[[open, 2], [paid, 1]]");
        kinds.put(when(ORDERS.STATUS.in(COMPLETED, REFUNDED), 1).otherwise(0), "[[0, 2], [1, 1]]");
        kinds.put(when(ORDERS.TOTAL.lt(Money.of(100)), "small").otherwise("large"), "[[large, 1], [small, 2]]");
        kinds.put(when(ORDERS.CREATED_AT.lt(Instant.EPOCH), "old").otherwise("new"), "[[new, 3]]");
        kinds.put(when(ORDERS.USER_ID.eq(new UserId(-1)), "me"), "[[null, 3]]");
        kinds.put(coalesce(nullif(ORDERS.TOTAL, Money.of(20)), Money.of(7)), "[[7.00, 2], [200.00, 1]]");
        kinds.put(when(ORDERS.STATUS.eq(COMPLETED), ORDERS.TOTAL).otherwise(Money.ZERO), "[[0.00, 2], [20.00, 1]]");
        kinds.put(nvl2(ORDERS.NOTES, COMPLETED, REFUNDED), "[[REFUNDED, 3]]");
        kinds.put(when(ORDERS.STATUS.eq(COMPLETED), val(null, USERS.NAME)).otherwise("x"), "[[x, 2], [null, 1]]");
        kinds.put(
                field(exists(selectOne()
                        .from(ORDER_ITEMS)
                        .where(ORDER_ITEMS.ORDER_ID.eq(ORDERS.ID))
                        .and(ORDER_ITEMS.QUANTITY.gt(8)))),
                "[[false, 2], [true, 1]]");
        return kinds;
    }

    private void threeOrders() {
        User alice = aUser(shop, "Alan");
        Product pen = aProduct(shop, "Pen", "20.00", 100);
        OrderId paid = anOrder(shop, alice, pen, 1).id();
        anOrder(shop, alice, pen, 1);
        anOrder(shop, alice, pen, 10);
        shop.write(tx -> tx.db()
                .update(ORDERS)
                .set(ORDERS.STATUS, COMPLETED)
                .where(ORDERS.ID.eq(paid))
                .execute());
    }

    private String rows(Function<DSLContext, ? extends ResultQuery<?>> query) {
        return shop.report(db -> query.apply(db).fetch(Record::intoList).toString());
    }

    @Test
    void an_expression_with_a_value_is_selected_and_sorted_by_as_it_is_grouped() {
        threeOrders();
        KINDS.forEach((kind, expected) -> {
            assertThat(rows(db -> db.select(kind, count())
                            .from(ORDERS)
                            .groupBy(kind)
                            .having(count().gt(0))
                            .orderBy(kind)))
                    .as(kind.toString())
                    .isEqualTo(expected);
            CommonTableExpression<?> kinds = name("kinds")
                    .as(select(
                                    kind.as("kind"),
                                    count().as("n"),
                                    rowNumber().over(orderBy(kind)).as("place"))
                            .from(ORDERS)
                            .groupBy(kind));
            assertThat(rows(db -> db.with(kinds)
                            .select(kinds.field("kind"), kinds.field("n"))
                            .from(kinds)
                            .orderBy(kinds.field("place"))))
                    .as(kind.toString())
                    .isEqualTo(expected);
        });
    }

    @Test
    void an_expression_with_a_value_is_grouped_in_nested_rows_and_for_an_insert() {
        threeOrders();
        assertThat(shop.<List<String>>report(db -> db.select(
                                multiset(select(PAID).from(ORDERS).groupBy(PAID).orderBy(PAID))
                                        .convertFrom(rows -> rows.getValues(PAID)))
                        .fetchSingle()
                        .value1()))
                .containsExactly("open", "paid");
        shop.run(tx -> tx.db()
                .insertInto(USERS, USERS.NAME, USERS.EMAIL)
                .select(select(PAID, concat(PAID, val("@example.com")))
                        .from(ORDERS)
                        .groupBy(PAID))
                .execute());
        assertThat(rows(db -> db.select(USERS.EMAIL)
                        .from(USERS)
                        .where(USERS.NAME.in("open", "paid"))
                        .orderBy(USERS.ID.neg())))
                .contains("open@example.com", "paid@example.com");
    }

    @Test
    void a_value_that_is_grouped_keeps_its_bits() {
        threeOrders();
        Field<Long> product =
                ORDERS.UNITS.cast(Integer.class).coerce(Long.class).mul(val(2_147_483_647L));
        assertThat(rows(db -> db.select(product, count())
                        .from(ORDERS)
                        .groupBy(product)
                        .orderBy(product)))
                .isEqualTo("[[2147483647, 2], [21474836470, 1]]");
    }

    @Test
    void a_grouped_expression_is_the_same_inside_of_another_one_and_of_a_query() {
        threeOrders();
        Field<Money> total = field(name("orders", "total"), MoneySql.MONEY);
        Field<Money> unlessFree = nullif(total, inline(Money.of(0), MoneySql.MONEY));
        Table<?> totals = select(coalesce(unlessFree, castNull(MoneySql.MONEY)).as("total"))
                .from(ORDERS)
                .groupBy(unlessFree)
                .asTable("totals");
        assertThat(rows(db -> db.select(count()).from(totals))).isEqualTo("[[2]]");
        Field<Boolean> paid = field(ORDERS.STATUS.eq(COMPLETED));
        assertThat(rows(db -> db.select(coalesce(paid, inline(false)), count())
                        .from(ORDERS)
                        .groupBy(paid)
                        .orderBy(paid)))
                .isEqualTo("[[false, 2], [true, 1]]");
        Field<BigDecimal> half = ORDERS.UNITS.cast(SQLDataType.NUMERIC(12, 4)).mul(inline(new BigDecimal("0.5")));
        assertThat(rows(db -> db.select(half.plus(inline(new BigDecimal("1.5"))), count())
                        .from(ORDERS)
                        .groupBy(half)
                        .orderBy(half)))
                .isEqualTo("[[2, 2], [6.5, 1]]");
    }

    @Test
    void a_compiled_query_groups_by_an_expression_with_a_value() {
        threeOrders();
        Query1<OrderStatus, String> all = Compiled.query(
                one(ORDERS.STATUS),
                status -> select(PAID, count())
                        .from(ORDERS)
                        .where(ORDERS.STATUS.ne(status))
                        .groupBy(PAID)
                        .orderBy(PAID),
                mapping((String kind, Integer orders) -> kind + " " + orders));
        assertThat(shop.shop().list(all.with(REFUNDED))).containsExactly("open 2", "paid 1");
        assertThat(shop.shop().list(all.with(COMPLETED))).containsExactly("open 2");
    }

    @Test
    void the_parameter_of_a_compiled_query_is_grouped_by_an_alias() {
        threeOrders();
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> shop.shop().list(ofStatus(kind -> kind).with(COMPLETED)))
                .withMessageContaining("parameter-in-group");
        Query1<OrderStatus, String> byAlias = ofStatus(kind -> field(name("kind"), String.class));
        assertThat(shop.shop().list(byAlias.with(COMPLETED))).containsExactly("other 2", "this 1");
        assertThat(shop.shop().list(byAlias.with(REFUNDED))).containsExactly("other 3");
    }

    private static Query1<OrderStatus, String> ofStatus(UnaryOperator<Field<String>> grouped) {
        return Compiled.query(
                one(ORDERS.STATUS),
                status -> {
                    Field<String> kind = when(ORDERS.STATUS.eq(status), "this").otherwise("other");
                    return select(kind.as("kind"), count())
                            .from(ORDERS)
                            .groupBy(grouped.apply(kind))
                            .orderBy(grouped.apply(kind));
                },
                mapping((String kind, Integer orders) -> kind + " " + orders));
    }

    @Test
    void an_aggregate_over_a_named_window_is_no_aggregate_of_the_query() {
        threeOrders();
        assertThat(rows(db -> db.select(ORDERS.UNITS, sum(ORDERS.UNITS).over(name("w")), count().over("w"))
                        .from(ORDERS)
                        .window(name("w").as(partitionBy(ORDERS.STATUS)))
                        .orderBy(ORDERS.ID)))
                .isEqualTo("[[1, 1, 1], [1, 11, 2], [10, 11, 2]]");
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() ->
                        rows(db -> db.select(ORDERS.UNITS, sum(ORDERS.UNITS).over(name("w")), count())
                                .from(ORDERS)
                                .window(name("w").as(partitionBy(ORDERS.STATUS)))))
                .withMessageContaining("ungrouped-column");
    }

    @Test
    void a_distinct_aggregate_over_a_window_is_counted_in_a_query_of_its_own() {
        threeOrders();
        for (Field<?> distinct : List.of(
                countDistinct(ORDERS.UNITS).over(partitionBy(ORDERS.USER_ID)),
                sumDistinct(ORDERS.UNITS).over(),
                countDistinct(ORDERS.UNITS).over(name("w")))) {
            assertThatExceptionOfType(UnsafeQuery.class)
                    .isThrownBy(() -> rows(db -> db.select(ORDERS.ID, distinct)
                            .from(ORDERS)
                            .window(name("w").as(partitionBy(ORDERS.STATUS)))))
                    .withMessageContaining("distinct-window");
        }
        Orders other = ORDERS.as("other");
        assertThat(rows(db -> db.select(
                                ORDERS.UNITS,
                                field(select(countDistinct(other.UNITS))
                                        .from(other)
                                        .where(other.STATUS.eq(ORDERS.STATUS))))
                        .from(ORDERS)
                        .orderBy(ORDERS.ID)))
                .isEqualTo("[[1, 1], [1, 2], [10, 2]]");
    }

    @Test
    void an_aggregate_does_not_stand_in_where() {
        threeOrders();
        Condition most = ORDERS.UNITS.eq(max(ORDERS.UNITS));
        List<ResultQuery<?>> queries = List.of(
                select(ORDERS.ID).from(ORDERS).where(most),
                select(ORDERS.UNITS).from(ORDERS).where(most).groupBy(ORDERS.UNITS),
                select(ORDERS.ID).from(ORDERS.join(USERS).on(most)));
        for (ResultQuery<?> query : queries) {
            assertThatExceptionOfType(UnsafeQuery.class)
                    .isThrownBy(() -> shop.<Object>report(db -> db.fetch(query)))
                    .withMessageContaining("aggregate-in-where");
        }
        Orders other = ORDERS.as("other");
        assertThat(rows(db -> db.select(ORDERS.UNITS)
                        .from(ORDERS)
                        .where(ORDERS.UNITS.eq(select(max(other.UNITS)).from(other)))))
                .isEqualTo("[[10]]");
    }

    @Test
    void the_alias_of_a_selected_column_is_no_value_in_the_select_list() {
        threeOrders();
        for (Field<?> alias : List.of(field(name("n")), field(name("n"), Integer.class))) {
            assertThatExceptionOfType(UnsafeQuery.class)
                    .isThrownBy(() ->
                            rows(db -> db.select(ORDERS.USER_ID, count().as("n"), rank().over(orderBy(alias.desc())))
                                    .from(ORDERS)
                                    .groupBy(ORDERS.USER_ID)))
                    .withMessageContaining("alias-in-expression");
        }
        assertThat(rows(db -> db.select(USERS.AGE.as("name"), lower(field(name("name"), String.class)))
                        .from(USERS)
                        .orderBy(USERS.ID)
                        .limit(1)))
                .isEqualTo("[[null, alice]]");
    }
}
