package io.shopsql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.shopsql.Shop;
import io.shopsql.error.MigrationFailed;
import io.shopsql.schema.diff.Difference;
import io.shopsql.schema.diff.Difference.Kind;
import io.shopsql.schema.diff.SchemaDiff;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

@EveryDatabase
@Tag("long")
class SchemaDiffTest {

    @AutoClose
    private final TestDatabase.Home home;

    @AutoClose
    private final TestDatabase.Home secondHome;

    private final DataSource database;
    private final DataSource second;

    @TempDir
    private Path folder;

    SchemaDiffTest(TestDatabase engine) {
        home = engine.emptyDatabase();
        secondHome = engine.emptyDatabase();
        database = home.dataSource();
        second = secondHome.dataSource();
    }

    @Test
    void a_migrated_database_does_not_differ() throws SQLException {
        Migrations.of(database).apply();
        List<String> before = Contents.tables(database);
        assertThat(Migrations.of(database).diff().differences()).isEmpty();
        assertThat(Contents.tables(database)).isEqualTo(before);
    }

    @Test
    void an_empty_database_lacks_every_table_and_stays_empty() throws SQLException {
        SchemaDiff diff = Migrations.of(database).diff();
        assertThat(diff.differences())
                .extracting(Difference::kind, Difference::inDatabase)
                .containsOnly(tuple(Kind.TABLE, null));
        assertThat(diff.differences())
                .extracting(Difference::toString)
                .contains("table orders: only the changelog has it");
        assertThat(Contents.tables(database)).isEmpty();
    }

    @Test
    void the_draft_of_an_empty_database_takes_every_table_away_and_its_rollback_brings_them_back() throws Exception {
        String draft = Migrations.of(database).diff().draft();
        Migrations both = withDraft(second, draft);
        both.apply();
        assertThat(Contents.tables(second)).isEmpty();
        both.rollback(Migrations.of(second).diff().differences().size());
        assertThat(Migrations.of(second).diff().differences()).isEmpty();
    }

    @Test
    void an_added_column_a_missing_index_a_changed_type_and_an_extra_table_are_found() throws Exception {
        Migrations.of(database).apply();
        run(addedMissingChangedExtra());

        SchemaDiff diff = Migrations.of(database).diff();
        assertThat(diff.differences())
                .extracting(d -> d.kind() + " " + d.table() + " " + d.name())
                .containsExactlyInAnyOrder(
                        "COLUMN users phone",
                        "COLUMN contacts phone",
                        "INDEX orders ix_orders_user_id",
                        "TABLE reviews reviews");
        assertThat(diff.differences())
                .extracting(Difference::toString)
                .contains(
                        "table reviews: only the database has it",
                        "index ix_orders_user_id of orders: only the changelog has it",
                        "column phone of users: only the database has it")
                .anySatisfy(line -> assertThat(line)
                        .startsWith("column phone of contacts: ")
                        .contains("60", "40")
                        .endsWith(" in the changelog"));
    }

