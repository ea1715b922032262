package io.shopsql.internal;

import io.shopsql.checks.StatementText;
import io.shopsql.error.ShopException;
import io.shopsql.internal.engine.Faults;
import io.shopsql.internal.engine.StatementKind;
import io.shopsql.internal.shape.Shapes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jooq.Delete;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.ExecuteType;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Checks each statement, including users' own: refuses those the session may not run, and translates errors. */
final class StatementGuard implements ExecuteListener {
    private static final long serialVersionUID = 1L;

    static final ExecuteListenerProvider PROVIDER = StatementGuard::new;

    // jOOQ creates one listener per statement
    private boolean changes;
    private boolean running;
    private transient @Nullable ResultSet rows;

    @Override
    public void start(ExecuteContext ctx) {
        UnsafeQueries.refuse(ctx);
        changes = changesData(ctx);
        Session session = Session.of(ctx.configuration());
        session.check(changes);
        session.statements().expect(true);
    }

    @Override
    public void renderEnd(ExecuteContext ctx) {
        if (Shapes.isKnown(ctx)) {
            return;
        }
        String sql = ctx.sql();
        boolean postgres = ctx.family() == SQLDialect.POSTGRES;
        UnsafeQueries.requireShort(sql);
        UnsafeQueries.requireOne(sql, postgres);
        if (!changes && StatementText.changesData(sql, postgres)) {
            changes = true; // plain SQL with a result, or a WITH that deletes
            Session.of(ctx.configuration()).check(true);
        }
    }

    @Override
    public void executeStart(ExecuteContext ctx) {
        if (!changes) {
            Shapes.learn(ctx);
        }
        Session session = Session.of(ctx.configuration());
        if (fetchSize(ctx) > 0) {
            session.statements().checkPortions();
        }
        running = true;
        session.statements().started();
    }

    private static int fetchSize(ExecuteContext ctx) {
        try {
            return ctx.statement() == null ? 0 : ctx.statement().getFetchSize();
        } catch (SQLException e) {
            throw new DataAccessException("The fetch size cannot be read.", e);
        }
    }

    @Override
    public void executeEnd(ExecuteContext ctx) {
        Session session = Session.of(ctx.configuration());
        // from here on, the caller may see rows, and write
        running = false;
        session.statements().ended();
        if (ctx.resultSet() != null) {
            rows = session.opened(ctx.resultSet());
            ResultSet same = DecimalResultSet.of(rows, ctx);
            ctx.resultSet(ctx.family() == SQLDialect.SQLITE ? new ExactResultSet(same) : same);
        }
    }

    /** For a cursor or stream, called when it is closed. */
    @Override
    public void end(ExecuteContext ctx) {
        Session session = Session.of(ctx.configuration());
        session.statements().expect(false);
        if (running) {
            running = false;
            session.statements().ended();
        }
        if (rows != null) {
            session.closed(rows);
        }
    }

    private static boolean changesData(ExecuteContext ctx) {
        if (ctx.type() == ExecuteType.BATCH) {
            return !Arrays.stream(ctx.batchQueries()).allMatch(Select.class::isInstance);
        }
        return ctx.type() != ExecuteType.READ;
    }

    @Override
    public void exception(ExecuteContext ctx) {
        if (ctx.exception() instanceof ShopException || ctx.exception() instanceof SnapshotNeeded) {
            return;
        }
        Throwable thrown = ctx.sqlException() != null ? ctx.sqlException() : ctx.exception();
        ShopException ours = Faults.innermost(ShopException.class, thrown);
        if (ours != null) {
            ctx.exception(ours); // from a binding, wrapped by jOOQ; nothing was sent
            return;
        }
        SQLException error = Faults.innermost(SQLException.class, thrown);
        if (error != null) {
            Session session = Session.of(ctx.configuration());
            ctx.exception(session.failed(session.engine().translate(Faults.firstOfBatch(error), kindOf(ctx))));
        }
    }

    private static StatementKind kindOf(ExecuteContext ctx) {
        Query query = ctx.query() != null
                ? ctx.query()
                : Arrays.stream(ctx.batchQueries()).findFirst().orElse(null);
        return query instanceof Delete ? StatementKind.DELETE : StatementKind.OTHER;
    }
}
