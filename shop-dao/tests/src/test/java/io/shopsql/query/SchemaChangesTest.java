package io.shopsql.query;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.query.Parameter.one;
import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.testkit.Fixtures.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.shopsql.Shop;
import io.shopsql.Tx;
import io.shopsql.query.Compiled.Query1;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jooq.Allow;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The schema changes while statements are kept prepared. */
@EveryDatabase
@Allow.PlainSQL
class SchemaChangesTest {

    private static final int OFTEN_ENOUGH_TO_BE_KEPT = 8;

    /** Its columns are those of the table. */
    private static final Query1<Integer, String> EVERYTHING = Compiled.query(
            one(val(0)),
            least -> select(field("n.*", String.class))
                    .from(table(name("notes")).as("n"))
                    .where(field("n.size", Integer.class).ge(least))
                    .orderBy(field("n.text")),
            mapping((String text) -> text));

    private static final Query1<Integer, String> TEXTS = Compiled.query(
            one(val(0)),
            least -> select(field("text", String.class))
                    .from(table(name("notes")))
                    .where(field("size", Integer.class).ge(least))
                    .orderBy(field("text")),
            mapping((String text) -> text));

    private final boolean postgres;

    @AutoClose
    private final TestShop shop;

    private final User alice;

    SchemaChangesTest(TestDatabase database) throws SQLException {
        postgres = database == TestDatabase.POSTGRES;
        shop = database.emptyShop(config -> config.connections(1, 1));
        alice = aUser(shop, "Alice");
        run("create table notes (text varchar(20), size integer)");
        run("insert into notes (text, size) values ('a', 1), ('b', 20)");
    }

    @Test
    void a_column_is_added_between_transactions() throws SQLException {
        for (int i = 0; i < OFTEN_ENOUGH_TO_BE_KEPT; i++) {
            assertThat(inTransaction(EVERYTHING)).containsExactly("a", "b");
            assertThat(shop.report(EVERYTHING.with(20)::list)).containsExactly("b");
        }
        run("alter table notes add column author varchar(20)");
        assertThat(inTransaction(EVERYTHING)).containsExactly("a", "b");
        assertThat(shop.report(EVERYTHING.with(20)::list)).containsExactly("b");
        assertThat(inTransaction(EVERYTHING)).containsExactly("a", "b");
    }

    @Test
    void the_type_of_a_column_changes_between_transactions() throws SQLException {
        for (int i = 0; i < OFTEN_ENOUGH_TO_BE_KEPT; i++) {
            assertThat(inTransaction(TEXTS)).containsExactly("a", "b");
        }
        if (postgres) {
            run("alter table notes alter column text type text");
        } else {
            run("alter table notes rename to former");
            run("create table notes (text text, size integer)");
            run("insert into notes select text, size from former");
        }
        assertThat(inTransaction(TEXTS)).containsExactly("a", "b");
        assertThat(inTransaction(TEXTS)).containsExactly("a", "b");
    }

    @Test
    void a_transaction_that_wrote_before_is_run_again_as_a_whole() throws SQLException {
        for (int i = 0; i < OFTEN_ENOUGH_TO_BE_KEPT; i++) {
            inTransaction(TEXTS);
        }
        if (postgres) {
            run("alter table notes alter column text type text");
        } else {
            run("alter table notes add column author varchar(20)");
        }
        AtomicInteger runs = new AtomicInteger();
        shop.run(tx -> {
            runs.incrementAndGet();
            tx.users().insert(new NewUser("Bob", "bob@example.com"));
            assertThat(TEXTS.with(0).list(tx.db())).containsExactly("a", "b");
        });
        assertThat(runs).hasValue(postgres ? 2 : 1);
        assertThat(shop.<Long>read(tx -> tx.users().all().count())).isEqualTo(2);
    }

