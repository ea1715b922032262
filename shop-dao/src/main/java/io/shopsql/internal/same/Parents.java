package io.shopsql.internal.same;

import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jspecify.annotations.Nullable;

/** The parts around the one that is visited. */
final class Parents {

    private Parents() {}

    /** The part that holds the visited one. */
    static @Nullable QueryPart of(VisitContext ctx) {
        QueryPart[] parts = ctx.queryParts();
        return parts.length < 2 ? null : parts[parts.length - 2];
    }

    /** Whether one of the nearest parts around the visited one is of this class. */
    static boolean has(VisitContext ctx, Class<?> type, int nearest) {
        return has(ctx.queryParts(), type, nearest);
    }

    /** The same, of the last of these parts. */
    static boolean has(QueryPart[] parts, Class<?> type, int nearest) {
        for (int i = parts.length - 2; i >= Math.max(0, parts.length - 1 - nearest); i--) {
            if (type.isInstance(parts[i])) {
                return true;
            }
        }
        return false;
    }
}
