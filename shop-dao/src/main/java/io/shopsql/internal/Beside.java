package io.shopsql.internal;

import io.shopsql.internal.engine.Connections.Lease;
import io.shopsql.internal.engine.Engine;
import io.shopsql.internal.engine.Mode;
import io.shopsql.internal.engine.Sql;
import io.shopsql.internal.engine.StatementKind;
import java.sql.SQLException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** A connection to read by, beside the transactions of the same thread. Belongs to one thread. */
public final class Beside {

    private final Engine engine;
    private final Loan loan;
    private final Clock clock;
    private final RollupSwitch rollups;
    private @Nullable Session current;

    /** Called by {@code Transactor}. */
    Beside(Engine engine, Lease lease, Clock clock, RollupSwitch rollups) {
        this.engine = engine;
        this.loan = new Loan(engine, lease, true);
        this.clock = clock;
        this.rollups = rollups;
    }

    /**
     * Ends the snapshot before, if there is one, and begins another: what is committed now.
     *
     * @return a session that reads it, valid until the next snapshot
     */
    public Session snapshot() {
        end();
        Session session = Sessions.open(engine, loan.lease(), Mode.READ, clock, rollups);
        try {
            loan.begin(Mode.READ);
            current = session;
            // the first statement takes it
            session.reading(connection -> {
                Sql.ask(connection, "select id from orders limit 1");
                return connection;
            });
        } catch (SQLException e) {
            throw engine.translate(e, StatementKind.OTHER);
        }
        return session;
    }

    private void end() {
        Session before = current;
        if (before != null) {
            current = null;
            before.end();
            loan.endRead();
        }
    }

    /** Returns the connection, because of an error or none. */
    void close(@Nullable Throwable because) {
        end();
        if (because == null) {
            loan.giveBack();
        } else {
            loan.giveBack(because);
        }
    }
}
