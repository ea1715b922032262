package io.shopsql.internal.same;

import org.jooq.QueryPart;
import org.jooq.VisitContext;

/** Replaces a part of a query while it is rendered. Stateless and thread-safe. */
@FunctionalInterface
interface Rewriting<P> {

    /**
     * The part to render instead; the part itself if the engine already renders it right. jOOQ visits the children of the
     * result, not the result itself: it may be of the class of the part.
     *
     * @throws io.shopsql.error.UnsafeQuery if no rendering gives the same answer on both engines
     */
    QueryPart of(P part, VisitContext ctx);
}
