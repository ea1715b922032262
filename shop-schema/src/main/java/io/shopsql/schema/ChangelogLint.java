package io.shopsql.schema;

import io.shopsql.error.BadConfiguration;
import io.shopsql.error.MigrationFailed;
import io.shopsql.schema.Changelog.Property;
import io.shopsql.schema.SqliteChanges.Refusal;
import io.shopsql.schema.lint.Changeset;
import io.shopsql.schema.lint.Finding;
import io.shopsql.schema.lint.LintRule;
import io.shopsql.schema.lint.SchemaLint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import liquibase.Liquibase;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.database.DatabaseList;
import liquibase.database.OfflineConnection;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.core.SQLiteDatabase;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.sql.Sql;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.sqlgenerator.SqlGeneratorFactory;

/**
 * The lint of a changelog: Liquibase writes the statements of each changeset for both engines, without a database, and the
 * tables that they leave are compared.
 */
final class ChangelogLint {

    private static final String OUR_FILES = Changelog.LIBRARY.substring(0, Changelog.LIBRARY.lastIndexOf('/') + 1);

    private static final Set<String> OUR_PROPERTIES =
            Set.of("id.type", "ref.type", "ts.type", "json.type", "now", "text.collation");

    /** They run code or move rows, and create no table. */
    private static final Set<String> SKIPPED =
            Set.of("customChange", "executeCommand", "loadData", "loadUpdateData", "output", "stop");

    private static final String ALLOWANCE = "lint.";

    private final Changelog changelog;
    private final List<Finding> found = new ArrayList<>();

    private ChangelogLint(Changelog changelog) {
        this.changelog = changelog;
    }

    static List<Finding> of(Changelog changelog) {
        ChangelogLint lint = new ChangelogLint(changelog);
        try {
            LiquibaseRun.quietly("read the changelog " + changelog.root(), () -> lint.look());
        } catch (MigrationFailed e) {
            throw new BadConfiguration(e.what(), "mend the changelog.");
        }
        return lint.allowed();
    }

    private void look() throws LiquibaseException {
        for (Property property : changelog.properties()) {
            if (OUR_PROPERTIES.contains(property.name()) && !property.file().startsWith(OUR_FILES)) {
                found.add(new Finding(
                        LintRule.RESERVED_PROPERTY,
                        property.file(),
                        "",
                        "",
                        property.name(),
                        "it is one of ours, and the first definition wins: the shop's own tables would get this one.",
                        "give it another name."));
            }
        }
        List<Changeset> onSqlite = statements(new SQLiteDatabase(), "offline:sqlite");
        List<Changeset> onPostgres = statements(new PostgresDatabase(), "offline:postgresql?version=18");
        found.addAll(SchemaLint.of(onSqlite, onPostgres));
    }

    private List<Changeset> statements(Database database, String url) throws LiquibaseException {
        ResourceAccessor resources = new ClassLoaderResourceAccessor(changelog.loader());
        database.setConnection(new OfflineConnection(url, resources));
        Liquibase liquibase = new Liquibase(changelog.root(), resources, database);
        liquibase.getChangeLogParameters().setContexts(LiquibaseRun.contexts());
        DatabaseChangeLog read = liquibase.getDatabaseChangeLog();
        SqliteChanges.refusals(read, database, LiquibaseRun.contexts()).forEach(this::refused);
        List<Changeset> all = new ArrayList<>();
        for (ChangeSet changeset : SqliteChanges.runBy(database, LiquibaseRun.contexts(), read)) {
            all.add(new Changeset(fileOf(changeset), changeset.getId(), statements(changeset, database)));
        }
        return all;
    }

    private static List<String> statements(ChangeSet changeset, Database database) {
        database.setObjectQuotingStrategy(changeset.getObjectQuotingStrategy());
        List<String> statements = new ArrayList<>();
        for (Change change : changeset.getChanges()) {
            boolean refused = database instanceof SQLiteDatabase && !SqliteChanges.isAllowed(change);
            if (!refused && !SKIPPED.contains(change.getSerializedObjectName())) {
                for (Sql sql : SqlGeneratorFactory.getInstance().generateSql(change, database)) {
                    statements.add(modified(sql.toSql(), changeset, database));
                }
            }
        }
        return statements;
    }

    /** After {@code modifySql}. */
    private static String modified(String sql, ChangeSet changeset, Database database) {
        String modified = sql;
        for (SqlVisitor visitor : changeset.getSqlVisitors()) {
            if (DatabaseList.definitionMatches(visitor.getApplicableDbms(), database, true)) {
                modified = visitor.modifySql(modified, database);
            }
        }
        return modified;
    }

    private void refused(Refusal refusal) {
        ChangeSet changeset = refusal.changeset();
        found.add(new Finding(
                LintRule.REFUSED_ON_SQLITE,
                fileOf(changeset),
                changeset.getId(),
                refusal.table(),
                refusal.change(),
                (refusal.where().isEmpty() ? "" : "its rollback uses it; ") + refusal.change() + " on SQLite "
                        + refusal.harm() + ": a migration refuses it before anything runs.",
                refusal.instead()));
    }

    private static String fileOf(ChangeSet changeset) {
        return changeset.getChangeLog().getPhysicalFilePath();
    }

    /** What the changelog does not allow; and the allowances that allow nothing. */
    private List<Finding> allowed() {
        List<Property> allowances = changelog.properties().stream()
                .filter(property -> property.name().startsWith(ALLOWANCE))
                .toList();
        List<Finding> left = new ArrayList<>(found);
        for (Property allowance : allowances) {
            if (allowance.value().isBlank()) {
                left.add(useless(allowance, "it says no reason."));
            } else if (found.stream().noneMatch(finding -> allows(allowance, finding))) {
                left.add(useless(allowance, "it allows nothing that is found."));
            } else {
                left.removeIf(finding -> allows(allowance, finding));
            }
        }
        return List.copyOf(left);
    }

    private static boolean allows(Property allowance, Finding finding) {
        String name = allowance.name().toLowerCase(Locale.ROOT);
        String allowed = finding.allowance().toLowerCase(Locale.ROOT);
        return allowed.equals(name) || allowed.startsWith(name + ".");
    }

    private static Finding useless(Property allowance, String why) {
        return new Finding(
                LintRule.ALLOWANCE,
                allowance.file(),
                "",
                "",
                allowance.name(),
                why,
                "write the reason as its value, or remove it.");
    }
}