    @Test
    void many_statements_that_no_longer_fit_cost_one_more_run() throws SQLException {
        List<Query1<Integer, String>> queries = IntStream.range(0, 12)
                .mapToObj(i -> Compiled.query(
                        one(val(0)),
                        least -> select(field("text", String.class), inline(i))
                                .from(table(name("notes")))
                                .where(field("size", Integer.class).ge(least))
                                .orderBy(field("text")),
                        mapping((String text, Integer same) -> text)))
                .toList();
        AtomicInteger runs = new AtomicInteger();
        Consumer<Tx> all = tx -> {
            runs.incrementAndGet();
            queries.forEach(query -> assertThat(query.with(0).list(tx.db())).containsExactly("a", "b"));
        };
        for (int i = 0; i < OFTEN_ENOUGH_TO_BE_KEPT; i++) {
            shop.run(all);
        }
        if (postgres) {
            run("alter table notes alter column text type text");
        } else {
            run("alter table notes add column author varchar(20)");
        }
        runs.set(0);
        shop.run(all);
        assertThat(runs).hasValue(postgres ? 2 : 1);
    }

    @Test
    void a_table_of_the_shop_gains_a_column() throws SQLException {
        for (int i = 0; i < OFTEN_ENOUGH_TO_BE_KEPT; i++) {
            assertThat(shop.<User>read(tx -> tx.users().get(alice.id()))).isEqualTo(alice);
        }
        run("alter table users add column nickname varchar(20)");
        assertThat(shop.<User>read(tx -> tx.users().get(alice.id()))).isEqualTo(alice);
        shop.run(tx -> assertThat(tx.users().get(alice.id())).isEqualTo(alice));
        aUser(shop, "Bob");
    }

    @Test
    void an_index_is_dropped_and_made_anew() throws SQLException {
        Query1<UserId, String> byKey = Compiled.query(
                one(USERS.ID),
                id -> select(USERS.NAME).from(USERS).where(USERS.ID.eq(id)),
                mapping((String text) -> text));
        for (int i = 0; i < OFTEN_ENOUGH_TO_BE_KEPT; i++) {
            shop.run(tx -> byKey.with(alice.id()).single(tx.db()));
        }
        run("create index ix_of_the_test on users (name)");
        shop.run(tx -> assertThat(byKey.with(alice.id()).single(tx.db())).isEqualTo("Alice"));
        run("drop index ix_of_the_test");
        shop.run(tx -> assertThat(byKey.with(alice.id()).single(tx.db())).isEqualTo("Alice"));
    }

    @Test
    void statements_deallocated_by_another_are_prepared_again() {
        if (!postgres) {
            return;
        }
        for (int i = 0; i < OFTEN_ENOUGH_TO_BE_KEPT; i++) {
            inTransaction(TEXTS);
        }
        // as a pooler between the two does, which the driver cannot see
        shop.run(tx -> tx.db().execute("do $$ begin execute 'deallocate all'; end $$"));
        assertThat(inTransaction(TEXTS)).containsExactly("a", "b");
        assertThat(inTransaction(TEXTS)).containsExactly("a", "b");
    }

    @Test
    void the_search_path_of_a_pooled_connection_changes() throws SQLException {
        if (!postgres) {
            return;
        }
        run("create schema other");
        run("create table other.notes (text text, size bigint)");
        run("insert into other.notes values ('other', 5)");
        HikariConfig config = new HikariConfig();
        config.setDataSource(shop.dataSource());
        config.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(config);
                Shop onPool = Shop.on(pool)) {
            for (int i = 0; i < OFTEN_ENOUGH_TO_BE_KEPT; i++) {
                assertThat(onPool.<List<String>>write(tx -> TEXTS.with(0).list(tx.db())))
                        .containsExactly("a", "b");
            }
            assertThat(onPool.<List<String>>write(tx -> {
                        tx.db().execute("set local search_path = other, public");
                        return TEXTS.with(0).list(tx.db());
                    }))
                    .containsExactly("other");
            assertThat(onPool.<List<String>>write(tx -> TEXTS.with(0).list(tx.db())))
                    .containsExactly("a", "b");
        }
    }

    private List<String> inTransaction(Query1<Integer, String> query) {
        return shop.write(tx -> query.with(0).list(tx.db()));
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = shop.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
