package io.shopsql.query;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.query.Parameter.one;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.update;

import io.shopsql.Shop;
import io.shopsql.Tx;
import io.shopsql.error.DatabaseFault;
import io.shopsql.error.Duplicate;
import io.shopsql.error.IllegalNesting;
import io.shopsql.error.MissingReference;
import io.shopsql.error.ReadOnlyTransaction;
import io.shopsql.error.RolledBack;
import io.shopsql.error.ShopClosed;
import io.shopsql.error.ShopException;
import io.shopsql.error.StillReferenced;
import io.shopsql.query.Compiled.Change1;
import io.shopsql.query.Compiled.Change2;
import io.shopsql.query.Compiled.Query1;
import io.shopsql.report.Explained;
import io.shopsql.report.Report;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Allow;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Compiled queries obey the rules of every other query, fail with the same errors, and work again afterwards. */
@EveryDatabase
@Allow.PlainSQL
class CompiledErrorsTest {

    private static final Query1<UserId, String> NAME_OF = Compiled.query(
            one(USERS.ID), id -> select(USERS.NAME).from(USERS).where(USERS.ID.eq(id)), mapping((String text) -> text));

    private static final BoundQuery<String> NAMES =
            Compiled.query(() -> select(USERS.NAME).from(USERS).orderBy(USERS.ID), mapping((String text) -> text));

    private static final Change2<String, UserId> SET_EMAIL = Compiled.change(
            one(USERS.EMAIL),
            one(USERS.ID),
            (email, id) -> update(USERS).set(USERS.EMAIL, email).where(USERS.ID.eq(id)));

    private static final Change1<UserId> DELETE =
            Compiled.change(one(USERS.ID), id -> deleteFrom(USERS).where(USERS.ID.eq(id)));

    private final boolean postgres;

    @AutoClose
    private final TestShop shop;

    private final User alice;
    private final User bob;

    CompiledErrorsTest(TestDatabase database) {
        postgres = database == TestDatabase.POSTGRES;
        shop = database.emptyShop();
        alice = aUser(shop, "Alice");
        bob = aUser(shop, "Bob");
    }

    // the same errors

    @Test
    void a_duplicate() {
        assertThatExceptionOfType(Duplicate.class)
                .isThrownBy(() ->
                        shop.run(tx -> SET_EMAIL.with(alice.email(), bob.id()).run(tx.db())))
                .satisfies(e -> assertThat(e.what())
                        .isEqualTo("users.email must be unique; another row already has this value."));
        works();
    }

    @Test
    void a_row_that_is_still_referenced() {
        anOrder(shop, alice, aProduct(shop, "Pen", "1.00", 5), 1);
        assertThatExceptionOfType(StillReferenced.class)
                .isThrownBy(() -> shop.run(tx -> DELETE.with(alice.id()).run(tx.db())));
        shop.run(tx -> assertThat(DELETE.with(bob.id()).run(tx.db())).isEqualTo(1));
    }

    @Test
    void a_reference_to_no_row() {
        Change1<UserId> order =
                Compiled.change(one(ORDERS.USER_ID), id -> update(ORDERS).set(ORDERS.USER_ID, id));
        anOrder(shop, alice, aProduct(shop, "Pen", "1.00", 5), 1);
        assertThatExceptionOfType(MissingReference.class)
                .isThrownBy(() -> shop.run(tx -> order.with(new UserId(-1)).run(tx.db())));
        shop.run(tx -> assertThat(order.with(bob.id()).run(tx.db())).isEqualTo(1));
    }

    // the same rules

    @Test
    void a_change_in_a_read_or_a_report_is_refused() {
        assertThatExceptionOfType(ReadOnlyTransaction.class)
                .isThrownBy(() -> shop.read(tx -> SET_EMAIL.with("x", bob.id()).run(tx.db())));
        assertThatExceptionOfType(ReadOnlyTransaction.class).isThrownBy(() -> shop.report(DELETE.with(bob.id())::run));
        assertThatExceptionOfType(ReadOnlyTransaction.class)
                .isThrownBy(() -> shop.read(
                        tx -> BoundChange.runAll(tx.db(), List.of(DELETE.with(bob.id()), DELETE.with(alice.id())))));
        Query1<UserId, String> returning = Compiled.query(
                one(USERS.ID),
                id -> deleteFrom(USERS).where(USERS.ID.eq(id)).returningResult(USERS.NAME),
                mapping((String text) -> text));
        assertThatExceptionOfType(ReadOnlyTransaction.class)
                .isThrownBy(() -> shop.report(returning.with(bob.id())::list));
        assertThatExceptionOfType(ReadOnlyTransaction.class)
                .isThrownBy(() -> shop.read(tx -> {
                    NAMES.list(tx.db());
                    return returning.with(bob.id()).list(tx.db());
                }));
        assertThat(shop.report(NAMES::list)).containsExactly("Alice", "Bob");
    }

