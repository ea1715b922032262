package io.shopsql.internal;

import io.shopsql.internal.engine.Engine;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Context;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.CustomField;

/** SQL fragments that choose their engine when the statement runs, so that they can be built without a session. */
public final class Deferred {

    private Deferred() {}

    /** The function's condition for the engine of the statement. */
    public static Condition condition(Function<Engine, Condition> condition) {
        return CustomCondition.of(ctx -> accept(ctx, condition));
    }

    /** The function's field for the engine of the statement, with the name and type of the given column. */
    public static <T> Field<T> field(Field<T> column, Function<Engine, Field<T>> field) {
        return CustomField.of(column.getName(), column.getDataType(), ctx -> accept(ctx, field));
    }

    private static void accept(Context<?> ctx, Function<Engine, ? extends QueryPart> part) {
        if (ctx.family() == SQLDialect.DEFAULT) {
            // jOOQ compares or prints it: each is equal to itself alone
            ctx.sql("deferred ").sql(System.identityHashCode(part));
        } else {
            ctx.visit(part.apply(Session.of(ctx.configuration()).engine()));
        }
    }
}
