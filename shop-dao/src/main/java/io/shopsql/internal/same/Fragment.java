package io.shopsql.internal.same;

import org.jooq.Condition;
import org.jooq.Context;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.CustomField;

/** SQL of one engine, made of texts and of parts that jOOQ renders. */
final class Fragment {

    private Fragment() {}

    /** An expression; the name of the replaced field, by which a derived table refers to it, is kept. */
    static <T> Field<T> field(Field<T> replaced, Object... pieces) {
        return CustomField.of(replaced.getUnqualifiedName(), replaced.getDataType(), ctx -> render(ctx, pieces));
    }

    static <T> Field<T> field(DataType<T> type, Object... pieces) {
        return CustomField.of("same", type, ctx -> render(ctx, pieces));
    }

    static Condition condition(Object... pieces) {
        return CustomCondition.of(ctx -> render(ctx, pieces));
    }

    private static void render(Context<?> ctx, Object[] pieces) {
        for (Object piece : pieces) {
            if (piece instanceof QueryPart part) {
                ctx.visit(part);
            } else {
                ctx.sql((String) piece);
            }
        }
    }
}
