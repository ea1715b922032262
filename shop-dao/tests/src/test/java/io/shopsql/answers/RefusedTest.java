package io.shopsql.answers;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.testkit.Fixtures.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.exp;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.jsonbArray;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.power;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.stddevPop;
import static org.jooq.impl.DSL.val;

import io.shopsql.checks.Unchecked;
import io.shopsql.error.Duplicate;
import io.shopsql.error.ShopException;
import io.shopsql.error.UnsafeQuery;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Fixtures;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jooq.Allow;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What cannot have one answer is refused on both engines, by the name of its rule, before anything is sent. */
@Unchecked(rule = "collations", reason = "the guard is tested, which refuses it at run time")
@Unchecked(rule = "one-engine", reason = "the guard is tested, which refuses it at run time")
@Unchecked(rule = "time-types", reason = "the guard is tested, which refuses it at run time")
@Unchecked(rule = "json-functions", reason = "the guard is tested, which refuses it at run time")
@Unchecked(rule = "statistics", reason = "the guard is tested, which refuses it at run time")
@Unchecked(rule = "math-functions", reason = "the guard is tested, which refuses it at run time")
@EveryDatabase
@Allow.PlainSQL
class RefusedTest {

    private static final Map<String, Field<?>> REFUSED = Map.of(
            "time-types", val(LocalDateTime.MIN),
            "no-order", max(USERS.ACTIVE),
            "json-functions", jsonbArray(USERS.ID),
            "statistics", stddevPop(USERS.AGE),
            "math-functions", exp(USERS.AGE),
            "cast", USERS.NAME.cast(Integer.class));

    private final TestDatabase database;

    @AutoClose
    private final TestShop shop;

    RefusedTest(TestDatabase database) {
        this.database = database;
        shop = database.emptyShop();
    }

