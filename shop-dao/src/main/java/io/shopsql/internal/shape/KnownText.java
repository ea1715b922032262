package io.shopsql.internal.shape;

import java.util.List;
import org.jooq.Context;
import org.jooq.Param;
import org.jooq.impl.CustomQueryPart;

/** A query whose text is known, with its bind variables. Rendered instead of the query. */
final class KnownText extends CustomQueryPart {
    private static final long serialVersionUID = 1L;

    private final transient Text text;
    private final transient List<Param<?>> params;

    KnownText(Text text, List<Param<?>> params) {
        this.text = text;
        this.params = params;
    }

    @Override
    public void accept(Context<?> ctx) {
        text.render(ctx, params);
    }
}
