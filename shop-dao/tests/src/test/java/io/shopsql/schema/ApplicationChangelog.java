package io.shopsql.schema;

import java.sql.Connection;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.change.core.RawSQLChange;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** What an application does that has a Liquibase of its own, with its usual tables. */
final class ApplicationChangelog {

    private ApplicationChangelog() {}

    /** Applies one changeset, which makes a table. */
    static void apply(DataSource source, String table) throws Exception {
        try (Connection connection = source.getConnection()) {
            Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> {
                DatabaseChangeLog changelog = new DatabaseChangeLog("app/" + table + ".xml");
                ChangeSet changeset =
                        new ChangeSet(table, "app", false, false, "app/" + table + ".xml", null, null, changelog);
                changeset.addChange(new RawSQLChange("create table " + table + " (id integer primary key)"));
                changelog.addChangeSet(changeset);
                Liquibase liquibase = new Liquibase(
                        changelog,
                        new ClassLoaderResourceAccessor(),
                        DatabaseFactory.getInstance()
                                .findCorrectDatabaseImplementation(new JdbcConnection(connection)));
                liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                liquibase.update(new Contexts());
            });
        }
    }
}
