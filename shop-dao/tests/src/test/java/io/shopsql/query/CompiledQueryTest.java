package io.shopsql.query;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.query.Parameter.list;
import static io.shopsql.query.Parameter.one;
import static io.shopsql.query.Parameter.orNull;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.with;

import io.shopsql.checks.Unchecked;
import io.shopsql.error.BadConfiguration;
import io.shopsql.error.Duplicate;
import io.shopsql.error.InvalidInput;
import io.shopsql.error.RolledBack;
import io.shopsql.error.UnsafeQuery;
import io.shopsql.products.Product;
import io.shopsql.query.Compiled.Query1;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.tests.RecordedPool;
import io.shopsql.users.User;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Allow;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.exception.NoDataFoundException;
import org.jooq.exception.TooManyRowsException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What compiled queries answer, and what they refuse. */
@EveryDatabase
@Allow.PlainSQL
class CompiledQueryTest {

    record Row(UserId id, String name) {}

    private static final Mapping<Record2<UserId, String>, Row> ROW = mapping(Row::new);
    private static final Mapping<Record1<String>, String> NAME = mapping((String text) -> text);
    private static final Mapping<Record1<Integer>, Integer> NUMBER = mapping((Integer number) -> number);

    private static final BoundQuery<Row> EVERYBODY =
            Compiled.query(() -> select(USERS.ID, USERS.NAME).from(USERS).orderBy(USERS.NAME), ROW);

    private static final Query1<String, Row> NAMED = Compiled.query(
            one(USERS.NAME), text -> select(USERS.ID, USERS.NAME).from(USERS).where(USERS.NAME.eq(text)), ROW);

    private static final Query1<String, Row> FROM_NAME = Compiled.query(
            one(USERS.NAME),
            text -> select(USERS.ID, USERS.NAME)
                    .from(USERS)
                    .where(USERS.NAME.ge(text))
                    .orderBy(USERS.NAME),
            ROW);

    private static final Compiled.Change2<Integer, UserId> SET_AGE = Compiled.change(
            orNull(USERS.AGE),
            one(USERS.ID),
            (age, id) -> update(USERS).set(USERS.AGE, age).where(USERS.ID.eq(id)));

    @AutoClose
    private final TestShop shop;

    private final User alice;
    private final User bob;
    private final User carol;

    CompiledQueryTest(TestDatabase database) {
        shop = database.emptyShop();
        alice = aUser(shop, "Alice");
        bob = aUser(shop, "Bob");
        carol = aUser(shop, "Carol");
    }

    // the ways to ask

    @Test
    void list_returns_all_rows_in_order() {
        assertThat(shop.report(EVERYBODY::list)).extracting(Row::name).containsExactly("Alice", "Bob", "Carol");
        assertThat(shop.report(NAMED.with("Nobody")::list)).isEmpty();
        assertThat(shop.<List<Row>>read(tx -> NAMED.with("Bob").list(tx.db())))
                .containsExactly(new Row(bob.id(), "Bob"));
    }

    @Test
    void optional_returns_the_only_row_and_refuses_several() {
        assertThat(shop.report(NAMED.with("Bob")::optional)).contains(new Row(bob.id(), "Bob"));
        assertThat(shop.report(NAMED.with("Nobody")::optional)).isEmpty();
        assertThatExceptionOfType(TooManyRowsException.class).isThrownBy(() -> shop.report(EVERYBODY::optional));
        assertThat(shop.report(EVERYBODY::list)).hasSize(3);
    }

    @Test
    void single_refuses_no_row_and_several() {
        assertThat(shop.report(NAMED.with("Bob")::single)).isEqualTo(new Row(bob.id(), "Bob"));
        assertThatExceptionOfType(NoDataFoundException.class)
                .isThrownBy(() -> shop.report(NAMED.with("Nobody")::single));
        assertThatExceptionOfType(TooManyRowsException.class).isThrownBy(() -> shop.report(EVERYBODY::single));
    }

