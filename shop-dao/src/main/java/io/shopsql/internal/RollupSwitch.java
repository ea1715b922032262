package io.shopsql.internal;

import io.shopsql.internal.engine.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * What a shop knows of its rollups. It asks once, and learns what it switches itself; of what others switch it learns when it is opened
 * again. So reports that need no rollups ask for none. A report that uses them asks again in its own snapshot: to believe that they are
 * on is never wrong, only slower. Thread-safe.
 */
public final class RollupSwitch {

    private final AtomicReference<@Nullable Boolean> on = new AtomicReference<>();

    RollupSwitch() {}

    /** Called by who has switched them. */
    public void set(boolean nowOn) {
        on.set(nowOn);
    }

    /** Asks the database, unless that was done. */
    void ask(Engine engine, Connection connection) throws SQLException {
        if (on.get() == null) {
            on.compareAndSet(null, engine.rollupTables().areThere(connection));
        }
    }

    /** In SQL: whether the sums are kept; empty if they are switched off. */
    Optional<Condition> kept(Engine engine) {
        return Boolean.TRUE.equals(on.get()) ? Optional.of(engine.rollupTables().areKept()) : Optional.empty();
    }
}
