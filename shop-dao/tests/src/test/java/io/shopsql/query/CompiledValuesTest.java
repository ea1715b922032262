package io.shopsql.query;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.query.Parameter.list;
import static io.shopsql.query.Parameter.one;
import static io.shopsql.query.Parameter.orNull;
import static io.shopsql.schema.Tables.CONTACTS;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.testkit.Fixtures.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.shopsql.contacts.NewContact;
import io.shopsql.error.InvalidInput;
import io.shopsql.error.UnsafeQuery;
import io.shopsql.products.NewProduct;
import io.shopsql.query.Compiled.Query1;
import io.shopsql.query.Compiled.Query2;
import io.shopsql.schema.tables.Users;
import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.Allow;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Values and lists of values in compiled queries: each comes back as through jOOQ. */
@EveryDatabase
@Allow.PlainSQL
class CompiledValuesTest {

    private static final List<String> HOSTILE = List.of(
            "plain",
            "it's",
            "say \"hi\"",
            "back\\slash",
            "\\u0041",
            "tab\tline\nreturn\r",
            "\u0001\u0008\u000b\u001f\u007f",
            "emoji \uD83D\uDE00",
            "\u2028\u2029\u00a0",
            "ünïcödé",
            "{a,b}",
            "[1]",
            "NULL",
            "?",
            "$1",
            "%_",
            "a,b",
            "",
            " ");

    @AutoClose
    private final TestShop shop;

    private final User alice;

    CompiledValuesTest(TestDatabase database) {
        shop = database.emptyShop();
        alice = aUser(shop, "Alice");
    }

    // one value

    @Test
    void every_type_of_a_column_is_bound_and_read() {
        same(USERS.ID, new UserId(1), new UserId(Long.MAX_VALUE), new UserId(Long.MIN_VALUE));
        same(ORDERS.TOTAL, Money.ZERO, new Money(Long.MAX_VALUE), new Money(-1));
        same(ORDERS.STATUS, OrderStatus.values());
        same(
                USERS.CREATED_AT,
                Instant.parse("2026-11-27T12:34:56.123456Z"),
                Instant.EPOCH,
                Instant.parse("0001-01-01T00:00:00Z"),
                Instant.parse("9999-12-31T23:59:59.999999Z"),
                Instant.parse("1883-11-18T12:03:58Z"));
        same(
                PRODUCTS.ATTRIBUTES,
                Attributes.parse("{\"a\": 2.50, \"b\": \"x'\\\"\", \"c\": true}"),
                Attributes.parse("{}"));
        same(USERS.ACTIVE, true, false);
        same(USERS.AGE, 0, Integer.MAX_VALUE, Integer.MIN_VALUE);
        same(ORDERS.UNITS, 0L, Long.MAX_VALUE, Long.MIN_VALUE);
        same(USERS.NAME, HOSTILE.toArray(String[]::new));
        same(val(0.0d), 0.0, -0.5, 1e300, Double.MIN_VALUE, Double.MAX_VALUE, 0.1 + 0.2);
        same(DSL.val(new BigDecimal("0")), new BigDecimal("12.5"), new BigDecimal("-3"));
    }

    /** Each comes back as it was, and as jOOQ gives it; null too. */
    @SafeVarargs
    private <T> void same(Field<T> type, T... values) {
        Field<T> plain = DSL.val(values[0], type.getDataType());
        Query1<T, T> echo = Compiled.query(orNull(plain), v -> select(v), mapping((T value) -> value));
        shop.run(tx -> {
            for (T value : values) {
                T answer = echo.with(value).single(tx.db());
                assertThat(answer).isEqualTo(value);
                assertThat(answer)
                        .isEqualTo(tx.db()
                                .select(DSL.val(value, type.getDataType()))
                                .fetchSingle(0));
            }
            // null, except for attributes, of which there are none
            assertThat(mapped(echo.with(nothing()).list(tx.db())))
                    .isEqualTo(tx.db()
                            .select(DSL.val((Object) null, type.getDataType()))
                            .fetchSingle(0));
            assertThat(echo.with(values[0]).single(tx.db())).isEqualTo(values[0]);
        });
    }

