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
}
