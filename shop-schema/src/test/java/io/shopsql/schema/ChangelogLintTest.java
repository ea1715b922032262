package io.shopsql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.shopsql.error.BadConfiguration;
import io.shopsql.schema.lint.Finding;
import io.shopsql.schema.lint.LintRule;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangelogLintTest {

    private static final String CHANGELOG = "app/changelog.xml";

    /** A table that the lint accepts, in which %s stands for a further column. */
    private static final String TABLE = """
            <createTable tableName="notes">
              <column name="id" type="${id.type}" autoIncrement="true" generationType="BY DEFAULT">
                <constraints primaryKey="true" primaryKeyName="pk_notes" nullable="false"/>
              </column>
              <column name="product_id" type="${ref.type}">
                <constraints nullable="false" foreignKeyName="fk_notes_product" referencedTableName="products" referencedColumnNames="id"/>
              </column>
              <column name="words" type="VARCHAR(1000)${text.collation}"/>
              <column name="created_at" type="${ts.type}" defaultValueComputed="${now}"><constraints nullable="false"/></column>
              %s
            </createTable>
            <modifySql dbms="sqlite,postgresql,h2">
              <regExpReplace replace="\\)\\s*$" with=", CONSTRAINT &quot;ck_notes_words&quot; CHECK (length(&quot;words&quot;) &lt;= 1000))"/>
            </modifySql>
            """;

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

    @Test
    void the_changelog_of_the_library_has_no_findings() {
        assertThat(Migrations.lint(Changelog.LIBRARY)).isEmpty();
    }

    @Test
    void a_table_written_as_the_shop_writes_its_own_has_no_findings() {
        assertThat(lint(changeset("1", "", TABLE.formatted("")))).isEmpty();
    }

    private record Example(String column, LintRule rule, String instead) {}

    /** A column of each kind that is found, and words of the advice. */
    static Stream<Example> columns() {
        return Stream.of(
                new Example("VARCHAR(20)${text.collation}", LintRule.LENGTH_UNCHECKED, "length(\"x\")"),
                new Example("TEXT", LintRule.COLLATION, "VARCHAR${text.collation}"),
                new Example("CLOB${text.collation}", LintRule.COLLATION, "VARCHAR${text.collation}"),
                new Example("CHAR(3)", LintRule.CHAR, "VARCHAR(n)"),
                new Example("NUMERIC", LintRule.NUMERIC, "BIGINT"),
                new Example("DECIMAL(10,2)", LintRule.NUMERIC, "BIGINT"),
                new Example("REAL", LintRule.FLOATING_POINT, "DOUBLE PRECISION"),
                new Example("DOUBLE", LintRule.FLOATING_POINT, "BIGINT"),
                new Example("FLOAT", LintRule.FLOATING_POINT, "BIGINT"),
                new Example("BOOLEAN", LintRule.BOOLEAN_UNCHECKED, "\"x\" in (0, 1)"),
                new Example("BIGINT", LintRule.INTEGER_UNCHECKED, "typeof(\"x\") in ('integer', 'null')"),
                new Example("TIMESTAMP", LintRule.TIMESTAMP, "${ts.type}"),
                new Example("DATETIME", LintRule.TIMESTAMP, "${ts.type}"),
                new Example(
                        "TIMESTAMP WITH TIME ZONE\" defaultValueComputed=\"CURRENT_TIMESTAMP",
                        LintRule.TIMESTAMP,
                        "${now}"),
                new Example("DATE", LintRule.DATE, "\"x\" is date(\"x\")"),
                new Example("TIME", LintRule.TYPE, "both engines share"),
                new Example("UUID", LintRule.TYPE, "VARCHAR(36)"),
                new Example("BLOB", LintRule.TYPE, "BYTEA"),
                new Example("${json.type}", LintRule.JSON, "Binding"));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void a_column_whose_type_differs_in_meaning_is_found(Example example) {
        List<Finding> findings =
                lint(changeset("1", "", TABLE.formatted("<column name=\"x\" type=\"" + example.column() + "\"/>")));
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(example.rule());
            assertThat(finding.file()).isEqualTo(CHANGELOG);
            assertThat(finding.changeset()).isEqualTo("1");
            assertThat(finding.place()).isEqualTo("notes.x");
            assertThat(finding.instead()).contains(example.instead()).endsWith(".");
            assertThat(finding.toString())
                    .startsWith("app/changelog.xml::1: notes.x: " + example.rule() + ": ")
                    .contains(" next: ");
        });
    }

    @Test
    void the_checks_that_the_advice_names_are_enough() {
        assertThat(lint(changeset("1", "", TABLE.formatted("""
                                <column name="a" type="VARCHAR(20)${text.collation}"/>
                                <column name="b" type="BOOLEAN"/>
                                <column name="c" type="INTEGER"/>
                                <column name="d" type="DATE"/>
                                """)), changeset("2", "dbms='sqlite'", """
                                <sql>ALTER TABLE "notes" ADD CONSTRAINT "ck_notes_a" CHECK (length("a") &lt;= 20)</sql>
                                <sql>ALTER TABLE "notes" ADD CONSTRAINT "ck_notes_b_integer" CHECK ("b" in (0, 1))</sql>
                                <sql>ALTER TABLE "notes" ADD CONSTRAINT "ck_notes_c" CHECK ("c" between 1 and 5 and typeof("c") = 'integer')</sql>
                                <sql>ALTER TABLE "notes" ADD CONSTRAINT "ck_notes_d_date" CHECK ("d" is date("d"))</sql>
                                """)))
                .isEmpty();
    }

    @Test
    void an_integer_without_bounds_has_other_bounds_on_each_engine() {
        assertThat(lint(
                        changeset("1", "", TABLE.formatted("<column name=\"x\" type=\"INTEGER\"/>")),
                        changeset(
                                "2",
                                "dbms='sqlite'",
                                "<sql>ALTER TABLE notes ADD CONSTRAINT ck CHECK (typeof(x) = 'integer')</sql>")))
                .extracting(Finding::rule)
                .containsExactly(LintRule.INTEGER_WIDTH);
    }

    @Test
    void what_later_statements_change_drop_or_rename_is_no_longer_found() {
        assertThat(lint(
                        changeset(
                                "1",
                                "",
                                TABLE.formatted(
                                        "<column name=\"x\" type=\"REAL\"/><column name=\"y\" type=\"UUID\"/>")),
                        changeset(
                                "2",
                                "",
                                "<sql>CREATE TABLE \"old\" (n NUMERIC); ALTER TABLE \"old\" RENAME TO \"older\"</sql>"),
                        changeset(
                                "3",
                                "",
                                "<sql>ALTER TABLE notes RENAME COLUMN x TO z; ALTER TABLE notes DROP COLUMN \"z\"</sql>"),
                        changeset("4", "", "<sql>ALTER TABLE notes DROP COLUMN y; DROP TABLE IF EXISTS older</sql>")))
                .isEmpty();
    }

    @Test
    void the_finding_names_the_changeset_that_gave_the_column_its_type() {
        assertThat(
                        lint(
                                changeset(
                                        "1",
                                        "",
                                        TABLE.formatted("<column name=\"x\" type=\"TEXT${text.collation}\"/>")),
                                changeset(
                                        "2",
                                        "dbms='sqlite'",
                                        "<sql>ALTER TABLE notes DROP COLUMN x; ALTER TABLE notes ADD COLUMN x BLOB</sql>"),
                                changeset(
                                        "3",
                                        "dbms='postgresql'",
                                        "<sql>ALTER TABLE ONLY public.notes ALTER COLUMN x TYPE BYTEA USING x::bytea, ALTER x SET NOT NULL</sql>")))
                .extracting(Finding::toString)
                .singleElement()
                .asString()
                .startsWith("app/changelog.xml::2: notes.x: one-engine: SQLite does not have the NOT NULL");
    }

    @Test
    void a_key_without_not_null_is_found_although_an_engine_adds_it() {
        assertThat(lint(changeset(
                        "1",
                        "",
                        "<sql>CREATE TABLE tags (tag TEXT${text.collation} CONSTRAINT pk_tags PRIMARY KEY)</sql>")))
                .extracting(Finding::rule, Finding::place)
                .containsExactly(tuple(LintRule.KEY_NULLABLE, "tags.tag"));
    }

    @Test
    void constraints_without_a_name_are_found_wherever_they_stand() {
        List<Finding> findings = lint(
                changeset("1", "", """
                        <createTable tableName="a">
                          <column name="id" type="${id.type}" autoIncrement="true"><constraints primaryKey="true" nullable="false"/></column>
                          <column name="code" type="VARCHAR${text.collation}"><constraints unique="true"/></column>
                        </createTable>
                        """),
                changeset(
                        "2",
                        "",
                        "<sql>CREATE TABLE b (a_id ${ref.type} NOT NULL REFERENCES a (id), n BIGINT,"
                                + " CHECK (n in (1, 2)), CONSTRAINT uq_b UNIQUE (a_id))</sql>"));
        assertThat(findings).extracting(Finding::rule).containsOnly(LintRule.UNNAMED_CONSTRAINT);
        assertThat(findings)
                .extracting(Finding::place)
                .containsExactlyInAnyOrder("a.id", "a.code", "b.a_id", "b.n in ( 1 , 2 )");
    }

    @Test
    void statements_that_no_engine_accepts_do_not_stop_the_lint() {
        for (String sql : List.of(
                "CREATE TABLE a (x INT FOREIGN, y INT CONSTRAINT",
                "CREATE TABLE b (",
                "CREATE TABLE c",
                "CREATE TABLE d () )",
                "ALTER TABLE a ADD",
                "ALTER TABLE a RENAME TO",
                "ALTER TABLE a ALTER",
                "DROP TABLE",
                "CREATE")) {
            assertThat(lint(changeset("1", "dbms='sqlite'", "<sql>" + sql + "</sql>")))
                    .as(sql)
                    .allMatch(finding -> finding.rule() == LintRule.ONE_ENGINE);
        }
    }

    @Test
    void what_one_engine_alone_has_is_found() {
        assertThat(lint(
                        changeset("1", "", TABLE.formatted("")),
                        changeset("2", "dbms='postgresql'", "<sql>CREATE TABLE p (id BIGINT)</sql>"),
                        changeset("3", "dbms='sqlite'", "<sql>CREATE TABLE s (id BIGINT)</sql>"),
                        changeset(
                                "4",
                                "dbms='postgresql'",
                                "<addColumn tableName='notes'><column name='p' type='BIGINT'/></addColumn>"),
                        changeset("5", "dbms='sqlite'", "<sql>ALTER TABLE notes ADD COLUMN s BIGINT</sql>"),
                        changeset(
                                "6",
                                "dbms='postgresql'",
                                "<sql>ALTER TABLE notes ADD CONSTRAINT ck_p CHECK (id > 0)</sql>"),
                        changeset(
                                "7", "dbms='sqlite'", "<sql>ALTER TABLE notes ALTER COLUMN words SET NOT NULL</sql>")))
                .extracting(finding -> finding.changeset() + " " + finding.rule() + " " + finding.place())
                .containsExactlyInAnyOrder(
                        "2 one-engine p",
                        "3 one-engine s",
                        "4 one-engine notes.p",
                        "5 one-engine notes.s",
                        "6 one-engine notes.ck_p",
                        "1 one-engine notes.words");
    }

    @Test
    void changes_that_a_migration_refuses_on_sqlite_are_all_found_with_what_to_write() {
        List<Finding> findings = lint(
                changeset("1", "", "<addColumn tableName='orders'><column name='gift' type='BOOLEAN'/></addColumn>"),
                changeset("2", "dbms='postgresql'", "<createSequence sequenceName='s'/>"),
                changeset("3", "", "<empty/><rollback><dropColumn tableName='orders' columnName='gift'/></rollback>"));
        assertThat(findings)
                .filteredOn(finding -> finding.rule() == LintRule.REFUSED_ON_SQLITE)
                .extracting(Finding::changeset, Finding::part)
                .containsExactly(tuple("1", "addColumn"), tuple("3", "dropColumn"));
        assertThat(findings.get(0).instead()).startsWith("write <sql>ALTER TABLE \"orders\" ADD COLUMN …</sql>");
    }

    @Test
    void a_table_of_a_name_that_is_taken_is_found() {
        assertThat(lint(changeset("1", "", "<sql>CREATE TABLE \"Orders\" (id BIGINT)</sql>")))
                .extracting(Finding::rule, Finding::place)
                .containsExactly(tuple(LintRule.NAME_TAKEN, "orders"));
    }

    @Test
    void a_property_that_is_one_of_ours_is_found() {
        write("<property name='ts.type' value='DATE'/>");
        assertThat(Migrations.lint(CHANGELOG))
                .first()
                .extracting(Finding::rule, Finding::part)
                .containsExactly(LintRule.RESERVED_PROPERTY, "ts.type");
    }

    @Test
    void an_allowance_with_a_reason_allows_what_it_names() {
        String table = changeset(
                "1", "", TABLE.formatted("<column name=\"x\" type=\"REAL\"/><column name=\"y\" type=\"UUID\"/>"));
        assertThat(lint("<property name='lint.floating-point.notes.x' value='shown, never summed'/>", table))
                .extracting(Finding::place)
                .containsExactly("notes.y");
        assertThat(lint(
                        "<property name='lint.floating-point.notes' value='shown, never summed'/>",
                        "<property name='lint.type.notes.y' value='lower case by a check'/>",
                        table))
                .isEmpty();
    }

    @Test
    void an_allowance_without_a_reason_or_a_finding_is_a_finding() {
        assertThat(lint(
                        "<property name='lint.floating-point.notes.x' value=' '/>",
                        "<property name='lint.type.notes.y' value='none'/>",
                        changeset("1", "", TABLE.formatted("<column name=\"x\" type=\"REAL\"/>"))))
                .extracting(finding -> finding.rule() + " " + finding.part())
                .containsExactlyInAnyOrder(
                        "floating-point x", "allowance lint.floating-point.notes.x", "allowance lint.type.notes.y");
    }

    @Test
    void a_changelog_that_liquibase_cannot_read_is_refused() {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> lint(changeset("1", "", "<createTabel tableName='x'/>")))
                .satisfies(e -> assertThat(e.what()).contains(CHANGELOG));
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> lint(changeset("1", "runAlways='true'", "<empty/>")))
                .satisfies(e -> assertThat(e.what()).contains("uses runAlways"));
    }

    @Test
    void every_rule_has_a_row_in_the_documentation() throws IOException {
        String page = Files.readString(Path.of("../docs/own-tables.md"));
        assertThat(page.lines()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.split("`", -1)[1])
                        .toList())
                .containsExactlyElementsOf(
                        Arrays.stream(LintRule.values()).map(LintRule::toString).toList());
    }

    private static String changeset(String id, String attributes, String changes) {
        return "<changeSet id='" + id + "' author='app' " + attributes + ">" + changes + "</changeSet>";
    }

    /** The findings of a changelog with these properties and changesets. */
    private List<Finding> lint(String... parts) {
        write(parts);
        return Migrations.lint(CHANGELOG);
    }

    private void write(String... parts) {
        String properties = Arrays.stream(parts)
                .filter(part -> part.startsWith("<property"))
                .collect(Collectors.joining());
        String changesets = Arrays.stream(parts)
                .filter(part -> !part.startsWith("<property"))
                .collect(Collectors.joining());
        try {
            Files.createDirectories(classPath.resolve("app"));
            Files.writeString(
                    classPath.resolve(CHANGELOG),
                    "<databaseChangeLog xmlns='http://www.liquibase.org/xml/ns/dbchangelog'"
                            + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                            + " xsi:schemaLocation='http://www.liquibase.org/xml/ns/dbchangelog"
                            + " http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd'"
                            + " logicalFilePath='app/changelog.xml' objectQuotingStrategy='QUOTE_ALL_OBJECTS'>"
                            + properties
                            + "<include file='io/shopsql/schema/changelog/shop.xml'/>" + changesets
                            + "</databaseChangeLog>");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
