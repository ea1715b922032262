package io.shopsql.same;

import io.shopsql.testkit.TestShop;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import org.jooq.RowCountQuery;

/** Statements that change data, undone after they were compared. */
final class Changes {

    private Changes() {}

    /** Carries the answer out of a transaction that is rolled back. */
    private static final class Undo extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Object answer;

        Undo(Object answer) {
            super(null, null, false, false);
            this.answer = answer;
        }
    }

    static Object undone(TestShop shop, Function<DSLContext, Object> work) {
        try {
            shop.run(tx -> {
                throw new Undo(work.apply(tx.db()));
            });
            throw new AssertionError("the work was not undone");
        } catch (Undo undo) {
            return undo.answer;
        }
    }

    /** The number of rows, and what the small table then holds. */
    static Object run(DSLContext db, RowCountQuery query) {
        int rows;
        synchronized (query) {
            rows = db.execute(query);
        }
        return List.of(rows, contents(db));
    }

    /** The rows returned, and what the small table then holds. */
    static Object returned(DSLContext db, ResultQuery<?> query) {
        Object rows = Finish.rows(Finish.fetched(db, query), query);
        return List.of(rows, contents(db));
    }

    static Object contents(DSLContext db) {
        return db.selectFrom(Small.STORED).orderBy(Small.STORED.id).fetch();
    }
}
