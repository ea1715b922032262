package io.shopsql.internal.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.Configuration;
import org.jooq.Context;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A rendered text.
 *
 * @param pieces around the bind variables
 * @param positions of the bind variables among those that the query holds
 * @param kept what else is known of its queries
 */
record Text(List<String> pieces, List<Integer> positions, AtomicReference<@Nullable Object> kept) {

    /** A text that cannot be put together from its pieces, or depends on a value. */
    static final Text NONE = new Text(List.of(), List.of(), new AtomicReference<>());

    /**
     * The pieces of a text.
     *
     * @param held the bind variables that the query holds
     * @param bound those of the text, in its order
     */
    static Text of(String sql, List<Param<?>> held, List<Param<?>> bound, Configuration configuration) {
        List<String> pieces = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        int from = 0;
        for (Param<?> param : bound) {
            int position = positionOf(param, held);
            // some are cast
            String variable = DSL.using(configuration).render(param);
            int at = sql.indexOf(variable, from);
            if (position < 0 || at < 0 || variable.isEmpty()) {
                return NONE;
            }
            positions.add(position);
            pieces.add(sql.substring(from, at));
            from = at + variable.length();
        }
        pieces.add(sql.substring(from));
        Text text = new Text(List.copyOf(pieces), List.copyOf(positions), new AtomicReference<>());
        return DSL.using(configuration).render(text.with(held)).equals(sql) ? text : NONE;
    }

    @SuppressWarnings("ReferenceEquality") // equal ones have other values
    static int positionOf(Param<?> bound, List<Param<?>> held) {
        for (int i = 0; i < held.size(); i++) {
            if (held.get(i) == bound) {
                return i;
            }
        }
        return -1;
    }

    /** The text with the bind variables of a query, to be rendered instead of it. */
    QueryPart with(List<Param<?>> held) {
        return new Part(this, held);
    }

    private void render(Context<?> ctx, List<Param<?>> held) {
        for (int i = 0; i < positions.size(); i++) {
            ctx.sql(pieces.get(i), true).visit(held.get(positions.get(i)));
        }
        ctx.sql(pieces.get(positions.size()), true);
    }

    /** What jOOQ renders. */
    private static final class Part extends CustomQueryPart {
        private static final long serialVersionUID = 1L;

        private final transient Text text;
        private final transient List<Param<?>> held;

        private Part(Text text, List<Param<?>> held) {
            this.text = text;
            this.held = held;
        }

        @Override
        public void accept(Context<?> ctx) {
            text.render(ctx, held);
        }
    }
}
