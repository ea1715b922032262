package io.shopsql.schema;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Objects;
import liquibase.Liquibase;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.database.Database;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits a changeset and its row in the changelog table in one transaction. Liquibase commits them separately: if
 * killed in between, it would repeat the changeset, fail, and never get past it.
 */
final class ChangesetTransactions {

    private static final Logger log = LoggerFactory.getLogger(ChangesetTransactions.class);

    private final Connection connection;
    private final MigrationLock lock;
    private final boolean beginsImmediate;
    private final boolean keeps;

    private boolean heldBack;
    private boolean manual;
    private boolean begun;
    private boolean unprotected;
    private boolean outside;

    /**
     * @param lock checked at the start and end of each transaction
     * @param beginsImmediate whether a transaction takes the write lock at its start, as SQLite requires: a transaction
     *     that has read cannot write after another process wrote
     * @param keeps whether to commit; else everything is one transaction, which {@link #end} rolls back
     */
    ChangesetTransactions(Connection connection, MigrationLock lock, boolean beginsImmediate, boolean keeps) {
        this.connection = connection;
        this.lock = lock;
        this.beginsImmediate = beginsImmediate;
        this.keeps = keeps;
    }

    /** The connection for Liquibase. */
    Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> handle(method, arguments));
    }

    void watch(Liquibase liquibase) {
        liquibase.setChangeExecListener(new Boundaries());
    }

    /** Rolls uncommitted changes back. */
    void end() throws SQLException {
        heldBack = false;
        if (beginsImmediate) {
            run("ROLLBACK");
            rollBackWhatAChangesetBegan();
            manual = false;
        } else if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
            manual = false;
        }
        endOutside();
    }

    /** For a changeset with {@code runInTransaction="false"} that began a transaction by SQL and failed in it. */
    private void rollBackWhatAChangesetBegan() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            log.trace("none was open", e);
        }
    }

    private @Nullable Object handle(Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "commit" -> {
                if (heldBack || !keeps) {
                    return null;
                }
                if (beginsImmediate) {
                    run("COMMIT");
                    return null;
                }
                beforeCommit();
                connection.commit();
                begin();
                return null;
            }
            case "rollback" -> {
                if (!keeps && arguments == null) {
                    // the engine has already undone a failed statement
                    return null;
                }
                if (beginsImmediate && arguments == null) {
                    run("ROLLBACK");
                    return null;
                }
                if (arguments == null) {
                    connection.rollback();
                    begin();
                    return null;
                }
            }
            case "getAutoCommit" -> {
                if (beginsImmediate) {
                    return !manual;
                }
            }
            case "setAutoCommit" -> {
                if (!keeps && arguments != null) {
                    manual = true;
                    return null;
                }
                if (beginsImmediate && arguments != null) {
                    run("COMMIT");
                    manual = Boolean.FALSE.equals(arguments[0]);
                    return null;
                }
                setManual(arguments != null && Boolean.FALSE.equals(arguments[0]));
                return null;
            }
            case "createStatement", "prepareStatement", "prepareCall" -> {
                if (beginsImmediate && manual && !begun) {
                    run("BEGIN IMMEDIATE");
                }
                if (!keeps && !beginsImmediate) {
                    connection.setAutoCommit(false);
                    return failingAlone((Statement) Objects.requireNonNull(invoke(method, connection, arguments)));
                }
            }
            default -> {}
        }
        return invoke(method, connection, arguments);
    }

    /**
     * Begins before the first statement: Liquibase may take long between transactions, and an open transaction cannot
     * lose the lock.
     */
    void start() throws SQLException {
        if (keeps && !beginsImmediate) {
            setManual(true);
        }
    }

    private void begin() throws SQLException {
        if (manual) {
            lock.begin(connection);
        }
    }

    private void beforeCommit() throws SQLException {
        if (manual) {
            lock.beforeCommit(connection);
        }
    }

    private void setManual(boolean wanted) throws SQLException {
        if (wanted == manual) {
            return;
        }
        if (wanted) {
            endOutside();
        } else {
            beforeCommit();
        }
        connection.setAutoCommit(!wanted);
        manual = wanted;
        begin();
        if (!wanted && unprotected) {
            outside = true;
            lock.beginOutside(connection);
        }
    }

    private void endOutside() throws SQLException {
        if (outside) {
            outside = false;
            lock.endOutside(connection);
        }
    }

    /**
     * A statement whose failure leaves the transaction usable, as on SQLite: Liquibase detects missing tables by
     * failing statements.
     */
    private Statement failingAlone(Statement statement) {
        Class<?> type = statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return (Statement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (!method.getName().startsWith("execute")) {
                        return invoke(method, statement, arguments);
                    }
                    Savepoint before = connection.setSavepoint();
                    try {
                        return invoke(method, statement, arguments);
                    } catch (SQLException e) {
                        connection.rollback(before);
                        throw e;
                    }
                });
    }

    private static @Nullable Object invoke(Method method, Object target, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private void run(String command) throws SQLException {
        boolean begin = command.startsWith("BEGIN");
        if (begin != begun) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(command);
            }
            begun = begin;
        }
    }

    /** Suppresses commits from the start of a changeset until its row is written. */
    private final class Boundaries extends AbstractChangeExecListener {

        @Override
        public void willRun(
                ChangeSet changeset, DatabaseChangeLog changelog, Database database, ChangeSet.RunStatus status) {
            starts(changeset);
        }

        @Override
        public void ran(
                ChangeSet changeset, DatabaseChangeLog changelog, Database database, ChangeSet.ExecType result) {
            ended();
        }

        @Override
        public void runFailed(
                ChangeSet changeset, DatabaseChangeLog changelog, Database database, Exception exception) {
            ended();
        }

        @Override
        public void willRollback(ChangeSet changeset, DatabaseChangeLog changelog, Database database) {
            starts(changeset);
        }

        @Override
        public void rolledBack(ChangeSet changeset, DatabaseChangeLog changelog, Database database) {
            ended();
        }

        @Override
        public void rollbackFailed(
                ChangeSet changeset, DatabaseChangeLog changelog, Database database, Exception exception) {
            ended();
        }

        private void starts(ChangeSet changeset) {
            heldBack = changeset.isRunInTransaction();
            unprotected = !heldBack;
        }

        private void ended() {
            heldBack = false;
            unprotected = false;
        }
    }
}
