package io.shopsql.answers;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.testkit.Fixtures.aUser;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.boolAnd;
import static org.jooq.impl.DSL.boolOr;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.every;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.SQLDataType.BOOLEAN;
import static org.jooq.impl.SQLDataType.INTEGER;
import static org.jooq.impl.SQLDataType.VARCHAR;

import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** NULL and the order of rows mean the same on both engines. */
@EveryDatabase
class NullsAndOrderTest {

    private static final Values<Integer> NUMBERS = Values.of(INTEGER, 2, null, 1);

    @AutoClose
    private final TestShop shop;

    private final TestDatabase database;

    NullsAndOrderTest(TestDatabase database) {
        this.database = database;
        shop = database.emptyShop();
    }

    @Test
    void null_is_the_greatest_value_of_an_order() {
        assertThat(sorted(NUMBERS.x().asc())).containsExactly(1, 2, null);
        assertThat(sorted(NUMBERS.x().desc())).containsExactly(null, 2, 1);
        assertThat(shop.<List<Integer>>report(db -> db.select(NUMBERS.x())
                        .from(NUMBERS.table())
                        .orderBy(NUMBERS.x())
                        .fetch(NUMBERS.x())))
                .containsExactly(1, 2, null);
        assertThat(sorted(NUMBERS.x().asc().nullsFirst())).containsExactly(null, 1, 2);
    }

    @Test
    void null_is_the_greatest_value_in_a_window() {
        assertThat(shop.<List<Integer>>report(db -> db.select(NUMBERS.x())
                        .from(NUMBERS.table())
                        .orderBy(rowNumber().over().orderBy(NUMBERS.x()))
                        .fetch(NUMBERS.x())))
                .containsExactly(1, 2, null);
    }

    @Test
    void a_key_of_an_outer_join_may_be_null_and_another_key_keeps_its_index() {
        aUser(shop, "Alice");
        assertThat(shop.<String>report(db -> db.select(USERS.ID)
                        .from(USERS.leftJoin(ORDERS).on(ORDERS.USER_ID.eq(USERS.ID)))
                        .orderBy(USERS.ID, ORDERS.ID)
                        .getSQL()))
                .endsWith(
                        database == TestDatabase.SQLITE
                                ? "order by users.id, orders.id nulls last"
                                : "order by \"users\".\"id\", \"orders\".\"id\"");
    }

    private List<Integer> sorted(org.jooq.SortField<Integer> order) {
        return shop.report(db ->
                db.select(NUMBERS.x()).from(NUMBERS.table()).orderBy(order).fetch(NUMBERS.x()));
    }

    @Test
    void text_of_any_origin_is_sorted_by_its_bytes() {
        Values<String> texts = Values.of(VARCHAR, "b", "a", "B", "_", "é", "", "-1", "1");
        assertThat(shop.<List<String>>report(db -> db.select(texts.x())
                        .from(texts.table())
                        .orderBy(texts.x())
                        .fetch(texts.x())))
                .containsExactly("", "-1", "1", "B", "_", "a", "b", "é");
        assertThat(shop.<List<String>>report(db -> db.selectDistinct(texts.x())
                        .from(texts.table())
                        .orderBy(texts.x())
                        .fetch(texts.x())))
                .containsExactly("", "-1", "1", "B", "_", "a", "b", "é");
        assertThat(shop.<List<String>>report(db -> db.select(USERS.EMAIL.as("x0"))
                        .from(USERS)
                        .union(db.select(texts.x()).from(texts.table()))
                        .orderBy(field(name("x0"), VARCHAR))
                        .fetch(0, String.class)))
                .containsExactly("", "-1", "1", "B", "_", "a", "b", "é");
        var label = when(texts.x().eq("b"), inline("Zoo"))
                .otherwise(inline("apple"))
                .as("label");
        assertThat(shop.<List<String>>report(db -> db.selectDistinct(label)
                        .from(texts.table())
                        .orderBy(label)
                        .fetch(label)))
                .containsExactly("Zoo", "apple");
        assertThat(shop.<List<Boolean>>report(db -> Values.of(VARCHAR, "a", "B").each(db, x -> field(x.lt(val("_"))))))
                .containsExactly(false, true);
    }

    @Test
    void aggregates_of_conditions_ignore_null() {
        assertThat(and(true, null)).isTrue();
        assertThat(and(true, false, null)).isFalse();
        assertThat(and(true, true)).isTrue();
        assertThat(and((Boolean) null)).isNull();
        assertThat(or(false, null)).isFalse();
        assertThat(or(true, false, null)).isTrue();
        assertThat(or((Boolean) null)).isNull();
        assertThat(shop.<Boolean>report(db -> Values.of(BOOLEAN, true, null).all(db, x -> every(condition(x)))))
                .isTrue();
        Values<Integer> numbers = Values.of(INTEGER, 1, 5, null);
        assertThat(shop.<Boolean>report(db -> numbers.all(
                        db, x -> boolAnd(x.gt(0)).filterWhere(x.isNull().or(x.lt(5))))))
                .isTrue();
        assertThat(shop.<Boolean>report(
                        db -> numbers.all(db, x -> boolAnd(x.gt(0)).filterWhere(x.isNull()))))
                .isNull();
    }

    private Boolean and(Boolean... values) {
        return shop.report(db -> Values.of(BOOLEAN, values).all(db, x -> boolAnd(condition(x))));
    }

    private Boolean or(Boolean... values) {
        return shop.report(db -> Values.of(BOOLEAN, values).all(db, x -> boolOr(condition(x))));
    }

    @Test
    void greatest_and_least_ignore_null() {
        Values<Integer> numbers = Values.of(INTEGER, 1, null, Integer.MAX_VALUE);
        assertThat(shop.<List<Integer>>report(db -> numbers.each(db, x -> greatest(x, inline(7)))))
                .containsExactly(7, 7, Integer.MAX_VALUE);
        assertThat(shop.<List<Integer>>report(db -> numbers.each(db, x -> least(x, inline(7), inline((Integer) null)))))
                .containsExactly(1, 7, 7);
        assertThat(shop.<List<Integer>>report(db -> numbers.each(db, x -> greatest(x, x))))
                .isEqualTo(asList(1, null, Integer.MAX_VALUE));
        assertThat(shop.<List<String>>report(db ->
                        Values.of(VARCHAR, "a", "_").each(db, x -> greatest(x, inline("B")))))
                .containsExactly("a", "_");
    }
}
