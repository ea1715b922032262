package io.shopsql.internal.same;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.TableField;
import org.jooq.impl.QOM;

/**
 * What an operation takes. jOOQ takes any field; where the type is none of the operation's, SQLite converts it somehow and Postgres
 * refuses it, or the other way round.
 */
final class Operands {

    private static final Set<Kind> TEXTS = EnumSet.of(Kind.TEXT, Kind.WHOLE, Kind.NULL);

    private static final Set<Kind> NUMBERS = EnumSet.of(Kind.WHOLE, Kind.DECIMAL, Kind.DOUBLE, Kind.NULL);

    private static final Set<Kind> WHOLE = EnumSet.of(Kind.WHOLE, Kind.NULL);

    private static final Set<Class<?>> DOCUMENTS = Set.of(JSON.class, JSONB.class);

    /** In jOOQ's own binding; the shop's times have another. */
    private static final Set<Class<?>> TIMES = Set.of(
            LocalDateTime.class,
            OffsetDateTime.class,
            OffsetTime.class,
            Instant.class,
            java.sql.Timestamp.class,
            java.sql.Time.class);

    private Operands() {}

    static void register(Registry registry) {
        Takes texts = new Takes(registry, operand -> require(operand, TEXTS, "text-of-other"));
        texts.<QOM.Contains<?>>of(QOM.Contains.class, part -> part.$arg1());
        texts.<QOM.ContainsIgnoreCase<?>>of(QOM.ContainsIgnoreCase.class, part -> part.$arg1());
        texts.<QOM.StartsWith<?>>of(QOM.StartsWith.class, part -> part.$arg1());
        texts.<QOM.StartsWithIgnoreCase<?>>of(QOM.StartsWithIgnoreCase.class, part -> part.$arg1());
        texts.<QOM.EndsWith<?>>of(QOM.EndsWith.class, part -> part.$arg1());
        texts.<QOM.EndsWithIgnoreCase<?>>of(QOM.EndsWithIgnoreCase.class, part -> part.$arg1());
        texts.<QOM.Like>of(QOM.Like.class, part -> part.$arg1());
        texts.<QOM.LikeIgnoreCase>of(QOM.LikeIgnoreCase.class, part -> part.$arg1());
        texts.<QOM.NotLike>of(QOM.NotLike.class, part -> part.$arg1());
        texts.<QOM.NotLikeIgnoreCase>of(QOM.NotLikeIgnoreCase.class, part -> part.$arg1());
        texts.<QOM.CharLength>of(QOM.CharLength.class, part -> part.$arg1());
        texts.<QOM.BitLength>of(QOM.BitLength.class, part -> part.$arg1());
        texts.<QOM.OctetLength>of(QOM.OctetLength.class, part -> part.$arg1());
        texts.<QOM.Lower>of(QOM.Lower.class, part -> part.$arg1());
        texts.<QOM.Upper>of(QOM.Upper.class, part -> part.$arg1());
        texts.<QOM.Trim>of(QOM.Trim.class, part -> part.$arg1());
        texts.<QOM.Ltrim>of(QOM.Ltrim.class, part -> part.$arg1());
        texts.<QOM.Rtrim>of(QOM.Rtrim.class, part -> part.$arg1());
        texts.<QOM.Replace>of(QOM.Replace.class, part -> part.$arg1());
        texts.<QOM.Lpad>of(QOM.Lpad.class, part -> part.$arg1());
        texts.<QOM.Rpad>of(QOM.Rpad.class, part -> part.$arg1());
        texts.<QOM.Left>of(QOM.Left.class, part -> part.$arg1());
        texts.<QOM.Right>of(QOM.Right.class, part -> part.$arg1());
        texts.<QOM.Substring>of(QOM.Substring.class, part -> part.$arg1());
        texts.<QOM.Position>of(QOM.Position.class, part -> part.$in());
        texts.<QOM.Repeat>of(QOM.Repeat.class, part -> part.$arg1());
        registry.<QOM.Concat>both(QOM.Concat.class, (part, ctx) -> {
            part.$arg1().forEach(operand -> require(operand, TEXTS, "text-of-other"));
            return part;
        });
        Takes numbers = new Takes(registry, operand -> require(operand, NUMBERS, "number-of-other"));
        numbers.<QOM.Neg<?>>of(QOM.Neg.class, part -> part.$arg1());
        numbers.<QOM.Abs<?>>of(QOM.Abs.class, part -> part.$arg1());
        numbers.<QOM.Sign>of(QOM.Sign.class, part -> part.$arg1());
        numbers.<QOM.Ceil<?>>of(QOM.Ceil.class, part -> part.$arg1());
        numbers.<QOM.Floor<?>>of(QOM.Floor.class, part -> part.$arg1());
        numbers.<QOM.Round<?>>of(QOM.Round.class, part -> part.$arg1());
        numbers.<QOM.Trunc<?>>of(QOM.Trunc.class, part -> part.$arg1());
        numbers.<QOM.Mul<?>>of(QOM.Mul.class, part -> part.$arg1());
        numbers.<QOM.Div<?>>of(QOM.Div.class, part -> part.$arg1());
        numbers.<QOM.Sqrt>of(QOM.Sqrt.class, part -> part.$arg1());
        numbers.<QOM.Ln>of(QOM.Ln.class, part -> part.$arg1());
        numbers.<QOM.Log10>of(QOM.Log10.class, part -> part.$arg1());
        Takes bits = new Takes(registry, operand -> require(operand, WHOLE, "number-of-other"));
        bits.<QOM.BitAnd<?>>of(QOM.BitAnd.class, part -> part.$arg1());
        bits.<QOM.BitOr<?>>of(QOM.BitOr.class, part -> part.$arg1());
        bits.<QOM.BitXor<?>>of(QOM.BitXor.class, part -> part.$arg1());
        bits.<QOM.BitNot<?>>of(QOM.BitNot.class, part -> part.$arg1());
        bits.<QOM.BitNand<?>>of(QOM.BitNand.class, part -> part.$arg1());
        bits.<QOM.BitNor<?>>of(QOM.BitNor.class, part -> part.$arg1());
        bits.<QOM.BitXNor<?>>of(QOM.BitXNor.class, part -> part.$arg1());
        bits.<QOM.Shl<?>>of(QOM.Shl.class, part -> part.$arg1());
        bits.<QOM.Shr<?>>of(QOM.Shr.class, part -> part.$arg1());
        Takes comparable = new Takes(registry, Operands::requireComparable);
        comparable.<QOM.Eq<?>>of(QOM.Eq.class, part -> part.$arg1());
        comparable.<QOM.Ne<?>>of(QOM.Ne.class, part -> part.$arg1());
        comparable.<QOM.Lt<?>>of(QOM.Lt.class, part -> part.$arg1());
        comparable.<QOM.Le<?>>of(QOM.Le.class, part -> part.$arg1());
        comparable.<QOM.Gt<?>>of(QOM.Gt.class, part -> part.$arg1());
        comparable.<QOM.Ge<?>>of(QOM.Ge.class, part -> part.$arg1());
        comparable.<QOM.Between<?>>of(QOM.Between.class, part -> part.$arg1());
        comparable.<QOM.IsDistinctFrom<?>>of(QOM.IsDistinctFrom.class, part -> part.$arg1());
        comparable.<QOM.IsNotDistinctFrom<?>>of(QOM.IsNotDistinctFrom.class, part -> part.$arg1());
        comparable.<QOM.Nullif<?>>of(QOM.Nullif.class, part -> part.$arg1());
        registry.<QOM.Max<?>>both(QOM.Max.class, (part, ctx) -> ordered(part, part.$field()));
        registry.<QOM.Min<?>>both(QOM.Min.class, (part, ctx) -> ordered(part, part.$field()));
        registry.<Param<?>>both(Param.class, (part, ctx) -> typed(part));
        registry.<TableField<?, ?>>both(TableField.class, (part, ctx) -> typed(part));
    }

