package io.shopsql.command;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code shop migrate}: where the database stands, and how it goes up and down. */
@EveryDatabase
@Tag("long")
class MigrateCommandTest {

    @AutoClose
    private final TestDatabase.Home database;

    @TempDir
    private Path folder;

    MigrateCommandTest(TestDatabase engine) {
        database = engine.emptyDatabase();
    }

    @Test
    void status_tells_what_is_applied_and_pending_and_that_nobody_holds_the_lock() {
        assertThat(migrate("status")).contains("applied: 0 changesets", "0001-users.xml::", "lock: free");
        assertThat(migrate()).startsWith("The database is migrated and up to date: ");
        assertThat(migrate("status")).contains("pending: 0 changesets");
        assertThat(migrate("up")).isEqualTo("The database is up to date: nothing to do.\n");
    }

    @Test
    void down_and_up_again_and_back_to_a_tag() {
        migrate("up");
        assertThat(migrate("down", 2)).isEqualTo("2 changesets rolled back.\n");
        assertThat(migrate("tag", "before")).isEqualTo("The database is tagged before.\n");
        assertThat(migrate("up")).endsWith("2 changesets applied.\n");
        assertThat(migrate("to", "before")).startsWith("The database is at before: ");
        assertThat(migrate("status")).contains("pending: 2 changesets");
        assertThat(migrate("history", "--format", "csv"))
                .startsWith("applied,changeset,author,tag,description\n")
                .contains(",before,");
        CommandRun refused = run("to", "nowhere");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("There is no such tag; the database has before.");
        assertThat(run("down", 0).exitCode()).isEqualTo(2);
    }

    @Test
    void sql_is_printed_and_not_run() {
        assertThat(migrate("sql")).contains("CREATE TABLE", "shop_changelog");
        assertThat(migrate("status")).contains("applied: 0 changesets");
        migrate("up");
        assertThat(migrate("sql")).isEmpty();
        assertThat(migrate("sql", "--down", 1000))
                .contains("DROP TABLE", "DELETE FROM")
                .doesNotContain("LOCKEDBY");
        assertThat(migrate("status")).contains("pending: 0 changesets");
    }

    @Test
    void diff_lists_what_differs_and_writes_a_draft() throws SQLException, IOException {
        migrate("up");
        assertThat(migrate("diff")).startsWith("The database matches the changelog.");
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter table users add column phone varchar(40)");
        }
        Path draft = folder.resolve("draft.xml");
        assertThat(migrate("diff", "--format", "csv", "--draft", draft).toLowerCase(Locale.ROOT))
                .startsWith("kind,table,name,in_changelog,in_database\ncolumn,users,phone,,");
        assertThat(Files.readString(draft)).contains("<changeSet", "ADD COLUMN", "<rollback>", "DROP COLUMN");
    }

    @Test
    void a_draft_replaces_no_file_unless_told_to_and_is_refused_before_anything_is_compared() throws IOException {
        migrate("up");
        Path draft = folder.resolve("draft.xml");
        Files.writeString(draft, "mine");
        CommandRun there = run("diff", "--draft", draft);
        assertThat(there.exitCode()).isEqualTo(1);
        assertThat(there.out()).isEmpty();
        assertThat(there.err()).contains("already exists", "--force").hasLineCount(1);
        assertThat(draft).hasContent("mine");
        CommandRun nowhere = run("diff", "--draft", folder.resolve("none/draft.xml"));
        assertThat(nowhere.exitCode()).isEqualTo(1);
        assertThat(nowhere.err()).contains("There is no folder").hasLineCount(1);
        migrate("diff", "--draft", draft, "--force");
        assertThat(draft).content().contains("<databaseChangeLog");
    }

    @Test
    void lint_prints_its_findings_and_fails_if_there_are_any() throws IOException {
        assertThat(migrate("lint")).isEqualTo("No findings.\n");
        Files.writeString(folder.resolve("app.xml"), """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd"
                    logicalFilePath="app.xml">
                  <include file="io/shopsql/schema/changelog/shop.xml"/>
                  <changeSet id="1" author="app"><sql>ALTER TABLE users ADD COLUMN weight NUMERIC</sql></changeSet>
                </databaseChangeLog>
                """);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(
                    new URLClassLoader(new URL[] {folder.toUri().toURL()}, before));
            CommandRun found = run("lint", "--changelog", "app.xml");
            assertThat(found.exitCode()).isEqualTo(1);
            assertThat(found.out())
                    .startsWith("app.xml::1: users.weight: numeric: ")
                    .contains(" next: write BIGINT")
                    .endsWith("\n1 finding.\n");
            assertThat(run("lint", "--changelog", "app.xml", "--format", "csv").out())
                    .startsWith("rule,file,changeset,place,why,instead\nnumeric,app.xml,1,users.weight,");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void unlock_says_whether_there_was_a_lock() {
        migrate("up");
        assertThat(migrate("unlock")).isEqualTo("No lock was held.\n");
    }

    @Test
    void a_changelog_that_is_not_there_is_refused_as_wrongly_asked() {
        CommandRun refused = run("status", "--changelog", "app/missing.xml");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("The changelog app/missing.xml is not on the class path.");
    }

    private String migrate(Object... arguments) {
        CommandRun run = run(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    private CommandRun run(Object... arguments) {
        Object[] all = new Object[arguments.length + 3];
        all[0] = "migrate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--url";
        all[arguments.length + 2] = database.url();
        return CommandRun.shop(all);
    }
}