    @Test
    void a_use_after_the_callback_is_refused() {
        DSLContext[] kept = new DSLContext[1];
        shop.run(tx -> {
            NAMES.list(tx.db());
            kept[0] = tx.db();
        });
        assertThatExceptionOfType(IllegalNesting.class).isThrownBy(() -> NAMES.list(kept[0]));
        assertThatExceptionOfType(IllegalNesting.class).isThrownBy(() -> NAMES.first(kept[0]));
        assertThatExceptionOfType(IllegalNesting.class).isThrownBy(() -> NAMES.stream(kept[0], rows -> 1));
        assertThatExceptionOfType(IllegalNesting.class)
                .isThrownBy(() -> SET_EMAIL.with("x", bob.id()).run(kept[0]));
        works();
    }

    @Test
    void a_change_while_rows_are_read_leaves_them() {
        shop.run(tx -> assertThat(NAMES.<Integer>stream(tx.db(), rows -> {
                    rows.forEach(
                            row -> SET_EMAIL.with("x@example.com", bob.id()).run(tx.db()));
                    return 1;
                }))
                .isEqualTo(1));
    }

    @Test
    void a_stream_that_is_read_after_its_work_is_refused() {
        shop.run(tx -> {
            Stream<String> compiled = NAMES.stream(tx.db(), rows -> rows);
            Stream<User> listed = tx.users().all().stream(rows -> rows);
            Stream<User> rendered = tx.users().where(USERS.NAME.ne("Zoe")).stream(rows -> rows);
            // takes the statement that was kept
            assertThat(NAMES.list(tx.db())).containsExactly("Alice", "Bob");
            for (Stream<?> late : List.of(compiled, listed, rendered)) {
                assertThatExceptionOfType(IllegalNesting.class)
                        .isThrownBy(late::toList)
                        .withMessageContaining("have ended");
            }
        });
    }

    @Test
    void a_closed_shop_refuses() {
        Shop other = Shop.open(shop.config());
        other.close();
        assertThatExceptionOfType(ShopClosed.class).isThrownBy(() -> other.report(NAMES::list));
        works();
    }

    @Test
    void a_failed_statement_loses_the_transaction_although_it_was_caught() {
        assertThatExceptionOfType(RolledBack.class)
                .isThrownBy(() -> shop.run(tx -> {
                    SET_EMAIL.with("new@example.com", bob.id()).run(tx.db());
                    caught(() -> SET_EMAIL.with("new@example.com", alice.id()).run(tx.db()));
                    NAMES.list(tx.db());
                }));
        assertThatExceptionOfType(RolledBack.class)
                .isThrownBy(() -> shop.run(tx -> {
                    SET_EMAIL.with("new@example.com", bob.id()).run(tx.db());
                    caught(() -> SET_EMAIL.with("new@example.com", alice.id()).run(tx.db()));
                }));
        works();
    }

    @Test
    void a_failed_statement_in_a_nested_write_leaves_the_outer_transaction_usable() {
        for (int i = 0; i < 3; i++) {
            int round = i;
            shop.run(tx -> {
                SET_EMAIL.with("outer" + round + "@example.com", bob.id()).run(tx.db());
                caught(() -> shop.run(inner -> {
                    SET_EMAIL.with("inner@example.com", alice.id()).run(inner.db());
                    SET_EMAIL.with("inner@example.com", bob.id()).run(inner.db());
                }));
                assertThat(NAME_OF.with(alice.id()).single(tx.db())).isEqualTo("Alice");
                SET_EMAIL.with("again" + round + "@example.com", alice.id()).run(tx.db());
            });
            shop.run(tx -> {
                assertThat(tx.users().get(bob.id()).email()).isEqualTo("outer" + round + "@example.com");
                assertThat(tx.users().get(alice.id()).email()).isEqualTo("again" + round + "@example.com");
            });
        }
    }

    // the same statement afterwards

