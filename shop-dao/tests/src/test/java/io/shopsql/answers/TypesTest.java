package io.shopsql.answers;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.VARCHAR;

import io.shopsql.error.UnsafeQuery;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Fixtures;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Query;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Values of another type than that of their place. */
@EveryDatabase
class TypesTest {

    /** What a program with raw types may do. */
    @SuppressWarnings("unchecked")
    private static final Field<String> AGE = (Field<String>) (Field<?>) USERS.AGE;

    private final @AutoClose TestShop shop;

    TypesTest(TestDatabase database) {
        shop = database.emptyShop();
        Fixtures.aUser(shop, "Alice");
    }

    private void refused(String rule, Query query) {
        assertThatExceptionOfType(UnsafeQuery.class)
                .as(query.toString())
                .isThrownBy(() -> shop.run(tx -> tx.db().execute(query)))
                .withMessageContainingAll("(" + rule + ")", "next: ");
    }

    @Test
    void values_of_different_types_do_not_meet() {
        String rule = "mixed-types";
        refused(rule, select(USERS.ID).from(USERS).where(USERS.NAME.eq(AGE)));
        refused(
                rule,
                select(USERS.ID).from(USERS).where(USERS.NAME.in(select(AGE).from(USERS))));
        refused(rule, select(coalesce(USERS.NAME, AGE)).from(USERS));
        refused(rule, select(when(USERS.AGE.gt(1), USERS.NAME).otherwise(AGE)).from(USERS));
        refused(rule, update(USERS).set(USERS.NAME, AGE));
        refused(rule, select(USERS.NAME).from(USERS).union(select(AGE).from(USERS)));
        assertThat(shop.<Integer>report(
                        db -> db.fetchCount(USERS, USERS.ID.coerce(BIGINT).ge(inline(1L)))))
                .isEqualTo(1);
    }

    @Test
    void a_column_without_a_type_is_not_compared() {
        refused(
                "untyped-columns",
                select(USERS.ID).from(USERS).where(field(name("age")).eq("1")));
        refused("untyped-columns", update(USERS).set(field(name("age")), (Object) "1"));
        assertThat(shop.<Integer>report(
                        db -> db.fetchCount(USERS, field(name("name"), VARCHAR).eq("Alice"))))
                .isEqualTo(1);
    }

    @Test
    void a_value_is_not_read_as_one_of_another_type() {
        for (Field<?> coerced : List.<Field<?>>of(
                USERS.CREATED_AT.coerce(String.class),
                USERS.CREATED_AT.coerce(Long.class),
                USERS.CREATED_AT.coerce(Object.class),
                USERS.ACTIVE.coerce(Integer.class),
                USERS.AGE.coerce(Boolean.class),
                USERS.AGE.coerce(String.class),
                USERS.NAME.coerce(Integer.class))) {
            refused("coerced-type", select(coerced).from(USERS));
        }
        refused("coerced-type", select(PRODUCTS.ATTRIBUTES.coerce(JSON.class)).from(PRODUCTS));
        assertThat(shop.<Instant>report(db -> db.select(USERS.CREATED_AT.coerce(Instant.class))
                        .from(USERS)
                        .fetchSingle()
                        .value1()))
                .isAfter(Instant.EPOCH);
    }

    @Test
    void a_value_is_converted_in_Java() {
        record Converted(Integer letters, Integer year, String age, String id) {}
        assertThat(shop.<Converted>report(db -> db.select(
                                USERS.NAME.convertFrom(String::length),
                                USERS.CREATED_AT.convertFrom(
                                        time -> time.atOffset(ZoneOffset.UTC).getYear()),
                                USERS.AGE.convert(String.class, String::valueOf, Integer::valueOf),
                                USERS.ID.convertFrom(id -> "user " + id.value()))
                        .from(USERS)
                        .fetchSingle(mapping(Converted::new))))
                .satisfies(row -> {
                    assertThat(row.letters()).isEqualTo("Alice".length());
                    assertThat(row.year()).isGreaterThan(2000);
                    assertThat(row.id()).startsWith("user ");
                });
    }

    @Test
    void a_text_has_no_NUL() {
        String rule = "nul-in-text";
        for (int run = 0; run < 3; run++) { // the text of a query is known from its third run on
            refused(rule, select(USERS.ID).from(USERS).where(USERS.NAME.eq("a\0b")));
            assertThat(shop.<Integer>report(db -> db.select(USERS.ID)
                            .from(USERS)
                            .where(USERS.NAME.eq("Alice"))
                            .fetch()
                            .size()))
                    .isEqualTo(1);
        }
        refused(rule, select(val("a\0b")));
        refused(rule, select(inline("a\0b")));
        refused(rule, select(USERS.ID.as("a\0b")).from(USERS));
        refused(rule, update(USERS).set(USERS.NAME, "a\0b"));
    }

    @Test
    void a_generated_key_is_not_NULL() {
        refused("null-key", insertInto(USERS, USERS.ID, USERS.NAME).values((UserId) null, "Bob"));
        assertThat(shop.<Integer>report(db -> db.fetchCount(ORDERS))).isZero();
    }
}
