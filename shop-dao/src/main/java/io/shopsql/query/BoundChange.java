package io.shopsql.query;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A compiled INSERT, UPDATE or DELETE with the values of its parameters. Runs as {@link BoundQuery} does. Immutable and
 * thread-safe.
 */
public final class BoundChange {

    private final Template template;
    private final @Nullable Object[] values;

    /** Used by the library. */
    public BoundChange(Template template, @Nullable Object... values) {
        this.template = template;
        this.values = values;
    }

    /** Runs it and returns the number of rows. */
    @CanIgnoreReturnValue
    public int run(DSLContext db) {
        return Runners.of(db).run(this);
    }

    /**
     * Runs changes of one statement as a batch: on Postgres in one round trip.
     *
     * @return the number of rows of each
     * @throws IllegalArgumentException if they are not of one statement
     */
    @CanIgnoreReturnValue
    public static int[] runAll(DSLContext db, List<BoundChange> changes) {
        return Runners.of(db).runAll(changes);
    }

    /** Used by the library. */
    public Template template() {
        return template;
    }

    /** Used by the library; not to be changed. */
    public @Nullable Object[] values() {
        return values;
    }
}
