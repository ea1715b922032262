package io.shopsql.internal.shape;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.DSL.with;

import io.shopsql.checks.Unchecked;
import io.shopsql.schema.tables.Orders;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.Allow;
import org.jooq.Context;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record1;
import org.jooq.Require;
import org.jooq.Select;
import org.jooq.SelectJoinStep;
import org.jooq.impl.CustomField;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

class ShapeTest {

    /** Queries that differ in one thing each. */
    @Unchecked(rule = "hint", reason = "an engine may know it")
    private static final List<Supplier<Select<?>>> QUERIES = List.of(
            () -> users(),
            () -> select(USERS.NAME).from(USERS),
            () -> select(USERS.ID, USERS.NAME).from(USERS),
            () -> selectDistinct(USERS.ID, USERS.NAME).from(USERS),
            () -> select(USERS.ID.as("a")).from(USERS),
            () -> select(USERS.ID.as("b")).from(USERS),
            () -> users().where(USERS.NAME.eq("x")),
            () -> users().where(USERS.NAME.ne("x")),
            () -> users().where(not(USERS.NAME.eq("x"))),
            () -> users().where(USERS.NAME.eq((String) null)),
            () -> users().where(USERS.NAME.eq(inline("x"))),
            () -> users().where(USERS.NAME.eq(inline("y"))),
            () -> users().where(USERS.NAME.isNull()),
            () -> users().where(USERS.NAME.in("x")),
            () -> users().where(USERS.NAME.in("x", "y")),
            () -> users().where(USERS.NAME.in(List.of())),
            () -> users().where(USERS.NAME.eq("x").and(USERS.ACTIVE.eq(true))),
            () -> users().where(USERS.NAME.eq("x").or(USERS.ACTIVE.eq(true))),
            () -> users().where(lower(USERS.NAME).eq("x")),
            () -> users().orderBy(USERS.ID),
            () -> users().orderBy(USERS.ID.desc()),
            () -> users().orderBy(USERS.AGE.asc().nullsFirst()),
            () -> users().orderBy(USERS.AGE.asc().nullsLast()),
            () -> users().orderBy(USERS.ID).limit(3),
            () -> users().orderBy(USERS.ID).offset(3),
            () -> users().orderBy(USERS.ID).limit(3).offset(3),
            () -> users().orderBy(USERS.ID).limit(inline(3)),
            () -> users().orderBy(USERS.ID).limit(inline(4)),
            () -> users().orderBy(USERS.ID).seek(new UserId(3)).limit(3),
            () -> users().union(users()),
            () -> users().unionAll(users()),
            () -> users().intersect(users()),
            () -> users().except(users()),
            () -> select(USERS.ID).hint("/*+ x */").from(USERS),
            () -> users().join(ORDERS).on(ORDERS.USER_ID.eq(USERS.ID)),
            () -> users().leftJoin(ORDERS).on(ORDERS.USER_ID.eq(USERS.ID)),
            () -> users().where(exists(selectOne().from(ORDERS).where(ORDERS.USER_ID.eq(USERS.ID)))),
            () -> users().where(exists(selectOne().from(ORDERS))),
            () -> select(aliased("o").ID).from(aliased("o")),
            () -> select(aliased("p").ID).from(aliased("p")),
            () -> select(count()).from(ORDERS),
            () -> select(count(ORDERS.STATUS)).from(ORDERS),
            () -> select(max(ORDERS.STATUS)).from(ORDERS),
            () -> select(count().filterWhere(ORDERS.STATUS.eq(OrderStatus.PENDING)))
                    .from(ORDERS),
            () -> select(MoneySql.sum(ORDERS.TOTAL)).from(ORDERS),
            () -> select(sum(ORDER_ITEMS.QUANTITY)).from(ORDER_ITEMS),
            () -> select(sum(ORDER_ITEMS.QUANTITY).cast(SQLDataType.INTEGER)).from(ORDER_ITEMS),
            () -> select(sum(ORDER_ITEMS.QUANTITY).cast(SQLDataType.BIGINT)).from(ORDER_ITEMS),
            () -> select(sum(ORDER_ITEMS.QUANTITY).coerce(SQLDataType.BIGINT)).from(ORDER_ITEMS),
            () -> select(ORDERS.STATUS, count()).from(ORDERS).groupBy(ORDERS.STATUS),
            () -> select(ORDERS.STATUS, count())
                    .from(ORDERS)
                    .groupBy(ORDERS.STATUS)
                    .having(count().gt(1)),
            () -> select(rowNumber().over().orderBy(ORDERS.ID)).from(ORDERS),
            () -> select(rowNumber().over().partitionBy(ORDERS.USER_ID).orderBy(ORDERS.ID))
                    .from(ORDERS),
            () -> select(when(ORDERS.STATUS.eq(OrderStatus.PENDING), "p")).from(ORDERS),
            () -> select(when(ORDERS.STATUS.eq(OrderStatus.PENDING), "p").otherwise("q"))
                    .from(ORDERS),
            () -> with("c").as(users()).select(USERS.ID).from(USERS),
            () -> with("d").as(users()).select(USERS.ID).from(USERS),
            () -> select(multiset(select(ORDERS.ID).from(ORDERS).where(ORDERS.USER_ID.eq(USERS.ID))))
                    .from(USERS));

