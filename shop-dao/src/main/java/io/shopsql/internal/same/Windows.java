package io.shopsql.internal.same;

import java.util.List;
import org.jooq.AggregateFunction;
import org.jooq.Field;
import org.jooq.GroupField;
import org.jooq.Keyword;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.VisitContext;
import org.jooq.WindowSpecification;
import org.jooq.impl.QOM;
import org.jooq.impl.QOM.FrameUnits;

/** Window functions without a window, and frames that an engine refuses. */
final class Windows {

    private Windows() {}

    static void register(Registry registry) {
        Rewriting<Field<?>> function = Windows::function;
        registry.add(QOM.WindowFunction.class, function, function);
        registry.<QOM.Ntile>both(QOM.Ntile.class, (part, ctx) -> {
            if (!(part.$tiles() instanceof Param)) {
                throw Refusal.of("tiles-of-column");
            }
            return part;
        });
        registry.<WindowSpecification>both(WindowSpecification.class, Windows::specification);
    }

    /** Whether it has an {@code over}, in these queries: jOOQ does not show that it names a window of one. */
    @SuppressWarnings("rawtypes") // one type argument in jOOQ 3.19, two in 3.21
    static boolean isWindowed(QueryPart part, QueryPart... around) {
        return part instanceof QOM.WindowFunction function
                && (function.$windowSpecification() != null
                        || function.$windowDefinition() != null
                        || (namesWindows(around) && words(part).contains("over")));
    }

    /** Whether a query has a WINDOW clause. */
    private static boolean namesWindows(QueryPart... around) {
        for (QueryPart part : around) {
            if (part instanceof Select<?> select && !select.$window().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static QueryPart function(Field<?> function, VisitContext ctx) {
        boolean isWindowed = isWindowed(function, ctx.queryParts());
        if (!isWindowed && !(function instanceof AggregateFunction)) {
            throw Refusal.of("window-without-over");
        }
        if (isWindowed
                && function instanceof AggregateFunction
                && words(function).contains("distinct")) {
            throw Refusal.of("distinct-window");
        }
        return function;
    }

    /** The keywords of the part itself. */
    private static List<String> words(QueryPart part) {
        return SetOperations.wordsOf(part, part).stream().map(Keyword::toString).toList();
    }

    private static QueryPart specification(WindowSpecification window, VisitContext ctx) {
        for (GroupField partition : window.$partitionBy()) {
            Documents.refuse(partition);
        }
        FrameUnits units = window.$frameUnits();
        Integer start = window.$frameStart();
        if (units == null || start == null) {
            return window;
        }
        int end = window.$frameEnd() == null ? 0 : window.$frameEnd();
        if (start > 0 ? end <= 0 || start == Integer.MAX_VALUE : end < 0 && (start == 0 || end == Integer.MIN_VALUE)) {
            throw Refusal.of("frame-bounds");
        }
        if (window.$windowDefinition() == null) {
            if (units == FrameUnits.GROUPS && window.$orderBy().isEmpty()) {
                throw Refusal.of("groups-without-order");
            }
            if (units == FrameUnits.RANGE && (isOffset(start) || isOffset(end)) && !isOrderedByANumber(window)) {
                throw Refusal.of("range-of-other");
            }
        }
        return window;
    }

    private static boolean isOffset(int bound) {
        return bound != 0 && bound != Integer.MIN_VALUE && bound != Integer.MAX_VALUE;
    }

    private static boolean isOrderedByANumber(WindowSpecification window) {
        if (window.$orderBy().size() != 1) {
            return false;
        }
        Field<?> by = window.$orderBy().get(0).$field();
        return switch (Kind.of(by)) {
            case WHOLE, DECIMAL, DOUBLE -> true;
            default -> false;
        };
    }
}
