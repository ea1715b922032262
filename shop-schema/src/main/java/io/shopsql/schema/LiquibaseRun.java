package io.shopsql.schema;

import io.shopsql.error.MigrationFailed;
import io.shopsql.error.ShopException;
import java.io.StringWriter;
import java.io.Writer;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import liquibase.Contexts;
import liquibase.GlobalConfiguration;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.changelog.FastCheckService;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs Liquibase on a connection that stays open: quiet, without analytics, one run at a time per process. */
final class LiquibaseRun {

    private static final Logger log = LoggerFactory.getLogger(LiquibaseRun.class);

    private static final int MESSAGE_LENGTH = 300;

    // Liquibase keeps caches per process, not per database
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private final ChangesetTransactions transactions;
    private final String schema;
    private final Changelog changelog;

    LiquibaseRun(ChangesetTransactions transactions, String schema, Changelog changelog) {
        this.transactions = transactions;
        this.schema = schema;
        this.changelog = changelog;
    }

    void update() {
        run("migrate the database", liquibase -> liquibase.update(contexts(), new LabelExpression()));
    }

    void rollback(int changesets) {
        run("roll the database back", liquibase -> liquibase.rollback(changesets, contexts(), new LabelExpression()));
    }

    /** Updates up to the changeset that sets the tag. */
    void updateTo(String tag) {
        run("migrate the database", liquibase -> liquibase.update(tag, contexts(), new LabelExpression()));
    }

    /** The statements of {@link #update}. */
    String updateSql() {
        return written((liquibase, out) -> liquibase.updateSql(contexts(), new LabelExpression(), out));
    }

    /** The statements of {@link #rollback}. */
    String rollbackSql(int changesets) {
        return written((liquibase, out) -> liquibase.rollback(changesets, contexts(), new LabelExpression(), out));
    }

    private String written(Script script) {
        StringWriter out = new StringWriter();
        run("write the statements", liquibase -> script.write(liquibase, out));
        return SqlScript.of(out.toString());
    }

    static Contexts contexts() {
        return new Contexts(Changelog.DEFAULT_CONTEXT);
    }

    /** {@link #update} in a transaction that stays open. */
    void updateUnkept() {
        runInTransaction(
                "make the schema of the changelog", liquibase -> liquibase.update(contexts(), new LabelExpression()));
    }

    private void run(String what, Command command) {
        try {
            transactions.start();
            runInTransaction(what, command);
        } catch (SQLException e) {
            throw failed(what, e);
        } finally {
            endTransaction();
        }
    }

    private void runInTransaction(String what, Command command) {
        quietly(what, () -> command.run(open()));
    }

    /** Runs a part of Liquibase without analytics and output, one at a time. */
    static void quietly(String what, Scope.ScopedRunner<?> work) {
        ONE_AT_A_TIME.lock();
        try {
            Scope.child(
                    Map.of(
                            Scope.Attr.ui.name(),
                            new LoggerUIService(),
                            AnalyticsArgs.ENABLED.getKey(),
                            false,
                            // we hold our own lock, and the row was free just now
                            GlobalConfiguration.CHANGELOGLOCK_WAIT_TIME.getKey(),
                            0L,
                            GlobalConfiguration.CHANGELOGLOCK_POLL_RATE.getKey(),
                            1L),
                    work);
        } catch (ShopException e) {
            throw e;
        } catch (Exception e) {
            throw failed(what, e);
        } finally {
            // else an update after a rollback in the same process finds nothing to do
            clearCache();
            ONE_AT_A_TIME.unlock();
        }
    }

    private static RuntimeException failed(String what, Exception e) {
        Throwable root = rootOf(e);
        return root instanceof LockLost lost
                ? lost
                : new MigrationFailed("Could not " + what + ": " + inOneLine(root), e);
    }

    /** Liquibase leaves the connection without autocommit, and failed changes uncommitted. */
    private void endTransaction() {
        try {
            transactions.end();
        } catch (SQLException e) {
            log.debug("the connection is lost, and uncommitted changes with it", e);
        }
    }

    private Liquibase open() throws LiquibaseException {
        Database database = DatabaseFactory.getInstance()
                .findCorrectDatabaseImplementation(new JdbcConnection(transactions.connection()));
        database.setDatabaseChangeLogTableName(MigratedDatabase.CHANGELOG_TABLE);
        database.setDatabaseChangeLogLockTableName(MigratedDatabase.LOCK_TABLE);
        if (!schema.isEmpty()) {
            database.setDefaultSchemaName(schema);
            database.setLiquibaseSchemaName(schema);
        }
        clearCache();
        Liquibase liquibase =
                new Liquibase(changelog.root(), new ClassLoaderResourceAccessor(changelog.loader()), database);
        transactions.watch(liquibase);
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        liquibase.getChangeLogParameters().setContexts(contexts());
        SqliteChanges.check(liquibase.getDatabaseChangeLog(), database, contexts());
        return liquibase;
    }

    private static void clearCache() {
        Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
    }

    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static String inOneLine(Throwable e) {
        String message = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
        return message.length() <= MESSAGE_LENGTH ? message : message.substring(0, MESSAGE_LENGTH) + " …";
    }

    @FunctionalInterface
    private interface Command {
        void run(Liquibase liquibase) throws LiquibaseException;
    }

    @FunctionalInterface
    private interface Script {
        void write(Liquibase liquibase, Writer out) throws LiquibaseException;
    }
}
