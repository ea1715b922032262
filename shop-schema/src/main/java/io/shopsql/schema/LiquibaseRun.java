package io.shopsql.schema;

import io.shopsql.error.MigrationFailed;
import io.shopsql.error.MigrationLocked;
import java.sql.Connection;
import java.time.Duration;
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
import liquibase.exception.LockException;
import liquibase.lockservice.DatabaseChangeLogLock;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Liquibase on a connection that stays open: quiet, without analytics, and one at a time in this process. */
final class LiquibaseRun {

    // Liquibase keeps caches per process, not per database
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private final Connection connection;
    private final String schema;

    LiquibaseRun(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    void update() {
        run("migrate the database", liquibase -> {
            liquibase.update(new Contexts(Changelog.DEFAULT_CONTEXT), new LabelExpression());
            return true;
        });
    }

    void rollback(int changesets) {
        run("roll the database back", liquibase -> {
            liquibase.rollback(changesets, new Contexts(Changelog.DEFAULT_CONTEXT), new LabelExpression());
            return true;
        });
    }

    boolean unlock() {
        return run("release the migration lock", liquibase -> {
            boolean held = liquibase.listLocks().length > 0;
            liquibase.forceReleaseLocks();
            return held;
        });
    }

    private boolean run(String what, Command command) {
        ONE_AT_A_TIME.lock();
        try {
            return Scope.child(
                    Map.of(
                            Scope.Attr.ui.name(),
                            new LoggerUIService(),
                            AnalyticsArgs.ENABLED.getKey(),
                            false,
                            // our own lock is held: what stands in Liquibase's row then was left by a killed process
                            GlobalConfiguration.CHANGELOGLOCK_WAIT_TIME.getKey(),
                            0L,
                            GlobalConfiguration.CHANGELOGLOCK_POLL_RATE.getKey(),
                            1L),
                    () -> command.run(open()));
        } catch (LockException e) {
            throw new MigrationLocked(holder(), Duration.ZERO, e);
        } catch (Exception e) {
            throw new MigrationFailed("Could not " + what + ": " + firstLine(rootOf(e)), e);
        } finally {
            // else an update after a rollback in the same process thinks that it has nothing to do
            clearCache();
            ONE_AT_A_TIME.unlock();
        }
    }

    private Liquibase open() throws LiquibaseException {
        Database database =
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        database.setDatabaseChangeLogTableName(MigratedDatabase.CHANGELOG_TABLE);
        database.setDatabaseChangeLogLockTableName(MigratedDatabase.LOCK_TABLE);
        if (!schema.isEmpty()) {
            database.setDefaultSchemaName(schema);
            database.setLiquibaseSchemaName(schema);
        }
        clearCache();
        Liquibase liquibase = new Liquibase(
                Changelog.ROOT, new ClassLoaderResourceAccessor(LiquibaseRun.class.getClassLoader()), database);
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        return liquibase;
    }

    private static void clearCache() {
        Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
    }

    private String holder() {
        try {
            DatabaseChangeLogLock[] locks = Scope.child(Map.of(), () -> open().listLocks());
            return locks.length == 0
                    ? "a process that has just ended"
                    : locks[0].getLockedBy() + " since "
                            + locks[0].getLockGranted().toInstant();
        } catch (Exception e) {
            return "an unknown process (" + firstLine(rootOf(e)) + ")";
        }
    }

    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse(e.getClass().getSimpleName());
    }

    @FunctionalInterface
    private interface Command {
        boolean run(Liquibase liquibase) throws LiquibaseException;
    }
}