    private static SelectJoinStep<Record1<UserId>> users() {
        return select(USERS.ID).from(USERS);
    }

    private static Orders aliased(String alias) {
        return ORDERS.as(alias);
    }

    @Test
    void queries_that_differ_in_one_thing_have_another_shape() {
        List<Object> shapes = new ArrayList<>();
        for (int i = 0; i < QUERIES.size(); i++) {
            Object shape = ShapeOf.query(QUERIES.get(i).get()).orElseThrow();
            assertThat(shapes).describedAs("query " + i).doesNotContain(shape);
            shapes.add(shape);
        }
    }

    @Test
    void a_query_that_is_built_again_has_the_same_shape() {
        QUERIES.forEach(query -> assertThat(ShapeOf.query(query.get()))
                .describedAs(() -> query.get().getSQL())
                .isEqualTo(ShapeOf.query(query.get())));
    }

    @Test
    void the_values_of_bind_variables_are_no_part_of_the_shape() {
        assertThat(shape(USERS.NAME.eq("x"))).isEqualTo(shape(USERS.NAME.eq("y")));
        assertThat(shape(USERS.ID.eq(new UserId(1)))).isEqualTo(shape(USERS.ID.eq(new UserId(2))));
        assertThat(ShapeOf.query(select(USERS.ID).from(USERS).limit(1)))
                .isEqualTo(ShapeOf.query(select(USERS.ID).from(USERS).limit(2)));
    }

    private static Object shape(org.jooq.Condition condition) {
        return ShapeOf.query(users().where(condition)).orElseThrow();
    }

    @Test
    void a_variable_that_occurs_twice_is_not_two_variables() {
        Param<String> one = val("x", USERS.NAME.getDataType());
        assertThat(shape(USERS.NAME.eq(one).or(USERS.EMAIL.eq(one))))
                .isNotEqualTo(shape(USERS.NAME.eq("x").or(USERS.EMAIL.eq("x"))));
    }

    @Test
    void a_part_of_the_application_is_rendered_each_time() {
        Field<Money> part = new CustomField<>(name("x"), MoneySql.MONEY) {
            private static final long serialVersionUID = 1L;

            @Override
            public void accept(Context<?> ctx) {
                ctx.visit(ORDERS.TOTAL);
            }
        };
        assertThat(ShapeOf.query(select(part).from(ORDERS))).isEmpty();
    }

    @Test
    @Unchecked(rule = "one-engine", reason = "an engine may know it")
    @Allow(POSTGRES)
    @Require(POSTGRES)
    void a_lock_is_part_of_the_shape() {
        assertThat(ShapeOf.query(users().forUpdate())).isNotEmpty().isNotEqualTo(ShapeOf.query(users()));
        assertThat(ShapeOf.query(users().forUpdate().skipLocked())).isNotEqualTo(ShapeOf.query(users().forUpdate()));
    }

    @Test
    void a_variable_as_a_column_is_rendered_each_time() {
        // jOOQ may take its value for its name
        assertThat(ShapeOf.query(select(val(1)).from(ORDERS))).isEmpty();
    }
}
