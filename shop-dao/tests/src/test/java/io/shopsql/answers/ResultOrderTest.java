package io.shopsql.answers;

import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.abs;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.length;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.shopsql.error.UnsafeQuery;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.List;
import java.util.function.Function;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.Table;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The order of distinct rows and of unions, by expressions that are selected. */
@EveryDatabase
class ResultOrderTest {

    private static final Field<String> NULLABLE = nullif(PRODUCTS.NAME, "pen");

    @AutoClose
    private final TestShop shop;

    ResultOrderTest(TestDatabase database) {
        shop = database.emptyShop();
        aProduct(shop, "pen", "2.00", 5);
        aProduct(shop, "Book", "30.00", 5);
        aProduct(shop, "Zoo", "5.00", 5);
        aUser(shop, "alan");
        aUser(shop, "Bob");
    }

    private <T> List<T> values(Function<DSLContext, ResultQuery<Record1<T>>> query) {
        return shop.report(db -> query.apply(db).fetch(Record1::value1));
    }

    private <T> List<T> ascending(Field<T> field) {
        List<T> sorted = values(db -> db.selectDistinct(field).from(PRODUCTS).orderBy(field));
        assertThat(values(db -> db.selectDistinct(field.as("x"))
                        .from(PRODUCTS)
                        .orderBy(field.desc())
                        .limit(1)
                        .offset(1)))
                .as(field.toString())
                .containsExactly(sorted.get(sorted.size() - 2));
        return sorted;
    }

    @Test
    void distinct_rows_are_sorted_by_a_selected_expression() {
        assertThat(ascending(PRODUCTS.NAME.concat("!"))).containsExactly("Book!", "Zoo!", "pen!");
        assertThat(ascending(lower(PRODUCTS.NAME))).containsExactly("book", "pen", "zoo");
        // as a column of one's own, whose collation is not known
        assertThat(ascending(field(name("products", "name"), String.class))).containsExactly("Book", "Zoo", "pen");
        assertThat(ascending(when(PRODUCTS.PRICE.lt(Money.of(5)), "small").otherwise("Large")))
                .containsExactly("Large", "small");
        assertThat(ascending(abs(length(PRODUCTS.NAME).minus(4)))).containsExactly(0, 1);
        assertThat(ascending(MoneySql.plus(PRODUCTS.PRICE, val(Money.of(1), PRODUCTS.PRICE))))
                .containsExactly(Money.of(3), Money.of(6), Money.of(31));
        assertThat(ascending(NULLABLE)).containsExactly("Book", "Zoo", null);
        assertThat(values(db -> db.selectDistinct(NULLABLE)
                        .from(PRODUCTS)
                        .orderBy(NULLABLE.asc().nullsFirst())))
                .containsExactly(null, "Book", "Zoo");
        assertThat(values(db -> db.selectDistinct(coalesce(PRODUCTS.CATEGORY, "none"))
                        .from(PRODUCTS)
                        .orderBy(coalesce(PRODUCTS.CATEGORY, "none"))))
                .containsExactly("none");
        assertThat(values(db -> db.selectDistinct(max(PRODUCTS.NAME))
                        .from(PRODUCTS)
                        .groupBy(PRODUCTS.PRICE)
                        .orderBy(max(PRODUCTS.NAME).desc())))
                .containsExactly("pen", "Zoo", "Book");
        assertThat(values(db -> db.select(multiset(selectDistinct(lower(PRODUCTS.NAME))
                                .from(PRODUCTS)
                                .orderBy(lower(PRODUCTS.NAME).desc()))
                        .convertFrom(rows -> rows.map(Record1::value1)))))
                .containsExactly(List.of("zoo", "pen", "book"));
    }

    @Test
    void a_union_is_sorted_by_a_selected_expression() {
        assertThat(values(db -> db.select(count())
                        .from(USERS)
                        .unionAll(select(count()).from(PRODUCTS))
                        .orderBy(count().desc())))
                .containsExactly(3, 2);
        assertThat(values(db -> db.select(lower(USERS.NAME).as("low"))
                        .from(USERS)
                        .union(select(PRODUCTS.NAME).from(PRODUCTS))
                        .orderBy(lower(USERS.NAME))))
                .containsExactly("Book", "Zoo", "alan", "bob", "pen");
        assertThat(values(db -> db.select(USERS.NAME.as("x"))
                        .from(USERS)
                        .union(select(PRODUCTS.NAME).from(PRODUCTS))
                        .orderBy(USERS.NAME.desc())))
                .containsExactly("pen", "alan", "Zoo", "Book", "Bob");
    }

