package io.shopsql.answers;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.generateSeries;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lag;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.orderBy;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.INTEGER;

import io.shopsql.checks.Unchecked;
import io.shopsql.error.DatabaseFault;
import io.shopsql.error.UnsafeQuery;
import io.shopsql.schema.tables.Users;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Fixtures;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Statements, their clauses and windows: rendered for both engines, or refused before anything is sent. */
@Unchecked(rule = "schema-statements", reason = "the guard is tested, which refuses it at run time")
@Unchecked(rule = "transaction-statements", reason = "the guard is tested, which refuses it at run time")
@Unchecked(rule = "default-value", reason = "the guard is tested, which refuses it at run time")
@Unchecked(rule = "row-id", reason = "the guard is tested, which refuses it at run time")
@Unchecked(rule = "frame-bounds", reason = "the guard is tested, which refuses it at run time")
@Unchecked(rule = "groups-without-order", reason = "the guard is tested, which refuses it at run time")
@Unchecked(rule = "database-names", reason = "the guard is tested, which refuses it at run time")
@Unchecked(rule = "table-equality", reason = "the guard is tested, which refuses it at run time")
@Unchecked(rule = "bit-count", reason = "the guard is tested, which refuses it at run time")
@EveryDatabase
class StatementsTest {

    private static final Table<?> UNKNOWN = table(name("users"));

    private final @AutoClose TestShop shop;

    StatementsTest(TestDatabase database) {
        shop = database.emptyShop();
        for (String user : List.of("Alice", "Bob", "Carol")) {
            Fixtures.aUser(shop, user);
        }
    }

    private static Map<String, Function<DSLContext, Object>> refused() {
        Map<String, Function<DSLContext, Object>> refused = new LinkedHashMap<>();
        // some of jOOQ's steps before OVER are fields too
        refused.put(
                "window-without-over",
                db -> db.select((Field<?>) rowNumber()).from(USERS).fetch());
        refused.put(
                "frame-bounds",
                db -> db.select(sum(USERS.AGE).over(orderBy(USERS.ID).rowsUnboundedFollowing()))
                        .from(USERS)
                        .fetch());
        refused.put(
                "groups-without-order",
                db -> db.select(count().over(DSL.groupsCurrentRow()))
                        .from(USERS)
                        .fetch());
        refused.put(
                "range-of-other",
                db -> db.select(count().over(orderBy(USERS.NAME).rangePreceding(1)))
                        .from(USERS)
                        .fetch());
        refused.put(
                "tiles-of-column",
                db -> db.select(DSL.ntile(USERS.AGE).over(orderBy(USERS.ID)))
                        .from(USERS)
                        .fetch());
        refused.put("limit", db -> db.select(USERS.ID).from(USERS).limit(-1).fetch());
        refused.put(
                "distinct-on",
                db -> db.select(USERS.NAME).distinctOn(USERS.AGE).from(USERS).fetch());
        refused.put("untyped-columns", db -> db.selectFrom(UNKNOWN).fetch());
        refused.put("empty-name", db -> db.select(USERS.NAME.as("")).from(USERS).fetch());
        refused.put(
                "ambiguous-name",
                db -> db.selectFrom(select(USERS.ID, USERS.NAME).from(USERS).asTable("u", "a", "A"))
                        .fetch());
        refused.put("series", db -> db.selectFrom(generateSeries(1, 3, 0)).fetch());
        refused.put(
                "unnest-of-other",
                db -> db.selectFrom(unnest(new Money[] {Money.of("1")})).fetch());
        refused.put("excluded", db -> db.select(excluded(USERS.ID)).from(USERS).fetch());
        refused.put(
                "number-of-more-bits",
                db -> db.select(val(BigInteger.TWO.pow(63))).fetch());
        refused.put(
                "default-value",
                db -> db.insertInto(USERS)
                        .set(USERS.AGE, DSL.<Integer>default_(USERS.AGE))
                        .execute());
        refused.put("row-id", db -> db.select(USERS.rowid()).from(USERS).fetch());
        refused.put(
                "table-equality",
                db -> db.selectFrom(USERS).where(USERS.eq(USERS.as("u"))).fetch());
        refused.put("database-names", db -> db.select(DSL.currentUser()).fetch());
        refused.put(
                "bit-count",
                db -> db.select(DSL.bitCount(USERS.AGE)).from(USERS).fetch());
        refused.put(
                "returning-of-alias",
                db -> db.deleteFrom(USERS.as("u"))
                        .returningResult(USERS.as("u").AGE.plus(1))
                        .fetch());
        refused.put("schema-statements", db -> db.dropTable("users").execute());
        refused.put("transaction-statements", db -> db.commit().execute());
        return refused;
    }

