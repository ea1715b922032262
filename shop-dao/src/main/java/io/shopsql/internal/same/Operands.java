package io.shopsql.internal.same;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.TableField;
import org.jooq.impl.QOM;
import org.jooq.impl.SQLDataType;

/**
 * What an operation takes. jOOQ takes any field; where the type is none of the operation's, SQLite converts it somehow and Postgres
 * refuses it, or the other way round.
 */
final class Operands {

    private static final Set<Kind> TEXTS = EnumSet.of(Kind.TEXT, Kind.WHOLE, Kind.NULL);

    private static final Set<Kind> PATTERNS = EnumSet.of(Kind.TEXT, Kind.NULL);

    private static final Set<Kind> NUMBERS = EnumSet.of(Kind.WHOLE, Kind.DECIMAL, Kind.DOUBLE, Kind.NULL);

    private static final Set<Kind> WHOLE = EnumSet.of(Kind.WHOLE, Kind.NULL);

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
        Untyped.register(registry);
        Documents.register(registry);
        Subqueries.register(registry);
        Takes texts = new Takes(registry, Operands::requireText);
        Takes patterns = new Takes(registry, Operands::requirePattern);
        registry.<QOM.Like>both(QOM.Like.class, (part, ctx) -> matched(part, part.$arg1(), part.$arg2()));
        registry.<QOM.NotLike>both(QOM.NotLike.class, (part, ctx) -> matched(part, part.$arg1(), part.$arg2()));
        registry.<QOM.LikeIgnoreCase>both(
                QOM.LikeIgnoreCase.class, (part, ctx) -> matched(part, part.$arg1(), part.$arg2()));
        registry.<QOM.NotLikeIgnoreCase>both(
                QOM.NotLikeIgnoreCase.class, (part, ctx) -> matched(part, part.$arg1(), part.$arg2()));
        texts.<QOM.Contains<?>>of(QOM.Contains.class, part -> part.$arg1());
        texts.<QOM.ContainsIgnoreCase<?>>of(QOM.ContainsIgnoreCase.class, part -> part.$arg1());
        texts.<QOM.StartsWith<?>>of(QOM.StartsWith.class, part -> part.$arg1());
        texts.<QOM.StartsWithIgnoreCase<?>>of(QOM.StartsWithIgnoreCase.class, part -> part.$arg1());
        texts.<QOM.EndsWith<?>>of(QOM.EndsWith.class, part -> part.$arg1());
        texts.<QOM.EndsWithIgnoreCase<?>>of(QOM.EndsWithIgnoreCase.class, part -> part.$arg1());
        texts.<QOM.Like>of(QOM.Like.class, part -> part.$arg1());
        patterns.<QOM.Like>of(QOM.Like.class, part -> part.$arg2());
        texts.<QOM.LikeIgnoreCase>of(QOM.LikeIgnoreCase.class, part -> part.$arg1());
        patterns.<QOM.LikeIgnoreCase>of(QOM.LikeIgnoreCase.class, part -> part.$arg2());
        texts.<QOM.NotLike>of(QOM.NotLike.class, part -> part.$arg1());
        patterns.<QOM.NotLike>of(QOM.NotLike.class, part -> part.$arg2());
        texts.<QOM.NotLikeIgnoreCase>of(QOM.NotLikeIgnoreCase.class, part -> part.$arg1());
        patterns.<QOM.NotLikeIgnoreCase>of(QOM.NotLikeIgnoreCase.class, part -> part.$arg2());
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
        Takes lengths = new Takes(registry, Operands::requireLength);
        lengths.<QOM.Left>of(QOM.Left.class, part -> part.$length());
        lengths.<QOM.Right>of(QOM.Right.class, part -> part.$length());
        lengths.<QOM.Lpad>of(QOM.Lpad.class, part -> part.$length());
        lengths.<QOM.Rpad>of(QOM.Rpad.class, part -> part.$length());
        lengths.<QOM.Repeat>of(QOM.Repeat.class, part -> part.$count());
        lengths.<QOM.Substring>of(QOM.Substring.class, part -> part.$startingPosition());
        lengths.<QOM.Substring>ofAll(
                QOM.Substring.class, part -> part.$length() == null ? List.of() : List.of(part.$length()));
        registry.<QOM.Concat>both(QOM.Concat.class, (part, ctx) -> {
            part.$arg1().forEach(Operands::requireText);
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
        numbers.<QOM.Add<?>>ofAll(QOM.Add.class, part -> ofNumbers(part, part.$arg1(), part.$arg2()));
        numbers.<QOM.Sub<?>>ofAll(QOM.Sub.class, part -> ofNumbers(part, part.$arg1(), part.$arg2()));
        numbers.<QOM.Mul<?>>ofAll(QOM.Mul.class, part -> List.of(part.$arg1(), part.$arg2()));
        numbers.<QOM.Div<?>>ofAll(QOM.Div.class, part -> List.of(part.$arg1(), part.$arg2()));
        Operations whole = new Operations(registry);
        whole.<QOM.Add<?>>of(QOM.Add.class, part -> ofNumbers(part, part.$arg1(), part.$arg2()));
        whole.<QOM.Sub<?>>of(QOM.Sub.class, part -> ofNumbers(part, part.$arg1(), part.$arg2()));
        whole.<QOM.Mul<?>>of(QOM.Mul.class, part -> List.of(part.$arg1(), part.$arg2()));
        whole.<QOM.Div<?>>of(QOM.Div.class, part -> List.of(part.$arg1(), part.$arg2()));
        numbers.<QOM.Square<?>>of(QOM.Square.class, part -> part.$arg1());
        numbers.<QOM.Sqrt>of(QOM.Sqrt.class, part -> part.$arg1());
        numbers.<QOM.Ln>of(QOM.Ln.class, part -> part.$arg1());
        numbers.<QOM.Log10>of(QOM.Log10.class, part -> part.$arg1());
        Takes bits = new Takes(registry, operand -> require(operand, WHOLE, "number-of-other"));
        bits.<QOM.BitAnd<?>>ofAll(QOM.BitAnd.class, part -> List.of(part.$arg1(), part.$arg2()));
        bits.<QOM.BitOr<?>>ofAll(QOM.BitOr.class, part -> List.of(part.$arg1(), part.$arg2()));
        bits.<QOM.BitXor<?>>ofAll(QOM.BitXor.class, part -> List.of(part.$arg1(), part.$arg2()));
        bits.<QOM.BitNot<?>>of(QOM.BitNot.class, part -> part.$arg1());
        bits.<QOM.BitNand<?>>ofAll(QOM.BitNand.class, part -> List.of(part.$arg1(), part.$arg2()));
        bits.<QOM.BitNor<?>>ofAll(QOM.BitNor.class, part -> List.of(part.$arg1(), part.$arg2()));
        bits.<QOM.BitXNor<?>>ofAll(QOM.BitXNor.class, part -> List.of(part.$arg1(), part.$arg2()));
        bits.<QOM.Shl<?>>ofAll(QOM.Shl.class, part -> List.of(part.$arg1(), part.$arg2()));
        bits.<QOM.Shr<?>>ofAll(QOM.Shr.class, part -> List.of(part.$arg1(), part.$arg2()));
        registry.<QOM.Max<?>>both(QOM.Max.class, (part, ctx) -> ordered(part, part.$field()));
        registry.<QOM.Min<?>>both(QOM.Min.class, (part, ctx) -> ordered(part, part.$field()));
        registry.<Param<?>>both(Param.class, (part, ctx) -> {
            Untyped.refuse(part);
            return typed(part);
        });
        registry.<TableField<?, ?>>both(TableField.class, (part, ctx) -> typed(part));
    }

    private record Takes(Registry registry, Consumer<Field<?>> check) {

        /** Checks one operand. */
        <P extends QueryPart> void of(Class<? super P> type, Function<P, Field<?>> first) {
            registry.<P>both(type, (part, ctx) -> {
                check.accept(first.apply(part));
                return part;
            });
        }

        <P extends QueryPart> void ofAll(Class<? super P> type, Function<P, List<Field<?>>> operands) {
            registry.<P>both(type, (part, ctx) -> {
                operands.apply(part).forEach(check);
                return part;
            });
        }
    }

    private record Operations(Registry registry) {

        /** Checks what the result is made of. */
        <P extends Field<?>> void of(Class<? super P> type, Function<P, List<Field<?>>> operands) {
            registry.<P>both(type, (part, ctx) -> {
                Limits.requireShort(part);
                Types.requireWhole(part, operands.apply(part));
                return part;
            });
        }
    }

    /** None for times, which have an arithmetic of their own. */
    private static List<Field<?>> ofNumbers(Field<?> part, Field<?> one, Field<?> other) {
        return part.getDataType().isTemporal() ? List.of() : List.of(one, other);
    }

    private static void require(Field<?> operand, Set<Kind> kinds, String rule) {
        if (!kinds.contains(Kind.of(operand))) {
            throw Refusal.of(rule);
        }
    }

    /** Refuses what has another text on the other engine. */
    static void requireText(Field<?> operand) {
        require(operand, TEXTS, "text-of-other");
    }

    /** Of the query's own; what jOOQ makes of {@code contains} has no type. */
    private static void requirePattern(Field<?> operand) {
        if (operand instanceof Param || operand instanceof TableField) {
            require(operand, PATTERNS, "text-of-other");
        }
    }

    /** Postgres takes 32 bits. */
    private static void requireLength(Field<?> operand) {
        if (operand.getDataType().isOther()) {
            throw Refusal.of("no-type");
        }
        require(operand, WHOLE, "number-of-other");
        if (Scale.bits(operand.getDataType()) > Scale.bits(SQLDataType.INTEGER)) {
            throw Refusal.of("number-of-other");
        }
    }

    /** By a pattern that jOOQ has converted to the Java type of the field, unless it is an expression. */
    private static QueryPart matched(QueryPart part, Field<?> field, Field<?> pattern) {
        if (pattern instanceof Param
                && field.getDataType().getType() != field.getDataType().getFromType()) {
            throw Refusal.of("pattern-of-other");
        }
        return part;
    }

    private static QueryPart ordered(QueryPart part, Field<?> field) {
        DataType<?> type = field.getDataType();
        // bytes have one from Postgres 18 on
        if (type.isBoolean()
                || type.getFromType() == UUID.class
                || type.getFromType() == byte[].class
                || Documents.isDocument(field)) {
            throw Refusal.of("no-order");
        }
        return part;
    }

    private static QueryPart typed(QueryPart part) {
        DataType<?> type = ((Field<?>) part).getDataType();
        if (type.isDateTime() && TIMES.contains(type.getFromType()) && Kind.isOfJooq(type)) {
            throw Refusal.of("time-types");
        }
        return part;
    }
}
