package io.shopsql.answers;

import static io.shopsql.schema.Tables.CONTACTS;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.asterisk;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import io.shopsql.error.UnsafeQuery;
import io.shopsql.schema.tables.Products;
import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Fixtures;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** An asterisk stands for the columns that jOOQ knows: in Postgres, products have one more. */
@EveryDatabase
class AsterisksTest {

    private static final Products P = PRODUCTS.as("p");

    private static final Field<Integer> SEVEN = inline(7).as("seven");

    private final @AutoClose TestShop shop;

    AsterisksTest(TestDatabase database) {
        shop = database.emptyShop();
        Fixtures.anOrder(shop, Fixtures.aUser(shop, "Alice"), Fixtures.aProduct(shop, "Tea", "1.50", 5), 2);
        Fixtures.aContact(shop, "Carl");
    }

    @Test
    void what_stands_behind_an_asterisk_is_read_from_its_own_column() {
        Table<?> derived = select(asterisk(), SEVEN).from(PRODUCTS).asTable("d");
        Table<?> joined =
                PRODUCTS.join(CONTACTS).on(CONTACTS.ID.coerce(Long.class).eq(1L));
        var expression = name("c").as(select(PRODUCTS.asterisk(), SEVEN).from(PRODUCTS));
        List<Function<DSLContext, ResultQuery<? extends Record>>> queries = List.of(
                db -> db.select(PRODUCTS.asterisk(), SEVEN).from(PRODUCTS),
                db -> db.select(asterisk(), SEVEN).from(PRODUCTS),
                db -> db.select(P.asterisk(), SEVEN).from(P),
                db -> db.select(P.asterisk().except(P.ATTRIBUTES), SEVEN).from(P),
                db -> db.select(asterisk().except(CONTACTS.EMAIL, CONTACTS.PHONE), SEVEN)
                        .from(PRODUCTS)
                        .crossJoin(CONTACTS),
                db -> db.select(PRODUCTS.asterisk(), CONTACTS.asterisk(), SEVEN)
                        .from(CONTACTS)
                        .crossJoin(PRODUCTS),
                db -> db.select(joined.asterisk(), SEVEN).from(joined),
                db -> db.select(asterisk(), SEVEN).from(PRODUCTS.join(ORDERS).using(PRODUCTS.ID)),
                db -> db.select(derived.asterisk(), SEVEN).from(derived),
                db -> db.with(expression).select(expression.asterisk(), SEVEN).from(expression),
                db -> db.select(PRODUCTS.asterisk(), SEVEN)
                        .from(PRODUCTS)
                        .where(exists(select(asterisk()).from(CONTACTS)))
                        .groupBy(PRODUCTS.ID),
                db -> db.select(PRODUCTS.asterisk(), SEVEN)
                        .from(PRODUCTS)
                        .unionAll(select(P.asterisk(), SEVEN).from(P).where(P.NAME.eq("none"))));
        for (Function<DSLContext, ResultQuery<? extends Record>> query : queries) {
            Record row = shop.report(db -> query.apply(db).fetchSingle());
            assertThat(row.get(2)).as(row.toString()).isEqualTo("Tea");
            assertThat(row.get(row.size() - 1)).as(row.toString()).isEqualTo(7);
        }
    }

    @Test
    void all_columns_of_a_join_are_read() {
        Record row = shop.report(
                db -> db.select(asterisk()).from(PRODUCTS).crossJoin(CONTACTS).fetchSingle());
        assertThat(row.size()).isEqualTo(PRODUCTS.fields().length + CONTACTS.fields().length);
        assertThat(row.get(PRODUCTS.PRICE)).isEqualTo(Money.of("1.50"));
        assertThat(row.get(PRODUCTS.ATTRIBUTES)).isEqualTo(Attributes.NONE);
        assertThat(row.get(CONTACTS.NAME)).isEqualTo("Carl");
    }

    @Test
    void nested_rows_have_the_known_columns() {
        String nested = shop.report(db -> db.select(
                        multiset(select(P.asterisk().except(P.ATTRIBUTES, P.CREATED_AT, P.PRICE), SEVEN)
                                .from(P)))
                .fetchSingle()
                .value1()
                .formatCSV());
        assertThat(nested).endsWith(",7\n");
    }

    @Test
    void returned_rows_have_the_known_columns() {
        Record updated = shop.write(tx -> tx.db()
                .update(PRODUCTS)
                .set(PRODUCTS.NAME, "Coffee")
                .returningResult(PRODUCTS.asterisk(), SEVEN)
                .fetchSingle());
        assertThat(updated.get(PRODUCTS.NAME)).isEqualTo("Coffee");
        assertThat(updated.get(SEVEN)).isEqualTo(7);
        Record aliased = shop.write(tx -> tx.db()
                .update(P)
                .set(P.NAME, "Milk")
                .returningResult(P.asterisk(), SEVEN)
                .fetchSingle());
        assertThat(aliased.get(P.NAME)).isEqualTo("Milk");
        assertThat(aliased.get(SEVEN)).isEqualTo(7);
        Record deleted = shop.write(tx ->
                tx.db().deleteFrom(CONTACTS).returningResult(asterisk(), SEVEN).fetchSingle());
        assertThat(deleted.get(CONTACTS.NAME)).isEqualTo("Carl");
        assertThat(deleted.get(SEVEN)).isEqualTo(7);
    }

    @Test
    void an_asterisk_without_columns_stays() {
        assertThat(shop.<Integer>report(
                        db -> db.select(count(asterisk())).from(PRODUCTS).fetchSingle(0, Integer.class)))
                .isEqualTo(1);
        Table<?> unknown = table(name("contacts"));
        assertThat(shop.<Record>report(db ->
                                db.select(unknown.asterisk()).from(unknown).fetchSingle())
                        .get("name"))
                .isEqualTo("Carl");
    }

    @Test
    void what_jooq_would_read_otherwise_is_refused() {
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> shop.write(tx -> tx.db()
                        .update(CONTACTS)
                        .set(CONTACTS.NAME, "x")
                        .returningResult(CONTACTS.asterisk().except(CONTACTS.NAME))
                        .fetch()))
                .withMessageContaining("returning-except");
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> shop.<Object>report(db ->
                        db.select(count(PRODUCTS.asterisk())).from(PRODUCTS).fetch()))
                .withMessageContaining("count-of-table");
    }
}