    /** Checks the first operand; the further ones are lengths, positions or of its type. */
    private record Takes(Registry registry, Consumer<Field<?>> check) {
        <P extends QueryPart> void of(Class<? super P> type, Function<P, Field<?>> first) {
            registry.<P>both(type, (part, ctx) -> {
                check.accept(first.apply(part));
                return part;
            });
        }
    }

    private static void require(Field<?> operand, Set<Kind> kinds, String rule) {
        if (!kinds.contains(Kind.of(operand))) {
            throw Refusal.of(rule);
        }
    }

    private static void requireComparable(Field<?> operand) {
        if (DOCUMENTS.contains(operand.getDataType().getFromType())) {
            throw Refusal.of("json");
        }
    }

    private static QueryPart ordered(QueryPart part, Field<?> field) {
        if (field.getDataType().isBoolean()
                || DOCUMENTS.contains(field.getDataType().getFromType())) {
            throw Refusal.of("no-order");
        }
        return part;
    }

    private static QueryPart typed(QueryPart part) {
        DataType<?> type = ((Field<?>) part).getDataType();
        if (type.isDateTime()
                && TIMES.contains(type.getFromType())
                && type.getBinding().getClass().getName().startsWith("org.jooq.impl.")) {
            throw Refusal.of("time-types");
        }
        return part;
    }
}