    private static @Nullable Object mapped(List<?> rows) {
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    @Test
    void a_whole_row_with_nulls_is_as_jooq_reads_it() {
        record Product(
                Object id,
                @Nullable Object sku,
                Object price,
                @Nullable Object attributes,
                Object active) {}
        shop.run(tx -> {
            tx.products().insert(new NewProduct("Bare", Money.of(1)));
            BoundQuery<Product> all = Compiled.query(
                    () -> select(PRODUCTS.ID, PRODUCTS.SKU, PRODUCTS.PRICE, PRODUCTS.ATTRIBUTES, PRODUCTS.ACTIVE)
                            .from(PRODUCTS)
                            .orderBy(PRODUCTS.ID),
                    mapping(Product::new));
            assertThat(all.list(tx.db()))
                    .isEqualTo(tx.db()
                            .select(PRODUCTS.ID, PRODUCTS.SKU, PRODUCTS.PRICE, PRODUCTS.ATTRIBUTES, PRODUCTS.ACTIVE)
                            .from(PRODUCTS)
                            .orderBy(PRODUCTS.ID)
                            .fetch(r -> new Product(r.value1(), r.value2(), r.value3(), r.value4(), r.value5())));
        });
    }

    /** After some thousand rows, these are read in another way. */
    @Test
    void the_last_of_many_rows_are_as_jooq_reads_them() {
        record Row(
                Object user,
                @Nullable Object code,
                @Nullable Object age,
                Object active,
                Object created,
                Object product,
                @Nullable Object sku,
                Object price,
                @Nullable Object attributes,
                Object ratio,
                @Nullable Object none) {}
        shop.run(tx -> {
            tx.users()
                    .insertAll(IntStream.range(0, 50)
                            .mapToObj(i -> i % 2 == 0
                                    ? user(i)
                                    : user(i).withCode("C" + i).withAge(i))
                            .toList());
            tx.products()
                    .insertAll(IntStream.range(0, 50)
                            .mapToObj(i -> {
                                NewProduct product = new NewProduct("Product " + i, Money.of(i));
                                return i % 3 == 0
                                        ? product
                                        : product.withSku("S" + i)
                                                .withAttributes(Attributes.parse("{\"n\": " + i + "}"));
                            })
                            .toList());
            Field<Double> ratio = inline(0.5);
            Field<Integer> none = castNull(SQLDataType.INTEGER);
            var rows = select(
                            USERS.ID,
                            USERS.CODE,
                            USERS.AGE,
                            USERS.ACTIVE,
                            USERS.CREATED_AT,
                            PRODUCTS.ID,
                            PRODUCTS.SKU,
                            PRODUCTS.PRICE,
                            PRODUCTS.ATTRIBUTES,
                            ratio,
                            none)
                    .from(USERS)
                    .crossJoin(PRODUCTS)
                    .orderBy(USERS.ID, PRODUCTS.ID);
            List<Row> compiled = Compiled.query(() -> rows, mapping(Row::new)).list(tx.db());
            List<Row> jooq = tx.db().fetch(rows).map(Records.mapping(Row::new));
            assertThat(compiled).hasSizeGreaterThan(2_500).isEqualTo(jooq);
        });
    }

    private static NewUser user(int i) {
        return new NewUser("User " + i, "user" + i + "@example.com");
    }

    @Test
    void a_mapping_may_refuse_one_of_many_rows() {
        shop.run(tx -> {
            tx.users()
                    .insertAll(IntStream.range(0, 50)
                            .mapToObj(CompiledValuesTest::user)
                            .toList());
            Users other = USERS.as("other");
            AtomicInteger row = new AtomicInteger();
            BoundQuery<UserId> pairs =
                    Compiled.query(() -> select(USERS.ID).from(USERS).crossJoin(other), mapping((UserId id) -> {
                        if (row.incrementAndGet() == 2_500) {
                            throw new IllegalArgumentException("the 2,500th");
                        }
                        return id;
                    }));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> pairs.list(tx.db()))
                    .withMessage("the 2,500th");
            assertThat(pairs.list(tx.db())).hasSize(51 * 51);
        });
    }

