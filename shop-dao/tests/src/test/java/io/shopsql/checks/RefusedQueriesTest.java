package io.shopsql.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the compiler refuses, one defect each, beside what is like it and compiles. */
class RefusedQueriesTest {

    private final Map<String, List<String>> refused = new LinkedHashMap<>();
    private final List<String> admitted = new ArrayList<>();

    private void refused(String rule, String... bodies) {
        refused.put(rule, List.of(bodies));
    }

    private void admitted(String... bodies) {
        admitted.addAll(List.of(bodies));
    }

    {
        refused(
                "one-engine",
                "return db.selectFrom(PRODUCTS).forUpdate().fetch();",
                "return percentileCont(0.5);",
                "return db.select(stddevPop(ORDERS.UNITS)).from(ORDERS).fetch();",
                "return db.select(varSamp(ORDERS.UNITS)).from(ORDERS).fetch();",
                "return db.select(ORDERS.STATUS, count()).from(ORDERS).groupBy(rollup(ORDERS.STATUS)).fetch();",
                "return db.select(arrayAgg(USERS.NAME)).from(USERS).fetch();",
                "return db.selectFrom(USERS).where(USERS.NAME.likeRegex(\"a.*\")).fetch();",
                "java.util.function.Function<Field<?>, Field<?>> f = org.jooq.impl.DSL::arrayAgg; return f;",
                "return extract(USERS.AGE.cast(LocalDate.class), DatePart.WEEK);",
                "return db.deleteFrom(ORDERS).using(USERS).execute();",
                "return db.mergeInto(ORDERS).using(USERS).on(USERS.ID.eq(ORDERS.USER_ID)).whenMatchedThenDelete().execute();",
                "return lateral(selectOne());",
                "return median(ORDERS.UNITS);");
        admitted(
                "return db.selectFrom(PRODUCTS).fetch();",
                "return db.select(ORDERS.STATUS, count()).from(ORDERS).groupBy(ORDERS.STATUS).fetch();",
                "return db.select(max(PRODUCTS.PRICE)).from(PRODUCTS).fetch();",
                "return db.selectFrom(USERS).where(USERS.NAME.in(select(USERS.NAME).from(USERS))).orderBy(USERS.ID).fetch();",
                "return db.insertInto(USERS).set(USERS.NAME, \"a\").onConflict(USERS.EMAIL).doUpdate().set(USERS.NAME, \"b\").execute();",
                "return db.insertInto(USERS).set(USERS.NAME, \"a\").onConflictDoNothing().execute();");
        refused(
                "plain-sql",
                "return db.fetch(\"select 1\");",
                "return field(\"1 + 1\");",
                "return condition(\"a = b\");",
                "return db.selectFrom(USERS).where(\"id = 1\").fetch();",
                "return USERS.where(\"id = 1\");",
                "return db.execute(\"vacuum\");");
        admitted(
                "return field(name(\"a\"), SQLDataType.BIGINT);",
                "return val(\"a\");",
                "return selectOne().from(USERS).join(name(\"p\")).on(USERS.ID.isNotNull());",
                "return USERS.join(name(\"p\")).on(USERS.ID.isNotNull());");
        refused(
                "pattern-of-other",
                "return ORDERS.STATUS.like(\"c%%\");",
                "return ORDERS.ID.notLike(\"1%%\");",
                "return ORDERS.TOTAL.like(inline(\"1%%\"));",
                "return ORDERS.CREATED_AT.likeIgnoreCase(\"2026%%\");");
        admitted(
                "return USERS.AGE.like(\"1%%\");",
                "return ORDERS.STATUS.cast(SQLDataType.VARCHAR).like(\"c%%\");",
                "Field<?> any = ORDERS.STATUS; return any.like(\"c%%\");");
        refused("like-any", "return USERS.NAME.like((QuantifiedSelect<Record1<String>>) null);");
        refused(
                "foreign-context",
                "return using((java.sql.Connection) null, SQLDialect.SQLITE);",
                "return using(\"jdbc:sqlite:x.db\");",
                "return new DefaultDSLContext((java.sql.Connection) null, SQLDialect.POSTGRES);",
                "return new DefaultConfiguration();");
        admitted(
                "return using(db.configuration());",
                "return using(SQLDialect.SQLITE).render(USERS.NAME);",
                "return db.configuration().dsl();");
        refused(
                "upsert-without-key",
                "return db.newRecord(USERS).merge();",
                "return db.insertInto(USERS).set(USERS.NAME, \"a\").onDuplicateKeyUpdate().set(USERS.NAME, \"b\").execute();",
                "return db.insertInto(USERS).set(USERS.NAME, \"a\").onConflict().doUpdate().set(USERS.NAME, \"b\").execute();",
                "return db.batchMerge(db.newRecord(USERS)).execute();");
        refused("loader", "return db.loadInto(USERS).loadCSV(\"id\").fields(USERS.ID).execute();");
        refused(
                "narrow-result",
                "return db.select(ORDERS.UNITS.mul(2)).from(ORDERS).fetchOneInto(Integer.class);",
                "return db.select(sum(ORDER_ITEMS.QUANTITY)).from(ORDER_ITEMS).fetchOneInto(int.class);",
                "return db.selectFrom(ORDERS).fetch(ORDERS.UNITS, Integer.class);",
                "return db.selectFrom(ORDERS).fetchAny().get(ORDERS.UNITS, Short.class);");
        admitted(
                "return db.selectCount().from(ORDERS).fetchOneInto(Integer.class);",
                "return db.select(ORDERS.UNITS).from(ORDERS).fetchOneInto(Long.class);",
                "return db.select(USERS.AGE).from(USERS).fetchInto(Integer.class);");
        refused(
                "money-arithmetic",
                "return PRODUCTS.PRICE.mul(0.5);",
                "return max(PRODUCTS.PRICE).plus(PRODUCTS.PRICE);");
        admitted("return MoneySql.sum(PRODUCTS.PRICE);", "return ORDERS.UNITS.mul(2);");
        refused(
                "whole-by-fraction",
                "return db.select(ORDERS.UNITS.mul(0.5)).from(ORDERS).fetch();",
                "return USERS.AGE.times(new BigDecimal(\"1.5\"));",
                "return ORDERS.UNITS.plus(val(0.5));",
                "return ORDERS.UNITS.div(field(name(\"orders\", \"rate\"), Double.class));",
                "return USERS.AGE.minus(1.5f);");
        admitted(
                "return USERS.AGE.cast(SQLDataType.DOUBLE).mul(0.5);",
                "return USERS.AGE.mul(2).plus(USERS.AGE).minus(3L);",
                "return ORDERS.UNITS.mul(sum(ORDER_ITEMS.QUANTITY));",
                "return field(name(\"rate\"), SQLDataType.NUMERIC(5, 2)).mul(0.5).plus(USERS.AGE);");
        refused(
                "dropped-result",
                "db.deleteFrom(USERS).where(USERS.ID.isNull()); return null;",
                "db.update(USERS).set(USERS.NAME, \"a\"); return null;",
                "io.shopsql.orders.NewOrder o = io.shopsql.orders.NewOrder.by(new UserId(1)); o.item(new ProductId(1), 1); return o;");
        admitted("db.deleteFrom(USERS).execute(); return null;", "db.selectFrom(USERS).fetch(); return null;");
        refused(
                "ungrouped-column",
                "return db.select(USERS.NAME, USERS.AGE, count()).from(USERS).groupBy(USERS.NAME).fetch();",
                "return db.select(upper(USERS.NAME), count()).from(USERS).groupBy(USERS.AGE).fetch();",
                "return db.select(USERS.NAME, count()).from(USERS).fetch();",
                "return db.select(USERS.NAME.coerce(USERS.EMAIL), count()).from(USERS).fetch();",
                "return select(USERS.NAME, max(USERS.AGE)).from(USERS).asTable();");
        admitted(
                "return db.select(upper(USERS.NAME), count()).from(USERS).groupBy(upper(USERS.NAME)).fetch();",
                "return db.select(upper(USERS.NAME), max(USERS.AGE)).from(USERS).groupBy(USERS.NAME).fetch();",
                "return db.select(max(USERS.AGE).filterWhere(USERS.ACTIVE)).from(USERS).groupBy(USERS.NAME).fetch();",
                "return db.select(USERS.NAME, USERS.AGE, count()).from(USERS).groupBy(USERS.ID).fetch();",
                "return db.select(USERS.NAME, count().over()).from(USERS).fetch();",
                "return db.select(USERS.NAME, rowNumber().over(orderBy(USERS.ID))).from(USERS).fetch();",
                "return db.select(USERS.NAME, field(selectCount().from(ORDERS).where(ORDERS.USER_ID.eq(USERS.ID)))).from(USERS).fetch();",
                "var q = db.select(USERS.NAME, count()).from(USERS); return q.groupBy(USERS.NAME).fetch();",
                "return db.select(ORDERS.USER_ID, MoneySql.sum(ORDERS.TOTAL)).from(ORDERS).groupBy(ORDERS.USER_ID).fetch();",
                "List<Field<?>> keys = List.of(USERS.NAME); return db.select(USERS.NAME, count()).from(USERS).groupBy(keys).fetch();",
                "return db.select(count(), max(USERS.AGE)).from(USERS).fetch();",
                "return db.select(val(1, USERS.AGE), count()).from(USERS).fetch();",
                "return db.select(USERS.NAME, val(1, USERS.AGE), castNull(USERS.EMAIL)).from(USERS).groupBy(USERS.NAME).fetch();",
                "return db.select(USERS.NAME.as(\"n\"), count()).from(USERS).groupBy(field(name(\"n\"))).fetch();",
                "return db.select(USERS.NAME.as(\"n\"), count()).from(USERS).groupBy(USERS.NAME.as(\"n\")).fetch();",
                "Field<String> low = lower(USERS.NAME); return db.select(lower(USERS.NAME), count()).from(USERS).groupBy(low).fetch();");
        refused("math-functions", "return sin(ORDERS.UNITS);", "return USERS.AGE.power(2);");
        refused("random", "return db.select(uuid()).from(USERS).fetch();", "return rand();");
        refused("math-constants", "return pi();");
        refused("statistics", "return covarPop(ORDERS.UNITS, ORDERS.UNITS);");
        refused("bits-of-groups", "return bitAndAgg(ORDERS.UNITS);");
        admitted("return bitAnd(ORDERS.UNITS, ORDERS.UNITS);", "return round(USERS.AGE);");
        refused("count-of-table", "return count(USERS);", "return countDistinct(USERS);");
        admitted("return count(USERS.ID);", "return count();");
        refused("json-distinct", "return countDistinct(field(name(\"a\"), org.jooq.JSON.class));");
        refused("multiset-agg", "return multisetAgg(USERS.NAME);");
        admitted("return multiset(select(USERS.NAME).from(USERS).orderBy(USERS.ID));");
        refused("any-value", "return anyValue(USERS.NAME);");
        refused("text-of-numbers", "return toHex(ORDERS.UNITS);");
        refused("functions", "return widthBucket(USERS.AGE, 1, 9, 2);");
        refused("json-functions", "return jsonObject(USERS.NAME);", "return jsonArrayAgg(USERS.NAME);");
        admitted("return multiset(select(ORDERS.ID).from(ORDERS));");
        refused(
                "time-types",
                "return field(name(\"a\"), SQLDataType.LOCALDATETIME);",
                "return val(LocalDateTime.MIN);",
                "return inline(LocalDateTime.MIN);");
        admitted(
                "return val(Instant.EPOCH, ORDERS.CREATED_AT);",
                "return when(USERS.ACTIVE, val(Instant.EPOCH, ORDERS.CREATED_AT)).otherwise(ORDERS.CREATED_AT);",
                "return val(LocalDate.MIN);",
                "return ORDERS.CREATED_AT.ge(Instant.EPOCH);");
    }