    @Test
    void null_is_the_greatest_value_of_a_union_whose_first_query_has_none() {
        assertThat(values(db -> db.select(USERS.NAME)
                        .from(USERS)
                        .unionAll(select(NULLABLE).from(PRODUCTS))
                        .orderBy(USERS.NAME)))
                .containsExactly("Bob", "Book", "Zoo", "alan", null);
    }

    @Test
    void a_nested_union_is_sorted_by_its_column() {
        assertThat(values(db -> db.select(multiset(select(USERS.NAME)
                                .from(USERS)
                                .unionAll(select(NULLABLE).from(PRODUCTS))
                                .orderBy(USERS.NAME))
                        .convertFrom(rows -> rows.map(Record1::value1)))))
                .containsExactly(asList("Bob", "Book", "Zoo", "alan", null));
    }

    @Test
    void null_is_the_greatest_value_of_a_common_table_expression() {
        Field<String> pen = when(PRODUCTS.NAME.eq("pen"), PRODUCTS.NAME);
        List<Select<Record1<String>>> queries = List.of(
                select(pen.as("n")).from(PRODUCTS).where(PRODUCTS.NAME.ne("Zoo")),
                select(PRODUCTS.NAME.as("n"))
                        .from(PRODUCTS)
                        .where(PRODUCTS.NAME.eq("pen"))
                        .unionAll(select(NULLABLE).from(PRODUCTS).where(PRODUCTS.NAME.eq("pen"))));
        for (Select<Record1<String>> query : queries) {
            CommonTableExpression<Record1<String>> names = name("names").as(query);
            Field<String> n = names.field("n", String.class);
            assertThat(values(db -> db.with(names).select(n).from(names).orderBy(n)))
                    .as(query.toString())
                    .containsExactly("pen", null);
        }
    }

    @Test
    void a_union_is_not_sorted_by_what_is_no_column_of_it() {
        for (Field<?> field : List.of(lower(USERS.NAME), USERS.ID, field(name("id")))) {
            assertThatExceptionOfType(UnsafeQuery.class)
                    .as(field.toString())
                    .isThrownBy(() -> values(db -> db.select(USERS.NAME)
                            .from(USERS)
                            .union(select(PRODUCTS.NAME).from(PRODUCTS))
                            .orderBy(field)))
                    .withMessageContaining("union-order");
        }
        Table<Record1<String>> names = select(USERS.NAME.as("name"))
                .from(USERS)
                .union(select(PRODUCTS.NAME).from(PRODUCTS))
                .asTable("names");
        Field<String> name = names.field("name", String.class);
        assertThat(values(db -> db.select(name).from(names).orderBy(lower(name))))
                .containsExactly("alan", "Bob", "Book", "pen", "Zoo");
    }

    @Test
    void distinct_on_is_of_columns_and_row_number_of_expressions() {
        Field<String> first = lower(PRODUCTS.NAME);
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> values(
                        db -> db.select(first).distinctOn(first).from(PRODUCTS).orderBy(first)))
                .withMessageContaining("rowNumber()");
        Table<Record2<String, Integer>> places = select(
                        PRODUCTS.NAME.as("name"),
                        rowNumber()
                                .over(partitionBy(first).orderBy(PRODUCTS.ID))
                                .as("place"))
                .from(PRODUCTS)
                .asTable("places");
        assertThat(values(db -> db.select(places.field("name", String.class))
                        .from(places)
                        .where(places.field("place", Integer.class).eq(1))
                        .orderBy(places.field("name"))))
                .containsExactly("Book", "Zoo", "pen");
    }

    @Test
    void distinct_on_a_text_of_a_derived_table_is_refused() {
        Table<Record1<String>> names =
                select(lower(PRODUCTS.NAME).as("name")).from(PRODUCTS).asTable("names");
        Field<String> name = names.field("name", String.class);
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> values(
                        db -> db.select(name).distinctOn(name).from(names).orderBy(name)))
                .withMessageContaining("distinct-on");
    }
}