    @Test
    void a_part_without_a_common_meaning_is_refused() {
        REFUSED.forEach((rule, field) -> assertThatExceptionOfType(UnsafeQuery.class)
                .as(rule)
                .isThrownBy(() ->
                        shop.<Object>report(db -> db.select(field).from(USERS).fetch()))
                .withMessageContainingAll("(" + rule, "next: "));
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> shop.<Object>report(db -> db.selectDistinct(USERS.NAME)
                        .from(USERS)
                        .orderBy(USERS.ID)
                        .fetch()))
                .withMessageContaining("distinct-order");
        assertThat(shop.<Integer>report(db -> db.selectDistinct(USERS.NAME)
                        .from(USERS)
                        .orderBy(USERS.NAME)
                        .fetch()
                        .size()))
                .isZero();
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> shop.<Object>report(db -> db.selectFrom(PRODUCTS)
                        .where(field(PRODUCTS.ATTRIBUTES.eq(PRODUCTS.ATTRIBUTES))
                                .isTrue())
                        .orderBy(power(PRODUCTS.ID.coerce(Integer.class), 2))
                        .fetch()));
    }

    @Test
    void an_instant_without_the_type_of_its_column_is_refused_and_the_advice_works() {
        Instant time = Instant.parse("2026-01-02T03:04:05.123456Z");
        aUser(shop, "Alice");
        for (Field<?> untyped : List.<Field<?>>of(
                val(time),
                DSL.when(USERS.ACTIVE, time).otherwise(USERS.CREATED_AT),
                DSL.field(DSL.select(val(time))))) {
            assertThatExceptionOfType(UnsafeQuery.class)
                    .as(untyped.toString())
                    .isThrownBy(() -> shop.<Object>report(
                            db -> db.select(untyped).from(USERS).fetch()))
                    .withMessageContainingAll("(time-types)", "val(instant, ORDERS.CREATED_AT)");
        }
        Field<Instant> typed = val(time, USERS.CREATED_AT);
        for (Field<Instant> field : List.of(
                typed, DSL.when(USERS.ACTIVE, typed).otherwise(USERS.CREATED_AT), DSL.field(DSL.select(typed)))) {
            assertThat(shop.<Instant>report(
                            db -> db.select(field).from(USERS).fetchSingle().value1()))
                    .isEqualTo(time);
        }
    }

    @Test
    void a_value_without_a_type_is_refused() {
        for (Field<?> field : List.<Field<?>>of(
                DSL.coalesce((Object) null, 1L),
                DSL.nvl(Money.of("1.00"), ORDERS.TOTAL),
                DSL.bitNot((Integer) null),
                DSL.case_((Object) null).when(USERS.AGE.coerce(Object.class), 1),
                DSL.iif(USERS.ACTIVE.isTrue(), (Object) null, true),
                DSL.greatest((Object) null, 1L))) {
            assertThatExceptionOfType(UnsafeQuery.class)
                    .as(field.toString())
                    .isThrownBy(() -> shop.<Object>report(
                            db -> db.select(field).from(USERS, ORDERS).fetch()))
                    .withMessageContainingAll("(no-type)", "castNull(TYPE)");
        }
        assertThat(shop.<Object>report(db -> db.select(
                                DSL.coalesce(DSL.castNull(Long.class), DSL.val(1L)),
                                DSL.greatest(DSL.val(2L), DSL.val((Long) null)))
                        .fetchSingle()
                        .intoList()))
                .isEqualTo(List.of(1L, 2L));
    }

    @Test
    void json_is_not_compared_sorted_or_grouped() {
        Field<JSONB> json = field(DSL.name("products", "attributes"), SQLDataType.JSONB);
        for (Field<?> field : List.<Field<?>>of(
                DSL.field(json.in(json, json)),
                DSL.case_(json).when(json, 1),
                DSL.greatest(json, json),
                DSL.nullif(json, json),
                DSL.rowNumber().over(DSL.orderBy(json)))) {
            refuses(DSL.select(field).from(PRODUCTS), "json-comparison");
        }
        refuses(DSL.select(DSL.count()).from(PRODUCTS).groupBy(json), "json-comparison");
        refuses(DSL.selectDistinct(json).from(PRODUCTS), "json-comparison");
    }

    @Test
    void a_collation_of_the_query_is_refused() {
        refuses(DSL.select(USERS.NAME.collate("C")).from(USERS), "collations");
    }

    private void refuses(Select<?> query, String rule) {
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> shop.<Object>report(db -> db.fetch(query)))
                .withMessageContaining("(" + rule + ")");
    }

    @Test
    void a_refusal_leaves_the_transaction_usable() {
        shop.run(tx -> {
            assertThatExceptionOfType(UnsafeQuery.class)
                    .isThrownBy(() -> tx.db().select(exp(USERS.AGE)).from(USERS).fetch());
            tx.users().insert(new io.shopsql.users.NewUser("Alice", "alice@example.com"));
        });
        assertThat(shop.<Integer>report(db -> db.fetchCount(USERS))).isEqualTo(1);
    }

    @Test
    void nested_rows_are_not_refused_for_the_functions_that_jooq_nests_them_by() {
        Fixtures.aUser(shop, "Alice");
        assertThat(shop.<Integer>report(
                        db -> db.select(multiset(select(USERS.NAME).from(USERS).orderBy(USERS.ID)))
                                .fetchSingle()
                                .value1()
                                .size()))
                .isEqualTo(1);
    }

    @Test
    void an_alias_in_an_expression_is_refused() {
        Field<Integer> next = USERS.AGE.plus(1).as("next");
        Field<Integer> named = field(DSL.name("next"), Integer.class);
        for (Field<Integer> alias : List.of(next, named)) {
            refuses(DSL.select(next).from(USERS).where(alias.gt(1)), "alias-in-expression");
            refuses(DSL.select(next).from(USERS).groupBy(alias).having(alias.gt(1)), "alias-in-expression");
            refuses(DSL.select(next).from(USERS).orderBy(alias.plus(1)), "alias-in-expression");
            refuses(DSL.select(next).from(DSL.table(DSL.name("users"))).where(alias.gt(1)), "alias-in-expression");
            Select<?> inner = DSL.select(next).from(USERS).groupBy(alias).orderBy(alias);
            assertThat(shop.<Integer>report(db -> db.fetch(inner).size())).isZero();
            assertThat(shop.<Integer>report(db -> db.select(named)
                            .from(inner)
                            .where(alias.gt(1))
                            .fetch()
                            .size()))
                    .isZero();
        }
        assertThat(shop.<Integer>report(db -> db.select(USERS.AGE.as("age"))
                        .from(USERS)
                        .where(field(DSL.name("age"), Integer.class).gt(1))
                        .fetch()
                        .size()))
                .isZero();
    }

    @Test
    void what_is_refused_is_refused_in_nested_rows() {
        refuses(DSL.select(multiset(select(USERS.NAME.cast(Integer.class)).from(USERS))), "cast");
        refuses(DSL.select(multiset(select(DSL.avg(USERS.AGE)).from(USERS))), "nested-decimals");
        assertThat(shop.<Object>report(db -> db.select(multiset(
                                select(DSL.sum(USERS.ID.coerce(Long.class))).from(USERS)))
                        .fetchSingle()
                        .value1()
                        .size()))
                .isEqualTo(1);
    }

    @Test
    void nested_rows_are_sorted_by_an_alias() {
        Fixtures.aUser(shop, "Alice");
        Fixtures.aUser(shop, "Bob");
        for (Field<?> alias : List.of(
                field(DSL.name("n"), String.class), DSL.lower(USERS.NAME).as("n"))) {
            assertThat(shop.<Object>report(db -> db.select(multiset(select(
                                                    USERS.AGE,
                                                    DSL.lower(USERS.NAME).as("n"))
                                            .from(USERS)
                                            .orderBy(alias.desc())
                                            .limit(1))
                                    .as("rows"))
                            .fetchSingle()
                            .value1()
                            .getValues("n")))
                    .isEqualTo(List.of("bob"));
        }
    }

    @Test
    void a_duplicate_that_the_engine_does_not_name_has_no_question_mark() {
        if (database == TestDatabase.POSTGRES) {
            assertThatExceptionOfType(ShopException.class)
                    .isThrownBy(() -> shop.run(tx -> tx.db().execute("do $$ begin raise unique_violation; end $$")))
                    .withMessageStartingWith("A value must be unique");
        }
        assertThat(new Duplicate("?", java.util.List.of("uq_x"), "correct it.", null))
                .hasMessageStartingWith("uq_x must be unique");
    }
}