    @TestFactory
    Stream<DynamicTest> each_is_refused_by_its_rule() {
        List<String> rules = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        refused.forEach((rule, each) -> each.forEach(body -> {
            rules.add(rule);
            bodies.add(body);
        }));
        List<List<String>> errors = Compiled.bodies(bodies);
        return numbers(bodies)
                .map(i -> DynamicTest.dynamicTest(
                        rules.get(i) + ": " + bodies.get(i),
                        () -> assertThat(errors.get(i))
                                .singleElement()
                                .asString()
                                .startsWith("[shopsql:" + rules.get(i) + "] ")
                                .contains("; next: ")));
    }

    @Test
    void what_one_engine_lacks_has_its_own_words() {
        assertThat(Compiled.bodies(List.of(
                        "return countDistinct(USERS.NAME, USERS.AGE);",
                        "return USERS.AGE.gt(any(1, 2));",
                        "return rank(USERS.AGE);",
                        "return groupingSets(USERS.NAME);",
                        "return median(USERS.AGE);",
                        "return trunc(USERS.AGE);",
                        "return trunc(LocalDate.MIN);",
                        "return ORDERS.STATUS.eq(all(OrderStatus.PENDING));",
                        "return lag(USERS.AGE).ignoreNulls().over(orderBy(USERS.ID));",
                        "return db.createSequence(\"s\");",
                        "return ORDERS.crossApply(USERS);")))
                .extracting(errors -> errors.get(0).replaceFirst("jOOQ does.*next: ", ""))
                .containsExactly(
                        "[shopsql:one-engine] countDistinct(Field[]) (SQLite lacks it): count the rows of a derived"
                                + " table: selectCount().from(selectDistinct(…).asTable()).",
                        "[shopsql:quantified-comparison] gt(QuantifiedSelect): SQLite has no ANY and ALL of a query; next:"
                                + " in(select(…)), or compare with the max or min of the query.",
                        "[shopsql:one-engine] rank(Field[]) (SQLite lacks it): count the rows that come before it:"
                                + " count().filterWhere(FIELD.lt(value)), or rank().over(orderBy(…)).",
                        "[shopsql:one-engine] groupingSets (SQLite lacks it): a query for each grouping, united by unionAll.",
                        "[shopsql:one-engine] median (SQLite lacks it): select the values, or count, sum and sum of squares,"
                                + " and compute in Java.",
                        "[shopsql:one-engine] trunc(Field) (SQLite lacks it): trunc(NUMBER, 0); groups of times by day, week"
                                + " or month: Periods.",
                        "[shopsql:one-engine] trunc(LocalDate) (SQLite lacks it): read the time or date, and compute in Java:"
                                + " ChronoUnit.MONTHS.between(…); groups by day, week or month: Periods.",
                        "[shopsql:one-engine] eq(QuantifiedSelect) (SQLite lacks it): in(A, B) or in(select(…)), notIn for"
                                + " ne; or compare with the max or min of the query.",
                        "[shopsql:one-engine] ignoreNulls (Postgres and SQLite lack it): number the rows by count(X).over(orderBy(ID)) in"
                                + " a derived table (asTable); max(X).over(partitionBy(NUMBER)) is the last X up to the row"
                                + " that is not NULL.",
                        "[shopsql:one-engine] createSequence (SQLite lacks it): write a changeset, with dbms= for each"
                                + " engine if they differ.",
                        "[shopsql:one-engine] crossApply (SQLite lacks it): join a derived table (asTable) and compare with"
                                + " its columns; rowNumber().over(partitionBy(…)) gives the first rows of each.");
    }

    @Test
    void beside_an_error_of_javac_there_is_none_of_the_check() {
        assertThat(Compiled.bodies(List.of(
                        "return db.select(USERS.NAME).from(USERS).where(USERS.AGE.gt(\"a\")).fetch();",
                        "return db.select(USERS.NAME).from(USERS).groupBy(USERS.NAME).having(count().gt(\"a\")).fetch();",
                        "return condition(USERS.AGE.nothing());")))
                .allSatisfy(
                        errors -> assertThat(errors).singleElement().asString().doesNotContain("[shopsql:"));
    }

    @TestFactory
    Stream<DynamicTest> what_is_right_compiles() {
        List<List<String>> errors = Compiled.bodies(admitted);
        return numbers(admitted)
                .map(i -> DynamicTest.dynamicTest(
                        admitted.get(i), () -> assertThat(errors.get(i)).isEmpty()));
    }

    private static Stream<Integer> numbers(List<?> list) {
        return Stream.iterate(0, i -> i + 1).limit(list.size());
    }
}
