package io.shopsql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.error.BadConfiguration;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestDatabase.Home;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import liquibase.Scope;
import liquibase.change.ChangeFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Liquibase does on SQLite at the cost of rows, or does not do at all, is refused before anything runs. */
@Tag("long")
class SqliteChangesTest {

    private static final String CHANGELOG = "app/changes.xml";

    /** One of each kind that is refused, on the tables of {@link #TABLES}. */
    private static final Map<String, String> REFUSED = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "addAutoIncrement",
                    "<addAutoIncrement tableName='parent' columnName='id' columnDataType='INTEGER'/>"),
            Map.entry("addColumn", "<addColumn tableName='parent'><column name='z' type='INTEGER'/></addColumn>"),
            Map.entry(
                    "addDefaultValue",
                    "<addDefaultValue tableName='parent' columnName='price' columnDataType='integer' defaultValueNumeric='9'/>"),
            Map.entry(
                    "addForeignKeyConstraint",
                    "<addForeignKeyConstraint baseTableName='child' baseColumnNames='n' constraintName='f'"
                            + " referencedTableName='parent' referencedColumnNames='id'/>"),
            Map.entry(
                    "addLookupTable",
                    "<addLookupTable existingTableName='parent' existingColumnName='a' newTableName='l'"
                            + " newColumnName='a' newColumnDataType='varchar(5)' constraintName='f'/>"),
            Map.entry(
                    "addNotNullConstraint",
                    "<addNotNullConstraint tableName='parent' columnName='a' columnDataType='text'/>"),
            Map.entry("addPrimaryKey", "<addPrimaryKey tableName='parent' columnNames='a'/>"),
            Map.entry("addUniqueConstraint", "<addUniqueConstraint tableName='parent' columnNames='a'/>"),
            Map.entry("alterSequence", "<alterSequence sequenceName='s' incrementBy='2'/>"),
            Map.entry("createProcedure", "<createProcedure>create procedure x() begin end</createProcedure>"),
            Map.entry("createSequence", "<createSequence sequenceName='s'/>"),
            Map.entry("dropAllForeignKeyConstraints", "<dropAllForeignKeyConstraints baseTableName='child'/>"),
            Map.entry("dropColumn", "<dropColumn tableName='parent' columnName='a'/>"),
            Map.entry(
                    "dropDefaultValue",
                    "<dropDefaultValue tableName='parent' columnName='price' columnDataType='integer'/>"),
            Map.entry(
                    "dropForeignKeyConstraint", "<dropForeignKeyConstraint baseTableName='child' constraintName='f'/>"),
            Map.entry(
                    "dropNotNullConstraint",
                    "<dropNotNullConstraint tableName='parent' columnName='name' columnDataType='text'/>"),
            Map.entry("dropPrimaryKey", "<dropPrimaryKey tableName='child'/>"),
            Map.entry("dropProcedure", "<dropProcedure procedureName='x'/>"),
            Map.entry("dropSequence", "<dropSequence sequenceName='s'/>"),
            Map.entry("dropUniqueConstraint", "<dropUniqueConstraint tableName='parent' constraintName='u'/>"),
            Map.entry("loadData", "<loadData tableName='parent' file='app/rows.csv'/>"),
            Map.entry("loadUpdateData", "<loadUpdateData tableName='parent' file='app/rows.csv' primaryKey='id'/>"),
            Map.entry(
                    "mergeColumns",
                    "<mergeColumns tableName='parent' column1Name='a' column2Name='b' joinString='-'"
                            + " finalColumnName='ab' finalColumnType='text'/>"),
            Map.entry("modifyDataType", "<modifyDataType tableName='parent' columnName='price' newDataType='bigint'/>"),
            Map.entry("renameSequence", "<renameSequence oldSequenceName='s' newSequenceName='t'/>"),
            Map.entry("renameView", "<renameView oldViewName='shown' newViewName='w'/>"),
            Map.entry("setColumnRemarks", "<setColumnRemarks tableName='parent' columnName='a' remarks='x'/>"),
            Map.entry("setTableRemarks", "<setTableRemarks tableName='parent' remarks='x'/>"),
            Map.entry(
                    "checkConstraint",
                    "<createTable tableName='t'><column name='n' type='INTEGER'><constraints checkConstraint='n > 0'/>"
                            + "</column></createTable>"),
            Map.entry(
                    "startWith",
                    "<createTable tableName='t'><column name='n' type='INTEGER' autoIncrement='true' startWith='1000'>"
                            + "<constraints primaryKey='true'/></column></createTable>")));

    /** One of each kind that is allowed; none takes a row of the children away. */
    private static final Map<String, String> ALLOWED = new TreeMap<>(Map.ofEntries(
            Map.entry("createIndex", "<createIndex tableName='parent' indexName='ix'><column name='a'/></createIndex>"),
            Map.entry(
                    "createTable",
                    "<createTable tableName='t'><column name='parent_id' type='INTEGER'><constraints nullable='false'"
                            + " foreignKeyName='f' referencedTableName='parent' referencedColumnNames='id'"
                            + " deleteCascade='true'/></column></createTable>"),
            Map.entry("createView", "<createView viewName='w'>select id from parent</createView>"),
            Map.entry("customChange", "<customChange class='io.shopsql.schema.NoChange'/>"),
            Map.entry("delete", "<delete tableName='extra'><where>n = 1</where></delete>"),
            Map.entry("dropIndex", "<dropIndex tableName='parent' indexName='ix_parent'/><rollback/>"),
            Map.entry("dropTable", "<dropTable tableName='extra'/>"),
            Map.entry("dropView", "<dropView viewName='shown'/>"),
            Map.entry("empty", "<empty/>"),
            Map.entry("executeCommand", "<executeCommand executable='true'/>"),
            Map.entry("insert", "<insert tableName='extra'><column name='n' valueNumeric='2'/></insert>"),
            Map.entry("output", "<output target='DEBUG'>hello</output>"),
            Map.entry("renameColumn", "<renameColumn tableName='parent' oldColumnName='a' newColumnName='aa'/>"),
            Map.entry("renameTable", "<renameTable oldTableName='extra' newTableName='more'/>"),
            Map.entry("sql", "<sql>alter table parent add column z integer not null default 7</sql>"),
            Map.entry("sqlFile", "<sqlFile path='app/rows.sql'/>"),
            Map.entry("tagDatabase", "<tagDatabase tag='here'/>"),
            Map.entry("update", "<update tableName='parent'><column name='price' valueNumeric='1'/></update>")));

    /** Fails by itself, as it is meant to. */
    private static final Set<String> NEITHER = Set.of("stop");

    private static final String TABLES = changeset("tables", "", """
            <sql splitStatements='false'>create table parent (id integer primary key autoincrement, name text collate nocase
              not null constraint u unique constraint c check (length(name) > 0), price integer default 5, a text, b text)</sql>
            <sql>create table child (id integer primary key, parent_id integer not null references parent (id)
              on delete cascade, n integer)</sql>
            <sql>create table extra (n integer)</sql>
            <sql>create index ix_parent on parent (price)</sql>
            <sql>create view shown as select id, name from parent</sql>
            <sql splitStatements='false'>create trigger tr after delete on parent begin insert into extra values (99); end</sql>
            <sql>insert into parent (id, name, price, a, b) values (1, 'one', 10, 'a1', 'b1'), (2, 'two', null, 'a2', null)</sql>
            <sql>insert into child values (1, 1, 1), (2, 1, 2), (3, 2, 3)</sql>
            <sql>insert into extra values (1)</sql>
            """);

    @TempDir
    private Path classPath;

    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();

    @BeforeEach
    void findChangelogsInTheFolder() throws MalformedURLException {
        thread.setContextClassLoader(
                new URLClassLoader(new URL[] {classPath.toUri().toURL()}, before));
    }

    @AfterEach
    void findThemNoMore() {
        thread.setContextClassLoader(before);
    }

    static Stream<String> refused() {
        return REFUSED.keySet().stream();
    }

    static Stream<String> allowed() {
        return ALLOWED.keySet().stream();
    }

    @Test
    void every_change_that_liquibase_knows_is_tried_here() {
        Set<String> known =
                Scope.getCurrentScope().getSingleton(ChangeFactory.class).getDefinedChanges();
        Set<String> tried = new TreeSet<>(REFUSED.keySet());
        tried.removeAll(Set.of("checkConstraint", "startWith"));
        tried.addAll(ALLOWED.keySet());
        tried.addAll(NEITHER);
        assertThat(tried).isEqualTo(new TreeSet<>(known));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_loses_or_lies_is_refused_by_name_before_anything_runs(String change) throws SQLException {
        write(TABLES, changeset("x", "", Objects.requireNonNull(REFUSED.get(change))));
        try (Home home = TestDatabase.SQLITE.emptyDatabase()) {
            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> Shop.open(home.config().changelog(CHANGELOG)))
                    .satisfies(e -> {
                        assertThat(e.what())
                                .startsWith("Changeset app/changes.xml::x uses " + change + ", which on SQLite ");
                        assertThat(e.next()).contains("dbms=\"postgresql\"");
                    });
            assertThat(Jdbc.list(home.dataSource(), "select name from sqlite_master"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void unsafe_changes_are_refused_in_rollbacks_too(String change) {
        write(
                TABLES,
                changeset("x", "", "<empty/><rollback>" + Objects.requireNonNull(REFUSED.get(change)) + "</rollback>"));
        try (Home home = TestDatabase.SQLITE.emptyDatabase()) {
            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> Migrations.of(home.dataSource())
                            .changelog(CHANGELOG)
                            .apply())
                    .withMessageStartingWith("The rollback of changeset app/changes.xml::x uses " + change + ", ");
        }
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void what_is_allowed_keeps_the_rows_that_refer_to_others_and_every_constraint(String change) throws Exception {
        Files.createDirectories(classPath.resolve("app"));
        Files.writeString(classPath.resolve("app/rows.sql"), "insert into extra values (3)");
        try (Home home = TestDatabase.SQLITE.emptyDatabase()) {
            write(TABLES);
            Migrations.of(home.dataSource()).changelog(CHANGELOG).apply();
            String children = "select group_concat(id || ':' || parent_id || ':' || n) from child";
            String definition =
                    "select iif(type = 'table', sql, name) from sqlite_master" + " where name in ('child', 'tr')";
            List<String> rows = Jdbc.list(home.dataSource(), children);
            List<String> definitions = Jdbc.list(home.dataSource(), definition);
            write(TABLES, changeset("x", "", Objects.requireNonNull(ALLOWED.get(change))));
            Migrations.of(home.dataSource()).changelog(CHANGELOG).apply();
            assertThat(Jdbc.list(home.dataSource(), children)).isEqualTo(rows);
            assertThat(Jdbc.list(home.dataSource(), definition)).isEqualTo(definitions);
            assertThat(Jdbc.list(home.dataSource(), "select count(*) from parent"))
                    .containsExactly("2");
            assertThat(Jdbc.list(home.dataSource(), "select sql from sqlite_master where name = 'parent'"))
                    .first()
                    .asString()
                    .contains("collate nocase", "constraint u unique", "constraint c check", "autoincrement");
            assertThat(Jdbc.list(home.dataSource(), "pragma foreign_key_check")).isEmpty();
        }
    }

    @Test
    void a_shop_with_orders_keeps_them_when_an_application_would_add_a_column_to_its_tables() throws SQLException {
        write(changeset("x", "", "<addColumn tableName='orders'><column name='gift' type='BOOLEAN'/></addColumn>"));
        try (Home home = TestDatabase.SQLITE.emptyDatabase()) {
            Shop.open(home.config()).close();
            Jdbc.run(
                    home.dataSource(),
                    "insert into users (name, email) values ('Alice', 'alice@example.com')",
                    "insert into products (name, price) values ('Book', 10000)",
                    "insert into orders (user_id, status, total, units) values (1, 'pending', 10000, 1)",
                    "insert into order_items (order_id, line_no, product_id, quantity, unit_price) values (1, 1, 1, 1, 10000)");
            Migrations both = Migrations.of(home.dataSource()).changelog(CHANGELOG);
            ShopConfig config = home.config().changelog(CHANGELOG);
            for (Runnable step : List.<Runnable>of(
                    () -> Shop.open(config),
                    both::apply,
                    both::sql,
                    () -> both.rollback(1),
                    () -> both.rollbackSql(1),
                    both::diff)) {
                assertThatExceptionOfType(BadConfiguration.class)
                        .isThrownBy(step::run)
                        .satisfies(e -> assertThat(e.next())
                                .startsWith("write <sql>ALTER TABLE \"orders\" ADD COLUMN …</sql> with"
                                        + " <rollback>ALTER TABLE \"orders\" DROP COLUMN …</rollback>, or give"));
            }
            assertThat(Jdbc.list(home.dataSource(), "select count(*) from order_items"))
                    .containsExactly("1");
            assertThat(both.status().pending()).containsExactly("app/changes.xml::x");
        }
    }

    @Test
    void going_to_a_tag_is_refused_as_well() throws SQLException {
        write(
                changeset("x", "", "<addColumn tableName='orders'><column name='gift' type='BOOLEAN'/></addColumn>"),
                changeset("t", "", "<tagDatabase tag='with-gifts'/>"));
        try (Home home = TestDatabase.SQLITE.emptyDatabase()) {
            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> Migrations.of(home.dataSource())
                            .changelog(CHANGELOG)
                            .to("with-gifts"))
                    .withMessageContaining("app/changes.xml::x uses addColumn");
            assertThat(Jdbc.list(home.dataSource(), "select name from sqlite_master"))
                    .isEmpty();
        }
    }

    @Test
    void a_changeset_for_postgres_alone_may_use_all_of_liquibase() throws SQLException {
        write(
                changeset(
                        "x",
                        "dbms='postgresql'",
                        "<addColumn tableName='orders'><column name='gift' type='BOOLEAN'/></addColumn>"),
                changeset(
                        "y",
                        "dbms='sqlite'",
                        "<sql>ALTER TABLE \"orders\" ADD COLUMN \"gift\" BOOLEAN</sql>"
                                + "<rollback>ALTER TABLE \"orders\" DROP COLUMN \"gift\"</rollback>"));
        for (TestDatabase engine : TestDatabase.values()) {
            try (Home home = engine.emptyDatabase()) {
                Migrations both = Migrations.of(home.dataSource()).changelog(CHANGELOG);
                both.apply();
                Jdbc.run(home.dataSource(), "update orders set gift = null");
                both.rollback(1);
                assertThat(both.status().pending()).hasSize(1);
            }
        }
    }

    @Test
    void a_database_that_is_current_is_opened_without_looking_at_the_changes() throws SQLException {
        String change = "<addColumn tableName='orders'><column name='gift' type='BOOLEAN'/></addColumn>";
        write(changeset("x", "dbms='postgresql'", change));
        try (Home home = TestDatabase.SQLITE.emptyDatabase()) {
            Shop.open(home.config().changelog(CHANGELOG)).close();
            Jdbc.run(
                    home.dataSource(),
                    "insert into shop_changelog (id, author, filename, dateexecuted, orderexecuted, exectype)"
                            + " select 'x', 'app', 'app/changes.xml', dateexecuted, 1000, exectype from shop_changelog limit 1");
            write(changeset("x", "", change));
            Shop.open(home.config().changelog(CHANGELOG)).close();
        }
    }

    private static String changeset(String id, String attributes, String changes) {
        return "<changeSet id='" + id + "' author='app' " + attributes + ">" + changes + "</changeSet>";
    }

    private void write(String... changesets) {
        try {
            Files.createDirectories(classPath.resolve("app"));
            Files.writeString(
                    classPath.resolve(CHANGELOG),
                    "<databaseChangeLog xmlns='http://www.liquibase.org/xml/ns/dbchangelog'"
                            + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                            + " xsi:schemaLocation='http://www.liquibase.org/xml/ns/dbchangelog"
                            + " http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd'"
                            + " logicalFilePath='app/changes.xml' objectQuotingStrategy='QUOTE_ALL_OBJECTS'>"
                            + "<include file='io/shopsql/schema/changelog/shop.xml'/>" + String.join("", changesets)
                            + "</databaseChangeLog>");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
