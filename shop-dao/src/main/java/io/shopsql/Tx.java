package io.shopsql;

import io.shopsql.accounts.AccountDao;
import io.shopsql.contacts.ContactDao;
import io.shopsql.internal.Session;
import io.shopsql.orders.OrderDao;
import io.shopsql.products.ProductDao;
import io.shopsql.report.Report;
import io.shopsql.users.UserDao;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What can be done inside a transaction. Belongs to one transaction and its thread; do not keep it: after the callback
 * each use is an {@link io.shopsql.error.IllegalNesting} error.
 *
 * <p>Once a statement has failed, the transaction can only be rolled back, on both engines: what follows is a {@link
 * io.shopsql.error.RolledBack} error. Wrap what may fail in a nested {@link Shop#write} to go on after it.
 */
public final class Tx {

    private final Session session;

    Tx(Session session) {
        this.session = session;
    }

    public UserDao users() {
        return new UserDao(session);
    }

    public ProductDao products() {
        return new ProductDao(session);
    }

    public OrderDao orders() {
        return new OrderDao(session);
    }

    public ContactDao contacts() {
        return new ContactDao(session);
    }

    public AccountDao accounts() {
        return new AccountDao(session);
    }

    /** Runs a report in this transaction: it sees what the transaction has written. */
    public <T extends @Nullable Object> T report(Report<T> report) {
        return report.run(db());
    }

    /**
     * jOOQ, for queries of your own; its {@code transaction} methods are savepoints of this transaction. What would lose data
     * on one of the engines is an {@link io.shopsql.error.UnsafeQuery} on both: an upsert that does not name its key, several
     * statements in one text, the loader, a number that does not fit into the type asked for. A write while the rows of a
     * stream, a cursor or a mapper are being read is an {@link io.shopsql.error.IllegalNesting}.
     */
    public DSLContext db() {
        return session.db();
    }

    /**
     * Runs the action when the outermost transaction is committed, and not if it is rolled back. A callback may run again
     * when it lost against another transaction: what must happen once (a mail, a message) belongs here. An exception of
     * the action reaches the caller of {@code write}; the transaction stands.
     *
     * @throws io.shopsql.error.IllegalNesting in a joined transaction ({@link Shop#join}): it is committed by others
     */
    public void afterCommit(Runnable action) {
        session.afterCommit(action);
    }
}
