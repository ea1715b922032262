package io.shopsql.schema;

import io.shopsql.error.BadConfiguration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import liquibase.Contexts;
import liquibase.change.Change;
import liquibase.change.ColumnConfig;
import liquibase.change.ConstraintsConfig;
import liquibase.change.core.CreateTableChange;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.ContextChangeSetFilter;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.database.Database;
import liquibase.database.core.SQLiteDatabase;

/**
 * Refuses the Liquibase 4.33 changes that lose rows on SQLite, or do nothing and are marked as run. Many copy the table
 * and drop the original: referencing rows are deleted or left dangling, and checks, unique constraints, collations and
 * triggers are lost.
 *
 * <p>Allows only changes tested to lose nothing; untested changes are refused too.
 */
final class SqliteChanges {

    private static final Set<String> KEEP_EVERYTHING = Set.of(
            "createIndex",
            "createTable",
            "createView",
            "customChange",
            "delete",
            "dropIndex",
            "dropTable",
            "dropView",
            "empty",
            "executeCommand",
            "insert",
            "output",
            "renameColumn",
            "renameTable",
            "sql",
            "sqlFile",
            "stop",
            "tagDatabase",
            "update");

    private static final String COPIES = "copies the table and loses referencing rows, checks and triggers";
    private static final String UNSUPPORTED = "is not supported";
    private static final String NOTHING = "does nothing and is marked as run";

    private static final Map<String, String> HARM = Map.ofEntries(
            Map.entry("addAutoIncrement", COPIES),
            Map.entry("addColumn", COPIES),
            Map.entry("addDefaultValue", COPIES),
            Map.entry("dropColumn", COPIES + ", but keeps the column"),
            Map.entry("mergeColumns", COPIES),
            Map.entry("dropPrimaryKey", COPIES),
            Map.entry(
                    "loadUpdateData",
                    "replaces rows, which deletes the rows that reference them and empties their other columns"),
            Map.entry("loadData", "shifts values into the wrong columns and reads 1e3 as 1"),
            Map.entry("createSequence", NOTHING),
            Map.entry("alterSequence", NOTHING),
            Map.entry("dropSequence", NOTHING));

    private static final Map<String, String> SQL = Map.of(
            "addColumn",
            "<sql>ALTER TABLE %s ADD COLUMN …</sql> with <rollback>ALTER TABLE %<s DROP COLUMN …</rollback>",
            "dropColumn",
            "<sql>ALTER TABLE %s DROP COLUMN …</sql> with a <rollback>",
            "mergeColumns",
            "<sql>ALTER TABLE %s ADD COLUMN …; UPDATE %<s SET …; ALTER TABLE %<s DROP COLUMN …</sql> with a <rollback>",
            "addNotNullConstraint",
            "<sql>ALTER TABLE %s ALTER COLUMN … SET NOT NULL</sql> with a <rollback>",
            "dropNotNullConstraint",
            "<sql>ALTER TABLE %s ALTER COLUMN … DROP NOT NULL</sql> with a <rollback>",
            "addUniqueConstraint",
            "<createIndex unique=\"true\"> on %s",
            "loadData",
            "<sqlFile> with INSERT INTO %s … VALUES …",
            "loadUpdateData",
            "<sqlFile> with INSERT INTO %s … ON CONFLICT (…) DO UPDATE SET …");

    private SqliteChanges() {}

    /**
     * Checks every changeset that runs on SQLite, applied or not, and its explicit rollback.
     *
     * @throws BadConfiguration if one uses such a change; names the changeset, the change and the SQL to write instead
     */
    static void check(DatabaseChangeLog changelog, Database database, Contexts contexts) {
        if (!(database instanceof SQLiteDatabase)) {
            return;
        }
        var forSqlite = new DbmsChangeSetFilter(database);
        var forContexts = new ContextChangeSetFilter(contexts);
        for (ChangeSet changeset : changelog.getChangeSets()) {
            if (forSqlite.accepts(changeset).isAccepted()
                    && forContexts.accepts(changeset).isAccepted()) {
                check(changeset, changeset.getChanges(), "");
                check(changeset, changeset.getRollback().getChanges(), "The rollback of ");
            }
        }
    }

    private static void check(ChangeSet changeset, List<Change> changes, String where) {
        for (Change change : changes) {
            String name = change.getSerializedObjectName();
            if (!KEEP_EVERYTHING.contains(name)) {
                throw refused(changeset, where, name, HARM.getOrDefault(name, UNSUPPORTED), sqlFor(name, change));
            }
            if (change instanceof CreateTableChange table) {
                checkColumns(changeset, where, table);
            }
        }
    }

    private static void checkColumns(ChangeSet changeset, String where, CreateTableChange table) {
        List<ColumnConfig> columns = table.getColumns();
        if (columns.stream().flatMap(SqliteChanges::constraints).anyMatch(c -> c.getCheckConstraint() != null)) {
            throw refused(
                    changeset,
                    where,
                    "checkConstraint",
                    "is ignored",
                    "<sql>CREATE TABLE %s (… CHECK (…))</sql> with <rollback>DROP TABLE %<s</rollback>"
                            .formatted(quoted(table.getTableName())));
        }
        if (columns.stream().anyMatch(c -> c.getStartWith() != null || c.getIncrementBy() != null)) {
            throw refused(
                    changeset,
                    where,
                    "startWith",
                    "and incrementBy are ignored",
                    "<sql>INSERT INTO sqlite_sequence (name, seq) VALUES ('%s', …)</sql> in a changeset of its own"
                            .formatted(table.getTableName()));
        }
    }

    private static Stream<ConstraintsConfig> constraints(ColumnConfig column) {
        return Stream.ofNullable(column.getConstraints());
    }

    private static String sqlFor(String name, Change change) {
        Object table = change.getSerializableFieldValue("tableName");
        String sql = SQL.getOrDefault(name, "what SQLite has for it as <sql> in a changeset with dbms=\"sqlite\"");
        return sql.formatted(table == null ? "…" : quoted(table.toString()));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static BadConfiguration refused(ChangeSet changeset, String where, String name, String harm, String sql) {
        String owner = Changelog.name(changeset.getFilePath(), changeset.getId());
        return new BadConfiguration(
                (where.isEmpty() ? "Changeset " : where + "changeset ") + owner + " uses " + name + ", which on SQLite "
                        + harm + "; nothing was run.",
                "write " + sql + ", or give the changeset dbms=\"postgresql\".");
    }
}