    /** Each a list of statements after which the database differs from the changelog. */
    static List<List<String>> changes() {
        return List.of(
                List.of("alter table users add column phone varchar(40)"),
                List.of("alter table users add column score integer default 7 not null"),
                List.of("alter table order_requests drop column created_at"),
                List.of("drop index ix_orders_user_id"),
                List.of("create index ix_users_age on users (age)"),
                List.of("create unique index ux_users_lower on users (lower(email)) where active"),
                List.of(
                        "create table reviews (id integer primary key, product_id bigint not null references products (id),"
                                + " stars integer not null check (stars between 1 and 5), words varchar(1000) default 'it''s; fine' )",
                        "create index ix_reviews on reviews (product_id)"),
                List.of(
                        "create table a (id integer primary key)",
                        "create table b (id integer primary key, a_id integer references a (id))",
                        "create table zz (id integer primary key, b_id integer, constraint fk_zz_b foreign key (b_id) references b (id))"),
                List.of("alter table orders alter column status drop not null"),
                List.of("alter table product_stock alter column quantity set not null"),
                List.of("alter table order_items add constraint ck_order_items_odd check (line_no <> 13)"),
                List.of("alter table order_items drop constraint ck_order_items_quantity"),
                List.of(
                        "alter table order_items drop constraint ck_order_items_quantity",
                        "alter table order_items add constraint ck_order_items_quantity check (quantity between 1 and 2000000)",
                        "alter table order_items alter column product_id drop not null"),
                List.of(
                        "alter table users add column points integer default 0 not null constraint ck_users_points check (points >= 0)",
                        "alter table users add constraint ck_users_many check (points < 1000)",
                        "create index ix_users_points on users (points)"),
                List.of("alter table accounts drop constraint fk_accounts_user"),
                List.of(
                        "alter table accounts drop constraint fk_accounts_user",
                        "alter table accounts alter column balance drop not null"),
                List.of("drop table order_requests"),
                List.of("drop table transfers", "drop table accounts"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void the_draft_makes_a_second_database_equal_and_its_rollback_undoes_it(List<String> change) throws Exception {
        Migrations.of(database).apply();
        run(change);
        makesEqual();
    }

    @Test
    void a_check_and_a_not_null_of_the_draft_hold_and_those_it_drops_hold_again_after_its_rollback() throws Exception {
        Migrations.of(database).apply();
        run(List.of(
                "alter table users alter column name drop not null",
                "alter table users drop constraint ck_users_age",
                "alter table users alter column age set not null",
                "alter table users add constraint ck_users_adult check (age >= 18)"));
        String draft = Migrations.of(database).diff().draft();
        assertThat(draft).doesNotContain("DROP TABLE", "runInTransaction");
        Migrations.of(second).apply();
        String old = "insert into users (name, email, age) values ('Old', 'old@example.com', 151)";
        String unnamed = "insert into users (email, age) values ('none@example.com', 18)";
        assertRefused(old, unnamed);
        Migrations withDraft = withDraft(second, draft);
        withDraft.apply();
        run(second, List.of(old, unnamed));
        assertRefused(
                "insert into users (name, email, age) values ('Kid', 'kid@example.com', 17)",
                "insert into users (name, email) values ('Ageless', 'ageless@example.com')");
        run(second, List.of("delete from users"));
        withDraft.rollback(1);
        assertRefused(old, unnamed);
        run(
                second,
                List.of(
                        "insert into users (name, email, age) values ('Kid', 'kid@example.com', 17)",
                        "insert into users (name, email) values ('Ageless', 'ageless@example.com')"));
    }

    @Test
    void a_foreign_key_is_dropped_by_a_copy_on_sqlite_since_no_alter_adds_it_again() throws Exception {
        Migrations.of(database).apply();
        run(List.of("alter table accounts drop constraint fk_accounts_user"));
        String draft = Migrations.of(database).diff().draft();
        assertThat(draft.contains("INSERT INTO shop_draft_copy")).isEqualTo(isSqlite());
        Migrations.of(second).apply();
        Migrations withDraft = withDraft(second, draft);
        withDraft.apply();
        String ofNobody = "insert into accounts (user_id, opening_balance, balance) values (777, 0, 0)";
        run(second, List.of(ofNobody, "delete from accounts"));
        withDraft.rollback(1);
        assertRefused(ofNobody);
    }

    @Test
    void an_unnamed_check_is_added_by_a_copy_on_sqlite_since_no_alter_drops_it_again() throws Exception {
        Migrations.of(database).apply();
        run(List.of("alter table users add check (age <> 13)"));
        makesEqual();
    }

    @Test
    void where_not_null_stands_in_a_column_is_no_difference() throws Exception {
        Migrations.of(database).apply();
        run(List.of(
                "alter table order_items alter column stock_taken drop not null",
                "alter table order_items alter column stock_taken set not null"));
        assertThat(Migrations.of(database).diff().differences()).isEmpty();
    }

    @Test
    void a_not_null_without_a_default_is_added_to_a_table_without_rows() throws Exception {
        Migrations.of(database).apply();
        run(List.of(
                "alter table users add column phone varchar(40)", "alter table users alter column phone set not null"));
        SchemaDiff diff = Migrations.of(database).diff();
        assertThat(diff.draft()).doesNotContain("DROP TABLE");
        Migrations.of(second).apply();
        withDraft(second, diff.draft()).apply();
        assertThat(Migrations.of(second).diff().differences()).isEqualTo(diff.differences());
    }

    @Test
    void a_not_null_of_postgres_18_that_is_not_valid_is_a_difference() throws Exception {
        Migrations.of(database).apply();
        assumeThat(hasNotValidNotNull()).isTrue();
        run(List.of(
                "alter table users alter column name drop not null",
                "insert into users (email) values ('none@example.com')",
                "alter table users add constraint users_named not null name not valid",
                "alter table products add constraint products_sold not null category not valid",
                "create table notes (id bigint constraint pk_notes primary key, words text,"
                        + " constraint ck_notes_words check (length(words) < 9))",
                "alter table notes add constraint notes_words not null words not valid"));
        assertThat(Migrations.of(database).diff().differences())
                .extracting(Difference::toString)
                .contains(
                        "constraint users_named of users: only the database has it",
                        "constraint products_sold of products: only the database has it")
                .anySatisfy(line ->
                        assertThat(line).startsWith("column name of users: ").endsWith(" NOT NULL in the changelog"));
        makesEqual();
        withDraft(second, Migrations.of(database).diff().draft()).apply();
        assertThat(Jdbc.list(second, "select conname from pg_constraint where contype = 'n' and not convalidated"))
                .containsExactlyInAnyOrder("users_named", "products_sold", "notes_words");
        assertRefused("insert into users (email) values ('other@example.com')");
    }

    private boolean hasNotValidNotNull() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return !isSqlite() && connection.getMetaData().getDatabaseMajorVersion() >= 18;
        }
    }

    private void assertRefused(String... statements) {
        for (String statement : statements) {
            assertThatExceptionOfType(SQLException.class)
                    .as(statement)
                    .isThrownBy(() ->
                            run(second, List.of(isSqlite() ? "pragma foreign_keys = on" : "select 1", statement)));
        }
    }

    @Test
    void the_draft_of_everything_at_once_keeps_all_rows() throws Exception {
        Migrations.of(database).apply();
        run(addedMissingChangedExtra());
        makesEqual();
    }

    /** NOT NULL alone is set in place; with another length SQLite copies the table. */
    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void a_draft_that_the_rows_refuse_changes_nothing_and_gives_the_connection_back_as_it_was(int length)
            throws Exception {
        Migrations.of(database).apply();
        run(
                isSqlite()
                        ? List.of(
                                "pragma writable_schema = on",
                                "update sqlite_master set sql = replace(sql, '\"email\" VARCHAR(200)',"
                                        + " '\"email\" VARCHAR(" + length + ") NOT NULL') where name = 'contacts'",
                                "pragma writable_schema = reset")
                        : List.of(
                                "alter table contacts alter column email type varchar(" + length + ") collate \"C\"",
                                "alter table contacts alter column email set not null"));
        String draft = Migrations.of(database).diff().draft();
        assertThat(draft.contains("DROP TABLE")).isEqualTo(isSqlite() && length == 201);
        Migrations.of(second).apply();
        run(second, List.of("insert into contacts (name) values ('Bob')"));
        try (Connection connection = second.getConnection()) {
            if (isSqlite()) {
                connection.createStatement().execute("pragma foreign_keys = on");
            }
            Migrations withDraft = withDraft(Watched.poolOf(connection), draft);
            assertThatExceptionOfType(MigrationFailed.class).isThrownBy(withDraft::apply);
            assertThat(connection.getAutoCommit()).isTrue();
            try (Statement statement = connection.createStatement()) {
                // refused inside a transaction
                statement.execute(isSqlite() ? "vacuum" : "vacuum contacts");
                if (isSqlite()) {
                    assertThat(statement.executeQuery("pragma foreign_keys").getInt(1))
                            .isEqualTo(1);
                }
            }
        }
        assertThat(Migrations.of(second).diff().differences()).isEmpty();
        assertThat(Jdbc.list(second, "select name from contacts")).containsExactly("Bob");
    }

    private List<String> addedMissingChangedExtra() {
        List<String> statements = new ArrayList<>(List.of(
                "alter table users add column phone varchar(40)",
                "drop index ix_orders_user_id",
                "create table reviews (id integer primary key, user_id bigint references users (id))"));
        statements.addAll(
                isSqlite()
                        ? List.of(
                                "pragma writable_schema = on",
                                "update sqlite_master set sql = replace(sql, '\"phone\" VARCHAR(40)',"
                                        + " '\"phone\" VARCHAR(60)') where name = 'contacts'",
                                "pragma writable_schema = reset")
                        : List.of("alter table contacts alter column phone type varchar(60)"));
        return statements;
    }

    /** The draft is applied to a full database at the head; then both are equal, and no row is lost either way. */
    private void makesEqual() throws Exception {
        SchemaDiff diff = Migrations.of(database).diff();
        assertThat(diff.differences()).isNotEmpty();
        Migrations.of(second).apply();
        try (Shop shop = Shop.on(second)) {
            FullShop.fill(shop, second);
        }
        Contents before = Contents.of(second);
        Migrations withDraft = withDraft(second, diff.draft());
        int changesets = withDraft.status().pending().size();
        withDraft.apply();

        assertThat(Migrations.of(second).diff().differences()).isEqualTo(diff.differences());
        assertThat(withDraft(database, diff.draft()).diff().differences()).isEmpty();
        Contents after = Contents.of(second);
        assertThat(after.sharedWith(before)).isEqualTo(before.sharedWith(after));
        assertNothingDangles();

        withDraft.rollback(changesets);
        assertThat(Migrations.of(second).diff().differences()).isEmpty();
        Contents back = Contents.of(second);
        assertThat(back.sharedWith(after)).isEqualTo(before.sharedWith(after));
    }

    private Migrations withDraft(DataSource source, String draft) throws IOException {
        Files.writeString(folder.resolve("draft.xml"), draft);
        Files.writeString(folder.resolve("drafted.xml"), """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd"
                    logicalFilePath="drafted.xml">
                  <include file="io/shopsql/schema/changelog/shop.xml"/>
                  <include file="draft.xml"/>
                </databaseChangeLog>
                """);
        Thread.currentThread()
                .setContextClassLoader(new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, getClass().getClassLoader()));
        return Migrations.of(source).changelog("drafted.xml");
    }

    private void assertNothingDangles() throws SQLException {
        if (isSqlite()) {
            assertThat(Jdbc.list(second, "select * from pragma_foreign_key_check"))
                    .isEmpty();
        }
    }

    private boolean isSqlite() {
        return database instanceof SQLiteDataSource;
    }

    private void run(List<String> statements) throws SQLException {
        run(database, statements);
    }

    private static void run(DataSource source, List<String> statements) throws SQLException {
        Jdbc.run(source, statements.toArray(String[]::new));
    }
}
