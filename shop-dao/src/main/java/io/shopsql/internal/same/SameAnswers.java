package io.shopsql.internal.same;

import io.shopsql.internal.same.Rewritings.Found;
import io.shopsql.internal.shape.Shapes;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.VisitListenerProvider;

/**
 * Replaces, while jOOQ renders a query, each part that would have another answer on the other engine. Sees every
 * statement of a session; a compiled query is rendered once. Stateless and thread-safe.
 */
public final class SameAnswers implements VisitListener {

    /** The same listener for each statement: it has no state. */
    public static final VisitListenerProvider PROVIDER = provider(new SameAnswers());

    private SameAnswers() {}

    private static VisitListenerProvider provider(SameAnswers one) {
        return () -> one;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the part itself is unchanged
    public void visitStart(VisitContext ctx) {
        QueryPart part = ctx.queryPart();
        if (ctx.queryPartsLength() == 1) {
            QueryPart known = Shapes.known(part, ctx);
            if (known != part) {
                ctx.queryPart(known);
                return;
            }
        }
        if (ctx.queryPartsLength() > Limits.DEEP) {
            Limits.checkDepth(ctx);
        }
        Found found = Rewritings.of(part.getClass());
        if (found == Found.NONE) {
            return;
        }
        QueryPart same = (ctx.family() == SQLDialect.SQLITE ? found.sqlite() : found.postgres()).of(part, ctx);
        if (same != part) {
            ctx.queryPart(same);
        }
    }
}
