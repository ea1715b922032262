package io.shopsql;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.accounts.AccountDao;
import io.shopsql.contacts.ContactDao;
import io.shopsql.internal.Session;
import io.shopsql.orders.OrderDao;
import io.shopsql.products.ProductDao;
import io.shopsql.query.BoundChange;
import io.shopsql.query.BoundQuery;
import io.shopsql.report.Report;
import io.shopsql.users.UserDao;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a transaction. Belongs to one transaction and its thread; do not keep it: use after the callback
 * throws {@link io.shopsql.error.IllegalNesting}.
 *
 * <p>After a failed statement the transaction can only be rolled back, on both engines: later statements throw {@link
 * io.shopsql.error.RolledBack}. To continue after a failure, wrap what may fail in a nested {@link Shop#write}.
 */
public final class Tx {

    private final Session session;

    Tx(Session session) {
        this.session = session;
    }

    /** The users. */
    public UserDao users() {
        return new UserDao(session);
    }

    /** The products and their stock. */
    public ProductDao products() {
        return new ProductDao(session);
    }

    /** The orders. */
    public OrderDao orders() {
        return new OrderDao(session);
    }

    /** The contacts. */
    public ContactDao contacts() {
        return new ContactDao(session);
    }

    /** The accounts and transfers. */
    public AccountDao accounts() {
        return new AccountDao(session);
    }

    /** Runs a report in this transaction: it sees the transaction's writes. */
    public <T extends @Nullable Object> T report(Report<T> report) {
        return report.run(db());
    }

    /** The rows of a compiled query. */
    public <T> List<T> list(BoundQuery<T> query) {
        return session.list(query);
    }

    /**
     * The only row of a compiled query; empty if there is none.
     *
     * @throws org.jooq.exception.TooManyRowsException if there are several
     */
    public <T> Optional<T> optional(BoundQuery<T> query) {
        return session.runner().first(query, true);
    }

    /** Runs a compiled change and returns the number of rows. */
    @CanIgnoreReturnValue
    public int run(BoundChange change) {
        return session.runner().run(change);
    }

    /**
     * jOOQ, for your own queries; its {@code transaction} methods are savepoints of this transaction. Calls that would
     * lose data on one engine throw {@link io.shopsql.error.UnsafeQuery} on both: an upsert without its key, several
     * statements in one text, the loader, a number too large for the requested type. A write while rows of a stream,
     * cursor or mapper are being read throws {@link io.shopsql.error.IllegalNesting}.
     */
    public DSLContext db() {
        return session.db();
    }

    /**
     * Runs the action after the outermost transaction commits, and not if it is rolled back. A callback may be retried:
     * side effects that must happen once (a mail, a message) belong here. An exception of the action reaches the caller
     * of {@code write}; the transaction stays committed.
     *
     * @throws io.shopsql.error.IllegalNesting in a joined transaction ({@link Shop#join}), which others commit
     */
    public void afterCommit(Runnable action) {
        session.afterCommit(action);
    }
}
