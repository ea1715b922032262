package io.shopsql.query;

import io.shopsql.error.BadConfiguration;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Finds the runner behind a {@code DSLContext}. */
public final class Runners {

    /** The key of the function that gives the runner for a configuration. */
    public static final String KEY = "io.shopsql.session";

    private Runners() {}

    /** @throws BadConfiguration if the {@code DSLContext} does not come from a shop */
    static Runner of(DSLContext db) {
        if (db.configuration().data(KEY) instanceof Source source) {
            return source.runner(db);
        }
        throw notOfAShop();
    }

    /**
     * In SQL: whether the rollups are kept by all their triggers; empty if the shop has found them switched off.
     *
     * @throws BadConfiguration if the {@code DSLContext} does not come from a shop
     */
    public static Optional<Condition> rollups(DSLContext db) {
        if (db.configuration().data(KEY) instanceof Source source) {
            return source.rollups();
        }
        throw notOfAShop();
    }

    /** The error for a {@code DSLContext} from elsewhere. */
    public static BadConfiguration notOfAShop() {
        return new BadConfiguration(
                "This DSLContext does not come from a shop.",
                "take it from Tx.db(), or from the argument of a report.");
    }

    /** What a shop's {@code DSLContext} leads to. */
    public interface Source {
        /** The runner for a {@code DSLContext} of this transaction. */
        Runner runner(DSLContext db);

        /** As {@link Runners#rollups}. */
        Optional<Condition> rollups();
    }
}