    @Test
    void a_table_that_was_not_there_is_found_once_it_is() throws SQLException {
        BoundQuery<Integer> notes =
                Compiled.query(() -> select(count()).from(table(name("notes"))), mapping((Integer number) -> number));
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(DatabaseFault.class).isThrownBy(() -> shop.report(notes::single));
            assertThatExceptionOfType(DatabaseFault.class).isThrownBy(() -> shop.write(tx -> notes.single(tx.db())));
            run("create table notes (id integer)");
            assertThat(shop.report(notes::single)).isZero();
            assertThat(shop.<Integer>write(tx -> notes.single(tx.db()))).isZero();
            run("drop table notes");
        }
    }

    @Test
    void a_key_that_is_no_number_is_refused_and_a_number_goes_in() throws SQLException {
        run("create table notes (id integer primary key, text varchar(20))");
        Change1<String> insert = Compiled.change(
                one(USERS.NAME),
                text -> insertInto(table(name("notes")), field(name("id"), Integer.class))
                        .select(select(DSL.field("cast(cast({0} as varchar) as integer)", Integer.class, text))));
        for (int i = 1; i < 3; i++) {
            int id = i;
            if (postgres) {
                assertThatExceptionOfType(ShopException.class)
                        .isThrownBy(
                                () -> shop.run(tx -> insert.with("no number").run(tx.db())));
            } else {
                Change1<String> raw = Compiled.change(
                        one(USERS.NAME), text -> DSL.query("insert into notes (id) values ({0})", text));
                assertThatExceptionOfType(ShopException.class)
                        .isThrownBy(() -> shop.run(tx -> raw.with("no number").run(tx.db())));
                shop.run(tx -> raw.with(String.valueOf(100 + id)).run(tx.db()));
            }
            shop.run(tx -> insert.with(String.valueOf(id)).run(tx.db()));
        }
    }

    @Test
    void a_full_disk_loses_the_transaction_and_the_same_statement_works_once_there_is_room() throws SQLException {
        if (postgres) {
            return;
        }
        run("create table notes (text text)");
        Change1<String> insert =
                Compiled.change(one(USERS.NAME), text -> DSL.query("insert into notes (text) values ({0})", text));
        for (int i = 0; i < 2; i++) {
            shop.run(tx -> insert.with("small").run(tx.db()));
            assertThatExceptionOfType(DatabaseFault.class)
                    .isThrownBy(() -> shop.run(tx -> {
                        tx.db().fetch("pragma max_page_count = 1");
                        insert.with("x".repeat(1_000_000)).run(tx.db());
                    }))
                    .withMessageContaining("SQLITE_FULL");
            shop.run(tx -> tx.db().fetch("pragma max_page_count = 1000000"));
            shop.run(tx -> insert.with("small").run(tx.db()));
        }
        assertThat(shop.<Integer>report(db -> db.fetchCount(table(name("notes")))))
                .isEqualTo(4);
        works();
    }

    @Test
    void a_commit_that_fails_loses_the_transaction_and_the_next_one_works() throws SQLException {
        run("create table notes (author bigint references users (id) deferrable initially deferred)");
        Change1<UserId> insert = Compiled.change(
                one(USERS.ID),
                id -> insertInto(table(name("notes")), field(name("author"), USERS.ID.getDataType()))
                        .values(id));
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(MissingReference.class)
                    .isThrownBy(() -> shop.run(tx -> {
                        insert.with(new UserId(-1)).run(tx.db());
                        SET_EMAIL.with("lost@example.com", bob.id()).run(tx.db());
                    }));
            shop.run(tx -> insert.with(bob.id()).run(tx.db()));
        }
        assertThat(shop.<Integer>report(db -> db.fetchCount(table(name("notes")))))
                .isEqualTo(3);
        shop.run(tx -> assertThat(tx.users().get(bob.id()).email()).isEqualTo(bob.email()));
    }

    @Test
    void a_walk_that_is_cut_off_in_its_middle_leaves_a_query_that_works() {
        shop.run(tx -> tx.users()
                .insertAll(IntStream.range(0, 2000)
                        .mapToObj(i -> new NewUser("U" + i, "u" + i + "@example.com"))
                        .toList()));
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> shop.run(tx -> NAMES.stream(
                            tx.db(),
                            rows -> rows.peek(row -> {
                                        if (row.equals("U1000")) {
                                            throw new IllegalStateException("in the middle");
                                        }
                                    })
                                    .count())));
            assertThat(shop.report(NAMES::list)).hasSize(2002);
            shop.run(tx -> SET_EMAIL.with("x@example.com", bob.id()).run(tx.db()));
        }
    }

    // what listeners and explain see

    @Test
    void explain_shows_the_statements_of_compiled_queries_and_they_work_afterwards() {
        Report<List<String>> report = db -> {
            List<String> names = new ArrayList<>(NAMES.list(db));
            names.add(NAME_OF.with(bob.id()).single(db));
            return names;
        };
        List<Explained> explained = shop.shop().explain(report);
        assertThat(explained).hasSize(2);
        assertThat(explained.get(0).sql()).contains("name").contains("users");
        assertThat(explained.get(1).sql()).contains(String.valueOf(bob.id().value()));
        assertThat(explained).allSatisfy(e -> assertThat(e.plan()).isNotBlank());
        assertThat(shop.report(report)).containsExactly("Alice", "Bob", "Bob");
        assertThat(shop.shop().explain(NAMES::list)).hasSize(1);
        assertThat(shop.report(report)).containsExactly("Alice", "Bob", "Bob");
    }

    @Test
    void a_listener_of_a_derived_configuration_sees_compiled_queries() {
        List<String> seen = new ArrayList<>();
        shop.run(tx -> {
            DSLContext watched = DSL.using(tx.db()
                    .configuration()
                    .deriveAppending(ExecuteListener.onExecuteStart(ctx -> seen.add(ctx.sql()))));
            assertThat(NAMES.list(watched)).containsExactly("Alice", "Bob");
            assertThat(NAMES.first(watched)).contains("Alice");
            assertThat(NAMES.<Long>stream(watched, rows -> rows.count())).isEqualTo(2);
            assertThat(SET_EMAIL.with("x@example.com", bob.id()).run(watched)).isEqualTo(1);
            assertThat(BoundChange.runAll(
                            watched,
                            List.of(
                                    SET_EMAIL.with("y@example.com", bob.id()),
                                    SET_EMAIL.with("z@example.com", alice.id()))))
                    .containsExactly(1, 1);
        });
        assertThat(seen).hasSize(5);
    }

    @Test
    void a_listener_added_to_the_configuration_of_a_transaction_sees_compiled_queries() {
        List<String> seen = new ArrayList<>();
        shop.run(tx -> {
            tx.db().configuration().setAppending(ExecuteListener.onExecuteStart(ctx -> seen.add(ctx.sql())));
            NAMES.list(tx.db());
            tx.users().get(alice.id());
        });
        assertThat(seen).hasSize(2);
    }

    @Test
    void a_transaction_of_jooq_is_a_nested_write() {
        shop.run(tx -> {
            caught(() -> tx.db().transaction(inner -> {
                SET_EMAIL.with("inner@example.com", bob.id()).run(inner.dsl());
                throw new IllegalStateException("undone");
            }));
            assertThat(tx.users().get(bob.id()).email()).isEqualTo(bob.email());
            tx.db()
                    .transaction(inner ->
                            SET_EMAIL.with("inner@example.com", bob.id()).run(inner.dsl()));
        });
        shop.run(tx -> assertThat(tx.users().get(bob.id()).email()).isEqualTo("inner@example.com"));
    }

    @Test
    void values_stand_in_no_message() {
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(() ->
                        shop.run(tx -> SET_EMAIL.with(alice.email(), bob.id()).run(tx.db())))
                .satisfies(e -> {
                    for (Throwable t = e; t != null; t = t.getCause()) {
                        assertThat(t.toString()).doesNotContain(alice.email());
                    }
                });
    }

    private static void caught(Runnable work) {
        try {
            work.run();
        } catch (ShopException | IllegalStateException e) {
            return;
        }
        throw new AssertionError("nothing was thrown");
    }

    /** The same statements work, on the writer and on a reader. */
    private void works() {
        shop.run(tx -> {
            SET_EMAIL.with("works@example.com", bob.id()).run(tx.db());
            assertThat(NAME_OF.with(bob.id()).single(tx.db())).isEqualTo("Bob");
            SET_EMAIL.with(bob.email(), bob.id()).run(tx.db());
        });
        assertThat(shop.report(NAMES::list)).containsExactly("Alice", "Bob");
        assertThat(shop.<String>read(CompiledErrorsTest::firstName)).isEqualTo("Alice");
    }

    private static String firstName(Tx tx) {
        return NAMES.first(tx.db()).orElseThrow();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = shop.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
