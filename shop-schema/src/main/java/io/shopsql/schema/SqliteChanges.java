package io.shopsql.schema;

import io.shopsql.error.BadConfiguration;
import java.util.ArrayList;
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
        List<Refusal> refusals = refusals(changelog, database, contexts);
        if (!refusals.isEmpty()) {
            throw refusals.get(0).error();
        }
    }

    /** All uses of such changes; none on another engine. */
    static List<Refusal> refusals(DatabaseChangeLog changelog, Database database, Contexts contexts) {
        List<Refusal> found = new ArrayList<>();
        if (database instanceof SQLiteDatabase) {
            for (ChangeSet changeset : runBy(database, contexts, changelog)) {
                look(changeset, changeset.getChanges(), "", found);
                look(changeset, changeset.getRollback().getChanges(), "The rollback of ", found);
            }
        }
        return found;
    }

    /** The changesets that run on the database. */
    static List<ChangeSet> runBy(Database database, Contexts contexts, DatabaseChangeLog changelog) {
        var forEngine = new DbmsChangeSetFilter(database);
        var forContexts = new ContextChangeSetFilter(contexts);
        return changelog.getChangeSets().stream()
                .filter(changeset -> forEngine.accepts(changeset).isAccepted()
                        && forContexts.accepts(changeset).isAccepted())
                .toList();
    }

    /** Whether the change may run on SQLite, apart from attributes that do nothing there. */
    static boolean isAllowed(Change change) {
        return KEEP_EVERYTHING.contains(change.getSerializedObjectName());
    }

    private static void look(ChangeSet changeset, List<Change> changes, String where, List<Refusal> found) {
        for (Change change : changes) {
            String name = change.getSerializedObjectName();
            if (!isAllowed(change)) {
                String harm = HARM.getOrDefault(name, UNSUPPORTED);
                found.add(new Refusal(changeset, where, tableOf(change), name, harm, sqlFor(name, change)));
            }
            if (change instanceof CreateTableChange table) {
                lookAtColumns(changeset, where, table, found);
            }
        }
    }

    private static void lookAtColumns(ChangeSet changeset, String where, CreateTableChange table, List<Refusal> found) {
        List<ColumnConfig> columns = table.getColumns();
        if (columns.stream().flatMap(SqliteChanges::constraints).anyMatch(c -> c.getCheckConstraint() != null)) {
            found.add(new Refusal(
                    changeset,
                    where,
                    table.getTableName(),
                    "checkConstraint",
                    "is ignored",
                    "<sql>CREATE TABLE %s (… CHECK (…))</sql> with <rollback>DROP TABLE %<s</rollback>"
                            .formatted(quoted(table.getTableName()))));
        }
        if (columns.stream().anyMatch(c -> c.getStartWith() != null || c.getIncrementBy() != null)) {
            found.add(new Refusal(
                    changeset,
                    where,
                    table.getTableName(),
                    "startWith",
                    "and incrementBy are ignored",
                    "<sql>INSERT INTO sqlite_sequence (name, seq) VALUES ('%s', …)</sql> in a changeset of its own"
                            .formatted(table.getTableName())));
        }
    }

    private static Stream<ConstraintsConfig> constraints(ColumnConfig column) {
        return Stream.ofNullable(column.getConstraints());
    }

    private static String sqlFor(String name, Change change) {
        String table = tableOf(change);
        String sql = SQL.getOrDefault(name, "what SQLite has for it as <sql> in a changeset with dbms=\"sqlite\"");
        return sql.formatted(table.isEmpty() ? "…" : quoted(table));
    }

    /** The table of a change, or empty. */
    private static String tableOf(Change change) {
        Object table = change.getSerializableFieldValue("tableName");
        return table == null ? "" : table.toString();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * A change that would lose rows on SQLite, or do nothing.
     *
     * @param where empty, or that it stands in the rollback
     * @param table its table, or empty
     * @param change its name
     * @param harm what it does there
     * @param sql what to write instead
     */
    record Refusal(ChangeSet changeset, String where, String table, String change, String harm, String sql) {

        String instead() {
            return "write " + sql + ", or give the changeset dbms=\"postgresql\".";
        }

        BadConfiguration error() {
            String owner = Changelog.name(changeset.getFilePath(), changeset.getId());
            return new BadConfiguration(
                    (where.isEmpty() ? "Changeset " : where + "changeset ") + owner + " uses " + change
                            + ", which on SQLite " + harm + "; nothing was run.",
                    instead());
        }
    }
}
