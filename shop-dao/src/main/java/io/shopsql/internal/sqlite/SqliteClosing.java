package io.shopsql.internal.sqlite;

import io.shopsql.internal.engine.Faults;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB;

/**
 * Closes a SQLite connection that another thread may be using. Cancels its statement repeatedly, since a cancellation
 * just before a statement begins is lost. Uncommitted changes are rolled back.
 */
public final class SqliteClosing {

    private static final Logger log = LoggerFactory.getLogger(SqliteClosing.class);

    private SqliteClosing() {}

    static void close(SQLiteConnection connection) throws SQLException {
        DB database = connection.getDatabase();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch noLongerCancelled = new CountDownLatch(1);
        Thread closing = new Thread(
                () -> {
                    // the driver runs its calls under this monitor, except cancellations, which must not overlap the
                    // closing
                    synchronized (database) {
                        held.countDown();
                        closeAfter(noLongerCancelled, connection);
                    }
                },
                "shop-closing");
        closing.setDaemon(true);
        closing.start();
        boolean interrupted = false;
        try {
            while (held.getCount() > 0) {
                database.interrupt();
                interrupted |= waitFor(held, 20);
            }
        } finally {
            noLongerCancelled.countDown();
            while (closing.isAlive()) {
                interrupted |= join(closing);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void closeAfter(CountDownLatch latch, SQLiteConnection connection) {
        try {
            latch.await();
            connection.close();
        } catch (SQLException | InterruptedException e) {
            log.debug("a connection could not be closed", Faults.bare(e));
        }
    }

    /** Waits for the latch. Returns true if interrupted. */
    private static boolean waitFor(CountDownLatch latch, long millis) {
        try {
            boolean reached = latch.await(millis, TimeUnit.MILLISECONDS);
            log.trace("the connection is free: {}", reached);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static boolean join(Thread thread) {
        try {
            thread.join();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