    @Test
    void a_value_that_the_column_refuses_is_refused_here_too() {
        Query1<Instant, Instant> time =
                Compiled.query(one(USERS.CREATED_AT), t -> select(t), mapping((Instant value) -> value));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> shop.report(time.with(Instant.MAX)::single))
                .withMessageContaining("years 1 to 9999");
        assertThat(shop.report(time.with(Instant.EPOCH)::single)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void a_number_that_does_not_fit_is_refused_as_through_jooq() {
        Field<Integer> said = DSL.field(DSL.name("total"), Integer.class);
        shop.run(tx -> {
            tx.db()
                    .insertInto(ORDERS, ORDERS.USER_ID, ORDERS.STATUS, ORDERS.TOTAL, ORDERS.UNITS, ORDERS.CREATED_AT)
                    .values(alice.id(), OrderStatus.PENDING, new Money(5_000_000_000L), 1L, alice.createdAt())
                    .execute();
        });
        BoundQuery<Integer> asked =
                Compiled.query(() -> select(said).from(ORDERS), mapping((Integer number) -> number));
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> shop.report(asked::single))
                .withMessageContaining("does not fit");
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> shop.report(db -> db.select(said).from(ORDERS).fetchSingle()));
    }

    // lists

    private static final Query1<Collection<UserId>, UserId> OF_IDS = Compiled.query(
            list(USERS.ID),
            ids -> select(USERS.ID).from(USERS).where(ids.contains(USERS.ID)).orderBy(USERS.ID),
            mapping((UserId id) -> id));

    private static final Query1<Collection<String>, String> OF_NAMES = Compiled.query(
            list(CONTACTS.NOTES),
            texts -> select(CONTACTS.NOTES)
                    .from(CONTACTS)
                    .where(texts.contains(CONTACTS.NOTES))
                    .orderBy(CONTACTS.ID),
            mapping((String text) -> text));

    @Test
    void a_list_has_any_number_of_values() {
        List<UserId> some = new ArrayList<>(List.of(alice.id()));
        for (int i = 0; i < 40; i++) {
            some.add(aUser(shop, "User" + i).id());
        }
        for (int size : List.of(0, 1, 2, 3, 4, 5, 8, 9, 16, 17, 31, 32, 33, 41, 5000)) {
            List<UserId> asked = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                asked.add(i < some.size() ? some.get(i) : new UserId(1_000_000 + i));
            }
            List<UserId> expected =
                    asked.stream().filter(some::contains).sorted(byValue()).toList();
            Collections.shuffle(asked, new Random(size));
            assertThat(shop.report(OF_IDS.with(asked)::list)).as("%s", size).isEqualTo(expected);
            asked.addAll(List.copyOf(asked));
            assertThat(shop.report(OF_IDS.with(asked)::list))
                    .as("%s twice", size)
                    .isEqualTo(expected);
        }
        assertThat(shop.report(
                        OF_IDS.with(List.of(new UserId(Long.MIN_VALUE), new UserId(Long.MAX_VALUE), alice.id()))::list))
                .containsExactly(alice.id());
    }

    private static Comparator<UserId> byValue() {
        return Comparator.comparing(UserId::value);
    }

    @Test
    void numbers_at_the_ends_are_found_in_long_lists() {
        List<Long> ends = List.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, -1L, 0L, Long.MAX_VALUE - 1, Long.MAX_VALUE);
        for (int fill : List.of(0, 100)) {
            List<Long> asked = new ArrayList<>(ends);
            IntStream.range(0, fill).forEach(i -> asked.add(1000L + i));
            for (Long end : ends) {
                Query2<Long, Collection<Long>, Integer> in = Compiled.query(
                        one(ORDERS.UNITS),
                        list(ORDERS.UNITS),
                        (number, numbers) -> select(inline(1))
                                .where(numbers.contains(DSL.field("{0} + 0", SQLDataType.BIGINT, number))),
                        mapping((Integer found) -> found));
                assertThat(shop.report(in.with(end, asked)::list))
                        .as("%s of %s", end, asked.size())
                        .hasSize(1);
                assertThat(shop.report(in.with(end, asked.subList(ends.size(), asked.size()))::list))
                        .isEmpty();
            }
        }
    }

    @Test
    void texts_of_all_kinds_are_found_in_short_and_in_long_lists() {
        shop.run(tx -> tx.contacts()
                .insertAll(HOSTILE.stream()
                        .map(text -> new NewContact("Contact").withNotes(text))
                        .toList()));
        List<String> filling =
                IntStream.range(0, 50).mapToObj(i -> "filling " + i).toList();
        for (String text : HOSTILE) {
            assertThat(shop.report(OF_NAMES.with(List.of(text))::list)).as(text).containsExactly(text);
            List<String> longer = new ArrayList<>(filling);
            longer.add(text);
            assertThat(shop.report(OF_NAMES.with(longer)::list)).as(text).containsExactly(text);
        }
        List<String> all = new ArrayList<>(HOSTILE);
        assertThat(shop.report(OF_NAMES.with(all)::list)).isEqualTo(HOSTILE);
        all.addAll(filling);
        assertThat(shop.report(OF_NAMES.with(all)::list)).isEqualTo(HOSTILE);
        assertThat(shop.report(OF_NAMES.with(filling)::list)).isEmpty();
    }

    @Test
    void a_text_with_nul_is_refused() {
        shop.run(tx -> tx.contacts().insert(new NewContact("Contact").withNotes("a")));
        for (int size : List.of(1, 50)) {
            List<String> texts = new ArrayList<>(Collections.nCopies(size - 1, "b"));
            texts.add("a\0c");
            assertThatExceptionOfType(UnsafeQuery.class)
                    .as("%s", size)
                    .isThrownBy(() -> shop.report(OF_NAMES.with(texts)::list))
                    .withMessageContaining("NUL");
        }
        assertThat(shop.report(OF_NAMES.with(List.of("a"))::list)).containsExactly("a");
    }

    @Test
    void a_query_has_several_lists_and_a_list_stands_twice_or_negated() {
        User bob = aUser(shop, "Bob");
        User carol = aUser(shop, "Carol");
        Query2<Collection<UserId>, Collection<String>, String> query = Compiled.query(
                list(USERS.ID),
                list(USERS.NAME),
                (ids, texts) -> select(USERS.NAME)
                        .from(USERS)
                        .where(ids.contains(USERS.ID))
                        .and(USERS.ID.in(select(USERS.ID).from(USERS).where(ids.contains(USERS.ID))))
                        .and(not(texts.contains(USERS.NAME)))
                        .orderBy(USERS.NAME),
                mapping((String text) -> text));
        List<UserId> all = List.of(alice.id(), bob.id(), carol.id());
        assertThat(shop.report(query.with(all, List.of("Bob"))::list)).containsExactly("Alice", "Carol");
        assertThat(shop.report(query.with(all, List.of())::list)).containsExactly("Alice", "Bob", "Carol");
        assertThat(shop.report(query.with(List.of(), List.of("Bob"))::list)).isEmpty();
        List<UserId> many = new ArrayList<>(all);
        IntStream.range(0, 100).forEach(i -> many.add(new UserId(10_000 + i)));
        assertThat(shop.report(query.with(many, List.of("Alice", "Zoe", "Carol"))::list))
                .containsExactly("Bob");
    }

    @Test
    void a_list_of_an_enum_or_of_ages_is_one_of_their_stored_values() {
        shop.run(tx -> tx.db().update(USERS).set(USERS.AGE, 30).execute());
        Query1<Collection<Integer>, String> ofAge = Compiled.query(
                list(USERS.AGE),
                ages -> select(USERS.NAME).from(USERS).where(ages.contains(USERS.AGE)),
                mapping((String text) -> text));
        assertThat(shop.report(ofAge.with(List.of(29, 30))::list)).containsExactly("Alice");
        assertThat(shop.report(ofAge.with(List.of(29))::list)).isEmpty();
        assertThat(shop.report(ofAge.with(IntStream.range(0, 50).boxed().toList())::list))
                .containsExactly("Alice");
        Query1<Collection<OrderStatus>, Long> ofStatus = Compiled.query(
                list(ORDERS.STATUS),
                statuses -> select(ORDERS.UNITS).from(ORDERS).where(statuses.contains(ORDERS.STATUS)),
                mapping((Long units) -> units));
        shop.run(tx -> tx.db()
                .insertInto(ORDERS, ORDERS.USER_ID, ORDERS.STATUS, ORDERS.TOTAL, ORDERS.UNITS, ORDERS.CREATED_AT)
                .values(alice.id(), OrderStatus.REFUNDED, Money.ZERO, 7L, alice.createdAt())
                .execute());
        assertThat(shop.report(ofStatus.with(List.of(OrderStatus.REFUNDED, OrderStatus.PENDING))::list))
                .containsExactly(7L);
        assertThat(shop.report(ofStatus.with(List.of(OrderStatus.PENDING))::list))
                .isEmpty();
    }

    @Test
    void a_list_of_a_type_that_no_list_has_is_refused_when_it_is_made() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> list(USERS.CREATED_AT))
                .withMessageContaining("list(created_at)");
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> list(USERS.ACTIVE));
    }

    // as through jOOQ

    @Test
    void random_queries_give_what_jooq_gives() {
        Random random = new Random(20261127);
        shop.run(tx -> {
            for (int i = 0; i < 40; i++) {
                NewUser user = new NewUser("N" + random.nextInt(10), "r" + i + "@example.com");
                tx.users().insert(random.nextInt(3) == 0 ? user : user.withAge(random.nextInt(5)));
            }
        });
        record Row(
                UserId id,
                String name,
                @Nullable Integer age,
                @Nullable Integer sum) {}
        shop.run(tx -> {
            for (int round = 0; round < 300; round++) {
                long shape = random.nextLong();
                Query2<String, Integer, Row> query = Compiled.query(
                        one(USERS.NAME),
                        one(USERS.AGE),
                        (text, age) -> select(
                                        USERS.ID,
                                        USERS.NAME,
                                        USERS.AGE,
                                        USERS.AGE.plus(age).as("s"))
                                .from(USERS)
                                .where(condition(new Random(shape), 3, text, age))
                                .and(USERS.NAME.eq(text).or(USERS.NAME.ne(text)))
                                .orderBy(USERS.ID),
                        mapping(Row::new));
                String text = "N" + random.nextInt(10);
                int age = random.nextInt(5);
                List<Row> jooq = tx.db()
                        .select(
                                USERS.ID,
                                USERS.NAME,
                                USERS.AGE,
                                USERS.AGE.plus(val(age)).as("s"))
                        .from(USERS)
                        .where(condition(new Random(shape), 3, val(text), val(age)))
                        .orderBy(USERS.ID)
                        .fetch(r -> new Row(r.value1(), r.value2(), r.value3(), r.value4()));
                assertThat(query.with(text, age).list(tx.db()))
                        .as("shape %s, %s, %s", shape, text, age)
                        .isEqualTo(jooq);
                String other = "N" + random.nextInt(10);
                assertThat(query.with(other, age).list(tx.db()))
                        .isEqualTo(tx.db()
                                .select(
                                        USERS.ID,
                                        USERS.NAME,
                                        USERS.AGE,
                                        USERS.AGE.plus(val(age)).as("s"))
                                .from(USERS)
                                .where(condition(new Random(shape), 3, val(other), val(age)))
                                .orderBy(USERS.ID)
                                .fetch(r -> new Row(r.value1(), r.value2(), r.value3(), r.value4())));
            }
        });
    }

    /** A condition of constants and both parameters, in any order. */
    private static Condition condition(Random random, int depth, Field<String> text, Field<Integer> age) {
        if (depth == 0) {
            return switch (random.nextInt(8)) {
                case 0 -> USERS.NAME.eq(text);
                case 1 -> USERS.NAME.lt(text);
                case 2 -> USERS.AGE.ge(age);
                case 3 -> USERS.AGE.plus(random.nextInt(3)).ne(age);
                case 4 -> USERS.NAME.ne("N" + random.nextInt(10));
                case 5 -> USERS.AGE.isNull().or(USERS.AGE.between(age, val(random.nextInt(6))));
                case 6 -> USERS.AGE.in(age, val(random.nextInt(5)), val(1));
                default -> USERS.NAME.concat("x").le(text.concat("N5"));
            };
        }
        Condition left = condition(random, depth - 1, text, age);
        Condition right = condition(random, depth - 1, text, age);
        return switch (random.nextInt(3)) {
            case 0 -> left.and(right);
            case 1 -> left.or(not(right));
            default ->
                left.and(USERS.ID.in(select(USERS.as("u").ID)
                                .from(USERS.as("u"))
                                .where(USERS.as("u").NAME.ge(text))
                                .or(USERS.as("u").AGE.eq(age))))
                        .or(right);
        };
    }
}
