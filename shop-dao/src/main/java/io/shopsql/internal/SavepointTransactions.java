package io.shopsql.internal;

import org.jooq.Transaction;
import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;

/** jOOQ's own {@code db.transaction(…)} inside a shop's transaction: a savepoint of it. */
record SavepointTransactions(Session session) implements TransactionProvider {

    @Override
    public void begin(TransactionContext ctx) {
        ctx.transaction(new Nested(session.savepoint()));
    }

    @Override
    public void commit(TransactionContext ctx) {
        ((Nested) ctx.transaction()).savepoint.release();
    }

    @Override
    public void rollback(TransactionContext ctx) {
        // null if it failed to begin
        if (ctx.transaction() instanceof Nested nested) {
            nested.savepoint.rollback();
        }
    }

    private record Nested(Session.Savepoint savepoint) implements Transaction {}
}
