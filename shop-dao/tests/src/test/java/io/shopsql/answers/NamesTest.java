package io.shopsql.answers;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.length;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.orderBy;
import static org.jooq.impl.DSL.rank;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.upper;
import static org.jooq.impl.SQLDataType.INTEGER;
import static org.jooq.impl.SQLDataType.VARCHAR;

import io.shopsql.error.DatabaseFault;
import io.shopsql.error.UnsafeQuery;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Fixtures;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The names of columns, tables and aliases. */
@EveryDatabase
class NamesTest {

    private static final Field<Integer> LETTERS = length(USERS.NAME).as("letters");
    private static final Field<Integer> BY_NAME = field(name("letters"), INTEGER);

    private final @AutoClose TestShop shop;

    NamesTest(TestDatabase database) {
        shop = database.emptyShop();
        for (String user : List.of("Alice", "Bob", "Eve")) {
            Fixtures.aUser(shop, user);
        }
    }

    private void refused(String rule, Select<?> query) {
        assertThatExceptionOfType(UnsafeQuery.class)
                .as(query.toString())
                .isThrownBy(() -> shop.<Object>report(db -> db.fetch(query)))
                .withMessageContainingAll("(" + rule + ")", "next: ");
    }

    private List<?> rows(Select<?> query) {
        return shop.<List<?>>report(db -> db.fetch(query).map(row -> row.get(0)));
    }

    @Test
    void an_alias_is_no_value_in_its_own_query() {
        String rule = "alias-in-expression";
        refused(rule, select(LETTERS).from(USERS).where(LETTERS.gt(3)));
        refused(rule, select(LETTERS).from(USERS).where(BY_NAME.gt(3)));
        refused(rule, select(LETTERS).from(USERS).orderBy(BY_NAME.neg()));
        refused(rule, select(LETTERS).from(USERS).orderBy(LETTERS.mul(2).desc()));
        Field<Money> twice = MoneySql.plus(PRODUCTS.PRICE, PRODUCTS.PRICE).as("twice");
        refused(
                rule,
                select(twice)
                        .from(PRODUCTS)
                        .where(field(name("twice"), MoneySql.MONEY).gt(Money.of("1"))));
        refused(
                rule,
                select(LETTERS)
                        .from(USERS)
                        .join(ORDERS)
                        .on(ORDERS.UNITS.coerce(INTEGER).eq(BY_NAME)));
        refused(
                rule,
                select(LETTERS, rank().over(orderBy(BY_NAME)).as("place"))
                        .from(USERS)
                        .orderBy(rank().over(orderBy(BY_NAME))));
        refused(
                rule,
                select(ORDERS.USER_ID, count().as("n"))
                        .from(ORDERS)
                        .groupBy(ORDERS.USER_ID)
                        .having(field(name("n"), INTEGER).gt(1)));
        refused(
                rule,
                select(LETTERS)
                        .from(USERS)
                        .where(exists(selectOne()
                                .from(ORDERS)
                                .where(ORDERS.UNITS.coerce(INTEGER).eq(BY_NAME)))));
    }

    @Test
    void rows_are_sorted_and_grouped_by_an_alias() {
        assertThat(rows(select(LETTERS).from(USERS).orderBy(LETTERS.desc(), USERS.ID)))
                .isEqualTo(List.of(5, 3, 3));
        assertThat(rows(select(LETTERS).from(USERS).orderBy(field(name("letters")))))
                .isEqualTo(List.of(3, 3, 5));
        assertThat(rows(select(length(USERS.NAME).neg().as("Name")).from(USERS).orderBy(field(name("Name")))))
                .isEqualTo(List.of(-5, -3, -3));
        assertThat(rows(select(LETTERS, count()).from(USERS).groupBy(LETTERS).orderBy(LETTERS)))
                .isEqualTo(List.of(3, 5));
    }

    @Test
    void a_column_of_a_derived_table_is_a_value() {
        Table<Record1<Integer>> derived = select(LETTERS).from(USERS).asTable("t");
        assertThat(rows(select(BY_NAME).from(derived).where(BY_NAME.gt(3)).orderBy(BY_NAME.neg())))
                .isEqualTo(List.of(5));
        assertThat(rows(select(upper(USERS.EMAIL).as("name"))
                        .from(USERS)
                        .where(field(name("name"), VARCHAR).eq("Bob"))
                        .orderBy(lower(field(name("name"), VARCHAR)))))
                .isEqualTo(List.of("BOB@EXAMPLE.COM"));
    }

    @Test
    void upper_and_lower_case_of_a_name_differ() {
        refused(
                "name-case",
                select(USERS.ID).from(USERS).where(field(name("AGE"), INTEGER).gt(1)));
        refused("name-case", select(USERS.NAME.as("Total")).from(USERS).orderBy(field(name("total"))));
    }

    @Test
    void two_tables_have_two_names() {
        refused("table-twice", select(count()).from(USERS.as("u"), ORDERS.as("u")));
        refused("table-twice", select(USERS.NAME).from(USERS).join(USERS).on(USERS.ID.eq(USERS.ID)));
        assertThat(rows(select(count()).from(USERS, USERS.as("other")))).isEqualTo(List.of(9));
    }

    @Test
    void a_name_that_is_not_there_is_told_alike() {
        for (Select<?> query : List.<Select<?>>of(
                select(field(name("nowhere"), INTEGER)).from(USERS),
                select(USERS.NAME).from(ORDERS),
                select(ORDERS.ID).from(ORDERS).where(USERS.NAME.eq("Bob")))) {
            assertThatExceptionOfType(DatabaseFault.class)
                    .isThrownBy(() -> shop.<Object>report(db -> db.fetch(query)))
                    .withMessageContainingAll("a column or table that is not there", "from(…)");
        }
        assertThatExceptionOfType(DatabaseFault.class)
                .isThrownBy(() -> shop.<Object>report(db -> db.select(field(name("id"), INTEGER))
                        .from(USERS, ORDERS)
                        .fetch()))
                .withMessageContainingAll("belongs to several tables", "field(name(table, column), type)");
    }
}