    @Test
    void first_returns_one_of_several() {
        assertThat(shop.report(EVERYBODY::first)).map(Row::name).contains("Alice");
        assertThat(shop.report(NAMED.with("Nobody")::first)).isEmpty();
    }

    @Test
    void stream_passes_the_rows_one_by_one() {
        assertThat(shop.<List<String>>report(
                        db -> EVERYBODY.stream(db, rows -> rows.map(Row::name).toList())))
                .containsExactly("Alice", "Bob", "Carol");
        assertThat(shop.<Optional<Row>>report(db -> EVERYBODY.stream(db, Stream::findFirst)))
                .map(Row::name)
                .contains("Alice");
        assertThat(shop.<Long>report(db -> NAMED.with("Nobody").stream(db, Stream::count)))
                .isZero();
    }

    @Test
    void streams_of_one_query_do_not_disturb_each_other() {
        List<String> pairs =
                shop.read(tx -> EVERYBODY.stream(
                        tx.db(),
                        outer -> outer.flatMap(a -> EVERYBODY.<List<String>>stream(
                                        tx.db(),
                                        inner -> inner.map(b -> a.name() + b.name())
                                                .toList())
                                        .stream())
                                .toList()));
        assertThat(pairs)
                .containsExactly(
                        "AliceAlice",
                        "AliceBob",
                        "AliceCarol",
                        "BobAlice",
                        "BobBob",
                        "BobCarol",
                        "CarolAlice",
                        "CarolBob",
                        "CarolCarol");
    }

