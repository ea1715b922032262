package io.shopsql.answers;

import static io.shopsql.schema.Tables.USERS;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.SQLDataType.INTEGER;

import io.shopsql.error.DatabaseFault;
import io.shopsql.error.UnsafeQuery;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Fixtures;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A query in the place of a value. */
@EveryDatabase
class SubqueriesTest {

    private static final Values<Integer> INTS = Values.of(INTEGER, 1, null);

    @AutoClose
    private final TestShop shop;

    SubqueriesTest(TestDatabase database) {
        shop = database.emptyShop();
        Fixtures.aUser(shop, "Alice");
        Fixtures.aUser(shop, "Bob");
    }

    private List<String> names(Select<Record1<String>> query) {
        return shop.report(db -> INTS.each(db, x -> field(query)));
    }

    @Test
    void several_rows_are_an_error() {
        Select<Record1<String>> all = select(USERS.NAME).from(USERS);
        assertThatExceptionOfType(DatabaseFault.class).isThrownBy(() -> names(all));
        assertThatExceptionOfType(DatabaseFault.class)
                .isThrownBy(() -> shop.<Object>report(
                        db -> db.select(field(USERS.AGE.eq(select(USERS.AGE).from(USERS))))
                                .from(USERS)
                                .fetch()));
        assertThatExceptionOfType(DatabaseFault.class)
                .isThrownBy(() -> names(select(inline("a")).union(select(inline("b")))));
    }

    @Test
    void one_row_is_its_value_and_none_is_null() {
        assertThat(names(select(USERS.NAME).from(USERS).where(USERS.NAME.eq("Bob"))))
                .isEqualTo(asList("Bob", "Bob"));
        assertThat(names(select(USERS.NAME).from(USERS).where(USERS.NAME.eq("Eve"))))
                .containsOnlyNulls();
        assertThat(shop.<List<Boolean>>report(db -> INTS.each(
                        db,
                        x -> field(x.eq(
                                select(USERS.ID.coerce(INTEGER)).from(USERS).where(USERS.NAME.eq("Alice")))))))
                .isEqualTo(asList(true, null));
    }

    @Test
    void a_query_that_is_correlated_sees_its_row() {
        var other = USERS.as("other");
        Field<String> name = field(select(other.NAME).from(other).where(other.EMAIL.eq(USERS.EMAIL)));
        assertThat(shop.<List<String>>report(
                        db -> db.select(name).from(USERS).orderBy(USERS.ID).fetch(name)))
                .containsExactly("Alice", "Bob");
    }

    @Test
    void a_query_of_one_row_is_rendered_as_it_is() {
        assertThat(List.<Select<Record1<String>>>of(
                        select(max(USERS.NAME)).from(USERS),
                        select(coalesce(max(USERS.NAME), inline("none"))).from(USERS),
                        select(USERS.NAME).from(USERS).orderBy(USERS.ID).limit(inline(1))))
                .allSatisfy(query -> assertThat(shop.<String>report(
                                db -> db.renderInlined(select(field(query)).from(USERS))))
                        .doesNotContain("exists"));
    }

    @Test
    void a_set_operation_that_begins_with_one_row_is_refused() {
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> names(select(max(USERS.NAME)).from(USERS).unionAll(select(inline("b")))))
                .withMessageContaining("set-as-value");
        assertThat(names(select(max(USERS.NAME))
                        .from(USERS)
                        .unionAll(select(inline("b")))
                        .limit(inline(1))))
                .hasSize(2);
    }
}