    @Test
    void what_an_engine_lacks_is_refused_by_the_name_of_its_rule() {
        refused()
                .forEach((rule, work) -> assertThatExceptionOfType(UnsafeQuery.class)
                        .as(rule)
                        .isThrownBy(() -> shop.run(tx -> {
                            Object unused = work.apply(tx.db());
                        }))
                        .withMessageContainingAll("(" + rule, "next: "));
        assertThat(shop.<Integer>report(db -> db.fetchCount(USERS))).isEqualTo(3);
    }

    @Test
    void a_series_ends_where_it_passes_its_end() {
        assertThat(series(generateSeries(1, 7, 3))).containsExactly(1, 4, 7);
        assertThat(series(generateSeries(3, 1))).isEmpty();
        assertThat(series(generateSeries(3, 1, -1))).containsExactly(3, 2, 1);
        assertThat(series(generateSeries(val((Integer) null), val(1)))).isEmpty();
    }

    private List<Integer> series(Table<Record1<Integer>> series) {
        return shop.<List<Integer>>report(db -> db.selectFrom(series).fetch(Record1::value1));
    }

    @Test
    void a_subquery_for_one_value_may_have_one_row_at_most() {
        Users other = USERS.as("o");
        Field<String> several = field(select(other.NAME).from(other).where(other.ID.ge(USERS.ID)));
        assertThatExceptionOfType(DatabaseFault.class)
                .isThrownBy(() ->
                        shop.<Object>report(db -> db.select(several).from(USERS).fetch()))
                .withMessageContainingAll("several rows", "limit(1)", "each key once");
        Field<String> one = field(select(other.NAME).from(other).where(other.EMAIL.eq(USERS.EMAIL)));
        Field<String> none = field(
                select(other.NAME).from(other).where(other.ID.lt(USERS.ID)).and(other.AGE.gt(0)));
        assertThat(shop.<List<String>>report(
                        db -> db.select(one).from(USERS).orderBy(USERS.ID).fetch(one)))
                .containsExactly("Alice", "Bob", "Carol");
        assertThat(shop.<List<String>>report(
                        db -> db.select(none).from(USERS).orderBy(USERS.ID).fetch(none)))
                .containsOnlyNulls();
    }

    @Test
    void a_row_is_returned_from_a_table_with_an_alias() {
        Users u = USERS.as("u");
        List<?> returned = shop.write(tx -> tx.db()
                .update(u)
                .set(u.AGE, 30)
                .where(u.NAME.eq("Bob"))
                .returningResult(u.NAME, u.AGE.as("years"))
                .fetch()
                .map(row -> row.value1() + " " + row.value2()));
        assertThat(returned).isEqualTo(List.of("Bob 30"));
    }

    @Test
    void columns_of_a_table_may_have_other_names() {
        Table<?> named = USERS.as("u", "a", "b");
        assertThat(shop.<List<?>>report(db -> db.select(named.field("a"), named.field(2))
                        .from(named)
                        .orderBy(named.field("a"))
                        .fetch(1)))
                .hasSize(3);
    }

    @Test
    void the_first_row_of_each_group_is_that_of_the_order() {
        assertThat(shop.<List<String>>report(db -> db.select(USERS.AGE, USERS.NAME)
                        .distinctOn(USERS.AGE)
                        .from(USERS)
                        .orderBy(USERS.AGE, USERS.NAME.desc())
                        .fetch(USERS.NAME)))
                .containsExactly("Carol");
    }

    @Test
    void a_window_function_with_its_window_is_admitted() {
        assertThat(shop.<List<String>>report(db -> db.select(lag(USERS.NAME).over(orderBy(USERS.ID)))
                        .from(USERS)
                        .orderBy(USERS.ID)
                        .limit(inline(2))
                        .fetch(0, String.class)))
                .containsExactly(null, "Alice");
        assertThat(shop.<Integer>report(db -> db.fetchCount(ORDERS))).isZero();
    }

    @Test
    void the_last_value_that_is_not_null_is_that_of_its_group() {
        Field<Integer> id = field(name("rows", "id"), INTEGER);
        Field<Integer> value = field(name("rows", "value"), INTEGER);
        Table<?> rows = select(id, value, count(value).over(orderBy(id)).as("group"))
                .from(select(val(1).as("id"), val(7).as("value"))
                        .unionAll(select(val(2), castNull(INTEGER)))
                        .unionAll(select(val(3), val(5)))
                        .unionAll(select(val(4), castNull(INTEGER)))
                        .asTable("rows"))
                .asTable("rows");
        assertThat(shop.<List<Integer>>report(db -> db.select(
                                max(value).over(partitionBy(field(name("rows", "group"), INTEGER))))
                        .from(rows)
                        .orderBy(id)
                        .fetch(Record1::value1)))
                .containsExactly(7, 7, 5, 5);
    }
}
