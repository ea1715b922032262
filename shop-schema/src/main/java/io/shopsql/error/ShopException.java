package io.shopsql.error;

import org.jspecify.annotations.Nullable;

/**
 * The errors of a shop: one final class for each kind, the same on both engines. The message says what happened and
 * what to do next; it never holds a bound value, a password or an e-mail address, nor do its causes.
 *
 * <pre>{@code
 * try {
 *     shop.write(tx -> tx.orders().place(order));
 * } catch (InsufficientStock e) {
 *     offer(e.productId(), e.available());
 * } catch (ShopException e) {
 *     log.warn("{}", e.what());
 * }
 * }</pre>
 */
public abstract sealed class ShopException extends RuntimeException
        permits BadConfiguration,
                ConstraintViolated,
                Contention,
                CopyRefused,
                DatabaseFault,
                DatabaseNewer,
                DatabaseReplaced,
                Duplicate,
                IdempotencyConflict,
                IllegalNesting,
                IllegalStatusChange,
                Inactive,
                InsufficientFunds,
                InsufficientStock,
                InvalidInput,
                MigrationFailed,
                MigrationLocked,
                MigrationPending,
                MissingReference,
                MoneyOverflow,
                NotFound,
                ReadOnlyTransaction,
                RolledBack,
                ShopClosed,
                StillReferenced,
                TimedOut,
                Unavailable,
                UnsafeQuery {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String next;

    ShopException(String what, String next, @Nullable Throwable cause) {
        super(what + "\n  next: " + next, cause);
        this.what = what;
        this.next = next;
    }

    /** What happened, in one sentence: {@code "Order 777 not found."} */
    public String what() {
        return what;
    }

    /** What to do next. */
    public String next() {
        return next;
    }
}
