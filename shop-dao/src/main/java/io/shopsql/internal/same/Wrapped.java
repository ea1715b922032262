package io.shopsql.internal.same;

import org.jooq.Context;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.impl.CustomField;
import org.jspecify.annotations.Nullable;

/** A field inside other SQL; inside it, the field is rendered as jOOQ does. */
final class Wrapped<T> extends CustomField<T> {
    private static final long serialVersionUID = 1L;

    /** The name of the function to render instead of the field's own, if any. */
    private static final Object FUNCTION = "io.shopsql.same.function";

    private final transient Field<T> field;
    private final transient Object[] pieces;

    private Wrapped(Field<T> field, Object[] pieces) {
        super(field.getUnqualifiedName(), field.getDataType());
        this.field = field;
        this.pieces = pieces;
    }

    /** The pieces are texts and parts; among them the field, and other {@link Renamed functions} of its arguments. */
    static <T> Wrapped<T> of(Field<T> field, Object... pieces) {
        return new Wrapped<>(field, pieces);
    }

    /** Whether the visited part is a field of this kind, to be rendered as jOOQ does. */
    static boolean holds(QueryPart part, VisitContext ctx) {
        return Parents.of(ctx) instanceof Wrapped<?> wrapped && wrapped.field == part;
    }

    /** The name to render instead of the visited one, which is that of a function. */
    static @Nullable QueryPart function(VisitContext ctx) {
        Object name = ctx.context().data(FUNCTION);
        if (name == null) {
            return null;
        }
        ctx.context().data().remove(FUNCTION);
        return (QueryPart) name;
    }

    @Override
    public void accept(Context<?> ctx) {
        for (Object piece : pieces) {
            if (piece instanceof Renamed renamed) {
                ctx.data(FUNCTION, renamed.name());
                ctx.visit(field);
            } else if (piece instanceof QueryPart part) {
                ctx.visit(part);
            } else {
                ctx.sql((String) piece);
            }
        }
    }

    /** The wrapped aggregate function under another name: the same arguments, filter and window. */
    record Renamed(org.jooq.Name name) {}
}