    @Test
    void an_exception_of_a_constructor_reaches_the_caller_and_leaves_the_query_usable() {
        List<String> seen = new ArrayList<>();
        BoundQuery<String> picky =
                Compiled.query(() -> select(USERS.NAME).from(USERS).orderBy(USERS.NAME), mapping((String text) -> {
                    seen.add(text);
                    if (seen.size() == 2) {
                        throw new IllegalStateException("of the constructor");
                    }
                    return text;
                }));
        shop.run(tx -> {
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> picky.list(tx.db()));
            assertThat(picky.list(tx.db())).containsExactly("Alice", "Bob", "Carol");
            SET_AGE.with(30, bob.id()).run(tx.db());
        });
    }

    // parameters

    @Test
    void up_to_five_parameters_are_bound_in_the_order_of_the_text() {
        Field<Integer> n = val(0);
        assertThat(numbers(Compiled.query(() -> select(inline(1)), NUMBER))).containsExactly(1);
        assertThat(numbers(Compiled.query(one(n), a -> select(a.mul(inline(1))), NUMBER)
                        .with(1)))
                .containsExactly(1);
        assertThat(numbers(Compiled.query(
                                one(n),
                                one(n),
                                (a, b) -> select(b.mul(inline(10)).plus(a)),
                                NUMBER)
                        .with(1, 2)))
                .containsExactly(21);
        assertThat(numbers(Compiled.query(
                                one(n),
                                one(n),
                                one(n),
                                (a, b, c) -> select(c.mul(inline(100))
                                        .plus(b.mul(inline(10)))
                                        .plus(a)),
                                NUMBER)
                        .with(1, 2, 3)))
                .containsExactly(321);
        assertThat(numbers(Compiled.query(
                                one(n),
                                one(n),
                                one(n),
                                one(n),
                                (a, b, c, d) -> select(d.mul(inline(1000))
                                        .plus(a.mul(inline(100)))
                                        .plus(c.mul(inline(10)))
                                        .plus(b)),
                                NUMBER)
                        .with(1, 2, 3, 4)))
                .containsExactly(4132);
        assertThat(numbers(Compiled.query(
                                one(n),
                                one(n),
                                one(n),
                                one(n),
                                one(n),
                                (a, b, c, d, e) -> select(e.mul(inline(10000))
                                        .plus(d.mul(inline(1000)))
                                        .plus(c.mul(inline(100)))
                                        .plus(b.mul(inline(10)))
                                        .plus(a)),
                                NUMBER)
                        .with(1, 2, 3, 4, 5)))
                .containsExactly(54321);
    }

    private List<Integer> numbers(BoundQuery<Integer> asked) {
        return shop.report(asked::list);
    }

    @Test
    void constants_stand_beside_parameters_and_a_parameter_may_stand_twice() {
        Query1<String, Row> query = Compiled.query(
                one(USERS.NAME),
                text -> select(USERS.ID, USERS.NAME)
                        .from(USERS)
                        .where(USERS.EMAIL.ne("nobody@example.com"))
                        .and(USERS.NAME.eq(text).or(USERS.EMAIL.eq(text)))
                        .and(USERS.NAME.ne("Zoe"))
                        .and(USERS.ACTIVE.eq(true)),
                ROW);
        assertThat(shop.report(query.with("Alice")::list)).containsExactly(new Row(alice.id(), "Alice"));
        assertThat(shop.report(query.with("bob@example.com")::list)).containsExactly(new Row(bob.id(), "Bob"));
        assertThat(shop.report(query.with("Zoe")::list)).isEmpty();
    }

    @Test
    void parameters_stand_in_limits_subqueries_ctes_unions_and_window_functions() {
        anOrder(shop, bob, aProduct(shop, "Pen", "2.00", 10), 3);
        Field<Integer> n = val(0);
        assertThat(shop.report(Compiled.query(
                                one(n),
                                one(n),
                                (limit, offset) -> select(USERS.NAME)
                                        .from(USERS)
                                        .orderBy(USERS.NAME)
                                        .limit(limit)
                                        .offset(offset),
                                NAME)
                        .with(1, 2)::list))
                .containsExactly("Carol");
        assertThat(shop.report(Compiled.query(
                                one(ORDERS.TOTAL),
                                one(USERS.NAME),
                                (total, text) -> select(USERS.NAME)
                                        .from(USERS)
                                        .where(USERS.ID.in(select(ORDERS.USER_ID)
                                                .from(ORDERS)
                                                .where(ORDERS.TOTAL.eq(total))))
                                        .and(USERS.NAME.ne(text)),
                                NAME)
                        .with(Money.of(6), "Alice")::list))
                .containsExactly("Bob");
        assertThat(shop.report(Compiled.query(
                                one(USERS.NAME),
                                one(USERS.NAME),
                                (from, to) -> with(name("some")
                                                .as(select(USERS.NAME.as("a"))
                                                        .from(USERS)
                                                        .where(USERS.NAME.ge(from))))
                                        .select(DSL.field(name("a"), String.class))
                                        .from(DSL.table(name("some")))
                                        .where(DSL.field(name("a"), String.class)
                                                .le(to)),
                                NAME)
                        .with("B", "C")::list))
                .containsExactly("Bob");
        assertThat(shop.report(Compiled.query(
                                one(USERS.NAME),
                                one(USERS.ID),
                                (text, id) -> select(USERS.NAME)
                                        .from(USERS)
                                        .where(USERS.ID.eq(id))
                                        .union(select(USERS.NAME).from(USERS).where(USERS.NAME.eq(text)))
                                        .orderBy(USERS.NAME),
                                NAME)
                        .with("Bob", alice.id())::list))
                .containsExactly("Alice", "Bob");
        assertThat(shop.report(Compiled.query(
                                one(USERS.NAME),
                                text -> select(rowNumber()
                                                .over()
                                                .orderBy(USERS.NAME)
                                                .as("n"))
                                        .from(USERS)
                                        .where(USERS.NAME.gt(text))
                                        .orderBy(DSL.field(name("n"), Integer.class)),
                                NUMBER)
                        .with("Alice")::list))
                .containsExactly(1, 2);
    }

    @Test
    void null_is_refused_by_name_unless_the_parameter_allows_it() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> NAMED.with(unchecked(null)))
                .withMessageContaining("parameter 1 (name)");
        Compiled.Change2<Integer, UserId> change = SET_AGE;
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> change.with(1, unchecked(null)))
                .withMessageContaining("parameter 2 (id)");
        Query1<Collection<UserId>, Row> some = Compiled.query(
                list(USERS.ID), ids -> select(USERS.ID, USERS.NAME).from(USERS).where(ids.contains(USERS.ID)), ROW);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> some.with(unchecked(null)))
                .withMessageContaining("parameter 1 (list of id)");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> some.with(Arrays.asList(alice.id(), null)))
                .withMessageContaining("parameter 1 (list of id)");
        shop.run(tx -> {
            assertThat(change.with(30, bob.id()).run(tx.db())).isEqualTo(1);
            assertThat(tx.users().get(bob.id()).age()).isEqualTo(30);
            assertThat(change.with(unchecked(null), bob.id()).run(tx.db())).isEqualTo(1);
            assertThat(tx.users().get(bob.id()).age()).isNull();
        });
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals", "unchecked"})
    private static <T> T unchecked(@Nullable Object nothing) {
        return (T) nothing;
    }

    @Test
    void a_parameter_that_does_not_occur_is_refused() {
        Query1<String, Row> ignores = Compiled.query(
                one(USERS.NAME),
                text -> select(USERS.ID, USERS.NAME).from(USERS).where(noCondition()),
                ROW);
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> shop.report(ignores.with("Bob")::list))
                .withMessageContainingAll("Parameter 1 (name)", "does not occur");
        Query1<String, Row> copies = Compiled.query(
                one(USERS.NAME),
                text -> select(USERS.ID, USERS.NAME).from(USERS).where(USERS.NAME.eq(text.getValue())),
                ROW);
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> shop.report(copies.with("Bob")::list))
                .withMessageContaining("Parameter 1 (name)");
        Query1<String, Row> inlines = Compiled.query(
                one(USERS.NAME),
                text -> select(USERS.ID, USERS.NAME).from(USERS).where(USERS.NAME.eq(inline(text.getValue()))),
                ROW);
        assertThatExceptionOfType(UnsafeQuery.class).isThrownBy(() -> shop.report(inlines.with("Bob")::list));
    }

    @Test
    void a_list_that_does_not_occur_is_refused() {
        Query1<Collection<String>, Row> ignores = Compiled.query(
                list(USERS.NAME), texts -> select(USERS.ID, USERS.NAME).from(USERS), ROW);
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> shop.report(ignores.with(List.of("Bob"))::list))
                .withMessageContaining("does not occur");
    }

    // what is refused elsewhere too

    @Test
    @Unchecked(rule = "upsert-without-key", reason = "the guard is tested, which refuses it at run time")
    @Unchecked(rule = "two-statements", reason = "the guard is tested, which refuses it at run time")
    void unsafe_statements_are_refused() {
        Compiled.Change1<String> merge = Compiled.change(
                one(USERS.NAME),
                text -> insertInto(USERS, USERS.NAME, USERS.EMAIL, USERS.CREATED_AT)
                        .values(text, val("alice@example.com"), val(alice.createdAt()))
                        .onDuplicateKeyUpdate()
                        .set(USERS.NAME, "Other"));
        var before = shop.checksums();
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> shop.run(tx -> merge.with("Alice").run(tx.db())))
                .withMessageContaining("onConflict(FIELD)");
        Compiled.Change1<UserId> two = Compiled.change(
                one(USERS.ID), id -> DSL.query("delete from users where id = {0}; delete from users", id));
        assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> shop.run(tx -> two.with(new UserId(-1)).run(tx.db())))
                .withMessageContaining("more than one statement");
        assertThat(shop.checksums()).isEqualTo(before);
    }

    @Test
    @Unchecked(rule = "foreign-context", reason = "the guard is tested, which refuses it at run time")
    void a_context_of_another_origin_is_refused() {
        assertThatExceptionOfType(BadConfiguration.class).isThrownBy(() -> EVERYBODY.list(DSL.using("jdbc:sqlite:")));
    }

    // what only jOOQ can do

    @Test
    void a_query_that_only_jooq_can_read_runs_through_jooq() {
        record Orders(String name, List<OrderStatus> statuses) {}
        Product pen = aProduct(shop, "Pen", "2.00", 10);
        anOrder(shop, bob, pen, 1);
        anOrder(shop, bob, pen, 1);
        Query1<String, Orders> nested = Compiled.query(
                one(USERS.NAME),
                text -> select(
                                USERS.NAME,
                                multiset(select(ORDERS.STATUS).from(ORDERS).where(ORDERS.USER_ID.eq(USERS.ID)))
                                        .convertFrom(r -> r.map(Record1::value1)))
                        .from(USERS)
                        .where(USERS.NAME.eq(text)),
                mapping(Orders::new));
        Orders bobs = new Orders("Bob", List.of(OrderStatus.PENDING, OrderStatus.PENDING));
        assertThat(shop.report(nested.with("Bob")::list)).containsExactly(bobs);
        assertThat(shop.report(nested.with("Bob")::single)).isEqualTo(bobs);
        assertThat(shop.report(nested.with("Bob")::first)).contains(bobs);
        assertThat(shop.<List<Orders>>report(db -> nested.with("Bob").stream(db, Stream::toList)))
                .containsExactly(bobs);
        assertThat(shop.report(nested.with("Nobody")::optional)).isEmpty();
    }

    @Test
    void a_sum_is_of_the_type_that_jooq_says() {
        BoundQuery<BigDecimal> units = Compiled.query(
                () -> select(sum(ORDERS.UNITS)).from(ORDERS),
                mapping((BigDecimal total) -> total == null ? BigDecimal.ZERO : total));
        assertThat(shop.report(units::single)).isEqualByComparingTo("0");
        anOrder(shop, bob, aProduct(shop, "Pen", "2.00", 10), 2);
        assertThat(shop.report(units::single)).isEqualByComparingTo("2");
    }

    // changes

    @Test
    void a_change_returns_the_number_of_rows() {
        shop.run(tx -> {
            assertThat(SET_AGE.with(40, alice.id()).run(tx.db())).isEqualTo(1);
            assertThat(SET_AGE.with(40, new UserId(-1)).run(tx.db())).isZero();
            assertThat(Compiled.change(
                                    one(USERS.NAME), text -> deleteFrom(USERS).where(USERS.NAME.gt(text)))
                            .with("Alice")
                            .run(tx.db()))
                    .isEqualTo(2);
        });
        assertThat(shop.report(EVERYBODY::list)).extracting(Row::name).containsExactly("Alice");
    }

    @Test
    void a_batch_returns_the_number_of_rows_of_each_change() {
        shop.run(tx -> {
            assertThat(BoundChange.runAll(tx.db(), List.of())).isEmpty();
            assertThat(BoundChange.runAll(tx.db(), List.of(SET_AGE.with(1, alice.id()))))
                    .containsExactly(1);
            assertThat(BoundChange.runAll(
                            tx.db(),
                            List.of(
                                    SET_AGE.with(2, alice.id()),
                                    SET_AGE.with(3, new UserId(-1)),
                                    SET_AGE.with(unchecked(null), bob.id()),
                                    SET_AGE.with(4, carol.id()))))
                    .containsExactly(1, 0, 1, 1);
            assertThat(tx.users().get(alice.id()).age()).isEqualTo(2);
            assertThat(tx.users().get(bob.id()).age()).isNull();
            assertThat(tx.users().get(carol.id()).age()).isEqualTo(4);
        });
    }

    @Test
    void a_batch_takes_changes_of_one_statement() {
        Compiled.Change2<Integer, UserId> other = Compiled.change(
                orNull(USERS.AGE),
                one(USERS.ID),
                (age, id) -> update(USERS).set(USERS.AGE, age).where(USERS.ID.eq(id)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.run(tx ->
                        BoundChange.runAll(tx.db(), List.of(SET_AGE.with(1, alice.id()), other.with(2, bob.id())))));
        shop.run(tx -> assertThat(tx.users().get(alice.id()).age()).isNull());
    }

    @Test
    void a_batch_whose_third_change_fails_keeps_nothing() {
        Compiled.Change2<String, UserId> setEmail = Compiled.change(
                one(USERS.EMAIL),
                one(USERS.ID),
                (email, id) -> update(USERS).set(USERS.EMAIL, email).where(USERS.ID.eq(id)));
        var before = shop.checksums();
        assertThatExceptionOfType(RolledBack.class)
                .isThrownBy(() -> shop.run(tx -> {
                    List<BoundChange> changes = List.of(
                            setEmail.with("a@example.com", alice.id()),
                            setEmail.with("b@example.com", bob.id()),
                            setEmail.with("a@example.com", carol.id()),
                            setEmail.with("c@example.com", carol.id()));
                    assertThatExceptionOfType(Duplicate.class)
                            .isThrownBy(() -> BoundChange.runAll(tx.db(), changes))
                            .withMessageContaining("users.email must be unique");
                    // caught, but the transaction is lost all the same
                    SET_AGE.with(1, alice.id()).run(tx.db());
                }));
        assertThat(shop.checksums()).isEqualTo(before);
        shop.run(tx -> BoundChange.runAll(
                tx.db(),
                List.of(setEmail.with("a@example.com", alice.id()), setEmail.with("b@example.com", bob.id()))));
        shop.run(tx -> assertThat(tx.users().findByEmail("a@example.com")).isPresent());
    }

    @Test
    void a_change_with_a_result_is_a_query() {
        Query1<String, OrderId> insert = Compiled.query(
                one(USERS.NAME),
                text -> insertInto(ORDERS, ORDERS.USER_ID, ORDERS.STATUS, ORDERS.TOTAL, ORDERS.UNITS, ORDERS.CREATED_AT)
                        .select(select(
                                        USERS.ID,
                                        val(OrderStatus.PENDING, ORDERS.STATUS),
                                        val(Money.ZERO, ORDERS.TOTAL),
                                        val(1L),
                                        USERS.CREATED_AT)
                                .from(USERS)
                                .where(USERS.NAME.eq(text)))
                        .returningResult(ORDERS.ID),
                mapping((OrderId id) -> id));
        OrderId id = shop.write(tx -> insert.with("Bob").single(tx.db()));
        shop.run(tx -> assertThat(tx.orders().get(id).user()).isEqualTo(bob.id()));
    }

    // what is sent

    @DisabledIfSystemProperty(named = "io.shopsql.compiled", matches = "false") // counts what is sent
    @Test
    void each_run_sends_one_statement_and_the_text_of_the_first() {
        RecordedPool pool = new RecordedPool(shop.dataSource());
        try (var recorded = io.shopsql.Shop.on(pool.dataSource())) {
            recorded.run(tx -> {
                pool.clear();
                FROM_NAME.with("B").list(tx.db());
                FROM_NAME.with("C").list(tx.db());
                BoundChange.runAll(tx.db(), List.of(SET_AGE.with(1, alice.id()), SET_AGE.with(2, bob.id())));
            });
            List<RecordedPool.Sent> sent = pool.sent().subList(0, 3);
            assertThat(sent.get(0).sql()).isEqualTo(sent.get(1).sql()).contains("?");
            assertThat(sent.get(0).values()).isEqualTo(List.of("B"));
            assertThat(sent.get(1).values()).isEqualTo(List.of("C"));
            assertThat(sent.get(2).sql()).startsWith("update");
        }
    }

    @Test
    void a_query_may_be_made_anew_each_time() {
        for (String text : List.of("Alice", "Bob")) {
            BoundQuery<Integer> asked =
                    Compiled.query(() -> select(count()).from(USERS).where(USERS.NAME.ge(text)), NUMBER);
            assertThat(shop.report(asked::single)).isEqualTo(text.equals("Alice") ? 3 : 2);
        }
    }
}
