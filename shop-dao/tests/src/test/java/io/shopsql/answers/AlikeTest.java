package io.shopsql.answers;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.extract;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.hour;
import static org.jooq.impl.DSL.iif;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.isoDayOfWeek;
import static org.jooq.impl.DSL.listAgg;
import static org.jooq.impl.DSL.nvl;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.DSL.year;

import io.shopsql.error.UnsafeQuery;
import io.shopsql.schema.type.Attributes;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Fixtures;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.Select;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Lists, empty groups, NULLs and documents with a type, and parts of a time. */
@EveryDatabase
class AlikeTest {

    private final @AutoClose TestShop shop;

    AlikeTest(TestDatabase database) {
        shop = database.emptyShop();
        Fixtures.anOrder(shop, Fixtures.aUser(shop, "Alice"), Fixtures.aProduct(shop, "Tea", "1.50", 5), 2);
    }

    private void isRefused(String rule, Select<?> query) {
        assertThatExceptionOfType(UnsafeQuery.class)
                .as(query.toString())
                .isThrownBy(() -> shop.<Object>report(db -> db.fetch(query)))
                .withMessageContaining("(" + rule + ")");
    }

    @Test
    void a_list_is_of_texts_or_whole_numbers() {
        List<Field<?>> others = List.of(
                USERS.ACTIVE,
                USERS.CREATED_AT,
                inline(new BigDecimal("1.50")),
                inline(1.5),
                inline(LocalDate.EPOCH),
                inline(new UUID(1, 2)));
        for (Field<?> other : others) {
            isRefused(
                    "text-of-other",
                    select(listAgg(other, ",").withinGroupOrderBy(USERS.ID)).from(USERS));
        }
        assertThat(shop.<String>report(
                        db -> db.select(listAgg(ORDERS.TOTAL, ",").withinGroupOrderBy(ORDERS.ID))
                                .from(ORDERS)
                                .fetchSingle()
                                .value1()))
                .isEqualTo("30000");
        assertThat(shop.<String>report(db -> db.select(
                                listAgg(USERS.ACTIVE.cast(String.class), ",").withinGroupOrderBy(USERS.ID))
                        .from(USERS)
                        .fetchSingle()
                        .value1()))
                .isEqualTo("true");
    }

    @Test
    void groups_by_nothing_are_refused() {
        isRefused(
                "empty-group",
                select(count()).from(ORDERS).where(falseCondition()).groupBy(List.of()));
        isRefused(
                "empty-group",
                select(field(select(count()).from(ORDERS).groupBy())).from(USERS));
        assertThat(shop.<Integer>report(db -> db.select(count())
                        .from(ORDERS)
                        .where(falseCondition())
                        .fetchSingle()
                        .value1()))
                .isZero();
    }

    @Test
    void a_null_has_the_type_of_a_column() {
        assertThat(shop.<List<Instant>>report(db ->
                        db.select(castNull(ORDERS.CREATED_AT)).from(ORDERS).fetch(0, Instant.class)))
                .isEqualTo(Collections.singletonList(null));
        assertThat(shop.<List<Instant>>report(db -> db.select(ORDERS.CREATED_AT)
                        .from(ORDERS)
                        .unionAll(select(castNull(ORDERS.CREATED_AT)).from(USERS))
                        .fetch(0, Instant.class)))
                .hasSize(2)
                .containsNull();
        Instant created = shop.report(
                db -> db.select(ORDERS.CREATED_AT).from(ORDERS).fetchSingle().value1());
        assertThat(shop.<Instant>report(db -> db.select(coalesce(castNull(ORDERS.CREATED_AT), ORDERS.CREATED_AT))
                        .from(ORDERS)
                        .fetchSingle()
                        .value1()))
                .isEqualTo(created);
    }

    @Test
    void attributes_have_other_attributes_in_their_place() {
        Attributes red = Attributes.NONE.with("color", "red");
        List<Field<Attributes>> fields = List.of(
                coalesce(PRODUCTS.ATTRIBUTES, red),
                nvl(PRODUCTS.ATTRIBUTES, red),
                coalesce(castNull(PRODUCTS.ATTRIBUTES), PRODUCTS.ATTRIBUTES, val(red, PRODUCTS.ATTRIBUTES)),
                when(PRODUCTS.ID.isNull(), PRODUCTS.ATTRIBUTES).otherwise(red),
                iif(PRODUCTS.ID.isNull(), PRODUCTS.ATTRIBUTES, val(red, PRODUCTS.ATTRIBUTES)));
        for (Field<Attributes> field : fields) {
            assertThat(shop.<Attributes>report(
                            db -> db.select(field).from(PRODUCTS).fetchSingle().value1()))
                    .as(field.toString())
                    .isEqualTo(red);
        }
        assertThat(shop.<Attributes>report(db -> db.select(coalesce(PRODUCTS.ATTRIBUTES, Attributes.NONE))
                        .from(PRODUCTS)
                        .fetchSingle()
                        .value1()))
                .isEqualTo(Attributes.NONE);
        assertThat(shop.<Attributes>write(tx -> tx.db()
                        .update(PRODUCTS)
                        .set(PRODUCTS.ATTRIBUTES, coalesce(PRODUCTS.ATTRIBUTES, red))
                        .returningResult(PRODUCTS.ATTRIBUTES)
                        .fetchSingle()
                        .value1()))
                .isEqualTo(red);
    }

    @Test
    void a_time_is_no_date() {
        Field<LocalDate> date = ORDERS.CREATED_AT.cast(LocalDate.class);
        List<Field<?>> refused = List.of(
                date,
                ORDERS.CREATED_AT.cast(LocalTime.class),
                year(date),
                extract(date, DatePart.MONTH),
                isoDayOfWeek(date),
                hour(ORDERS.CREATED_AT.cast(LocalTime.class)));
        for (Field<?> field : refused) {
            isRefused("date-of-time", select(field).from(ORDERS));
        }
        Instant created = shop.report(
                db -> db.select(ORDERS.CREATED_AT).from(ORDERS).fetchSingle().value1());
        assertThat(shop.<Integer>report(db -> db.select(year(ORDERS.CREATED_AT))
                        .from(ORDERS)
                        .fetchSingle()
                        .value1()))
                .isEqualTo(created.atOffset(ZoneOffset.UTC).getYear());
    }
}
