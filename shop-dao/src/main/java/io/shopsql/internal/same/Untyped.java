package io.shopsql.internal.same;

import java.util.List;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.impl.QOM;

/**
 * Expressions to which jOOQ gives no type: their first value is a NULL of no type, or of a class that jOOQ does not know. Postgres
 * cannot compute with such a NULL, and the result has the Java type that each driver chooses.
 */
final class Untyped {

    /** Their type is that of an argument. */
    private static final List<Class<?>> OF_AN_ARGUMENT = List.of(
            QOM.Abs.class,
            QOM.Add.class,
            QOM.BitAnd.class,
            QOM.BitNand.class,
            QOM.BitNor.class,
            QOM.BitNot.class,
            QOM.BitOr.class,
            QOM.BitXNor.class,
            QOM.BitXor.class,
            QOM.CaseSearched.class,
            QOM.CaseSimple.class,
            QOM.Ceil.class,
            QOM.Choose.class,
            QOM.Coalesce.class,
            QOM.Decode.class,
            QOM.Div.class,
            QOM.Floor.class,
            QOM.Greatest.class,
            QOM.Iif.class,
            QOM.Least.class,
            QOM.Mod.class,
            QOM.Mul.class,
            QOM.Neg.class,
            QOM.Nullif.class,
            QOM.Nvl.class,
            QOM.Nvl2.class,
            QOM.Round.class,
            QOM.Shl.class,
            QOM.Shr.class,
            QOM.Square.class,
            QOM.Sub.class,
            QOM.Trunc.class);

    private Untyped() {}

    static void register(Registry registry) {
        Rewriting<Field<?>> typed = (part, ctx) -> require(part, part);
        OF_AN_ARGUMENT.forEach(type -> registry.add(type, typed, typed));
        registry.<QOM.CaseSimple<?, ?>>both(QOM.CaseSimple.class, (part, ctx) -> require(part, part.$value()));
        registry.<QOM.Decode<?, ?>>both(QOM.Decode.class, (part, ctx) -> require(part, part.$value()));
    }

    /** Refuses a value of a class that jOOQ does not know; a NULL may have its type from a cast. */
    static void refuse(Param<?> param) {
        if (param.getDataType().isOther() && param.getValue() != null) {
            throw Refusal.of("no-type");
        }
    }

    private static QueryPart require(QueryPart part, Field<?> typed) {
        if (typed.getDataType().isOther()) {
            throw Refusal.of("no-type");
        }
        return part;
    }
}
