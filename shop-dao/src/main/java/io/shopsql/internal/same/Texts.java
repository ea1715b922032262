package io.shopsql.internal.same;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.upper;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Text: {@code lower} and {@code upper} fold the letters A to Z alone, and comparisons go by bytes, as SQLite does and as
 * Postgres does for the shop's own columns.
 */
final class Texts {

    private Texts() {}

    static void register(Registry registry) {
        registry.onPostgres(QOM.Lower.class, (part, ctx) -> lower(Collations.byBytes(part.$string())));
        registry.onPostgres(QOM.Upper.class, (part, ctx) -> upper(Collations.byBytes(part.$string())));
        registry.<QOM.Lt<?>>onPostgres(QOM.Lt.class, Texts::lt);
        registry.<QOM.Le<?>>onPostgres(QOM.Le.class, Texts::le);
        registry.<QOM.Gt<?>>onPostgres(QOM.Gt.class, Texts::gt);
        registry.<QOM.Ge<?>>onPostgres(QOM.Ge.class, Texts::ge);
        registry.on(QOM.Left.class, Texts::left, (part, ctx) -> part.$length(asInt(part.$length())));
        registry.on(QOM.Right.class, Texts::right, (part, ctx) -> part.$length(negatable(part.$length())));
        registry.on(QOM.Substring.class, Texts::substring, (part, ctx) -> substringOnPostgres(part));
        registry.on(
                QOM.Lpad.class,
                (part, ctx) -> padded(part, part.$string(), part.$length(), part.$character(), true),
                (part, ctx) -> lpadOnPostgres(part));
        registry.on(
                QOM.Rpad.class,
                (part, ctx) -> padded(part, part.$string(), part.$length(), part.$character(), false),
                (part, ctx) -> rpadOnPostgres(part));
        registry.onSqlite(
                QOM.OctetLength.class, (part, ctx) -> Fragment.field(part, "octet_length(", part.$string(), ")"));
        registry.onSqlite(
                QOM.BitLength.class, (part, ctx) -> Fragment.field(part, "(8 * octet_length(", part.$string(), "))"));
        registry.on(
                QOM.Repeat.class,
                (part, ctx) -> strict(part, ctx, part.$string(), part.$count()),
                (part, ctx) -> part.$count(asInt(part.$count())));
        registry.onSqlite(
                QOM.Replace.class,
                (part, ctx) -> part.$replace() == null
                        ? strict(part, ctx, part.$string(), part.$search())
                        : strict(part, ctx, part.$string(), part.$search(), part.$replace()));
        registry.on(QOM.Position.class, Texts::position, Texts::position);
        registry.<QOM.FieldAlias<?>>onPostgres(QOM.FieldAlias.class, Texts::aliased);
    }

    private static <T> QueryPart lt(QOM.Lt<T> part, VisitContext ctx) {
        return areByBytes(part.$arg1(), part.$arg2())
                ? part
                : Collations.byBytes(part.$arg1()).lt(part.$arg2());
    }

    private static <T> QueryPart le(QOM.Le<T> part, VisitContext ctx) {
        return areByBytes(part.$arg1(), part.$arg2())
                ? part
                : Collations.byBytes(part.$arg1()).le(part.$arg2());
    }

    private static <T> QueryPart gt(QOM.Gt<T> part, VisitContext ctx) {
        return areByBytes(part.$arg1(), part.$arg2())
                ? part
                : Collations.byBytes(part.$arg1()).gt(part.$arg2());
    }

    private static <T> QueryPart ge(QOM.Ge<T> part, VisitContext ctx) {
        return areByBytes(part.$arg1(), part.$arg2())
                ? part
                : Collations.byBytes(part.$arg1()).ge(part.$arg2());
    }

    /** Whether one side has a collation, which Postgres then uses for both. */
    private static boolean areByBytes(Field<?> one, Field<?> other) {
        return Collations.isByBytes(one) || Collations.isByBytes(other);
    }

    /** A column of the result, which the query may sort by. */
    private static QueryPart aliased(QOM.FieldAlias<?> part, VisitContext ctx) {
        Field<?> field = part.$field();
        return ctx.context().declareFields() && !Collations.isByBytes(field)
                ? Collations.byBytes(field).as(part.$alias())
                : part;
    }

    private static QueryPart substringOnPostgres(QOM.Substring part) {
        Field<? extends Number> start = asInt(part.$startingPosition());
        Field<? extends Number> length = part.$length();
        return length == null
                ? DSL.substring(part.$string(), start)
                : DSL.substring(part.$string(), start, asInt(length));
    }

    private static QueryPart lpadOnPostgres(QOM.Lpad part) {
        Field<? extends Number> length = asInt(part.$length());
        return part.$character() == null
                ? DSL.lpad(part.$string(), length)
                : DSL.lpad(part.$string(), length, part.$character());
    }

    private static QueryPart rpadOnPostgres(QOM.Rpad part) {
        Field<? extends Number> length = asInt(part.$length());
        return part.$character() == null
                ? DSL.rpad(part.$string(), length)
                : DSL.rpad(part.$string(), length, part.$character());
    }

    /** Postgres' functions of text take an int, and its {@code count} is a bigint. */
    private static Field<? extends Number> asInt(Field<? extends Number> field) {
        return field instanceof Param ? field : Fragment.field(SQLDataType.INTEGER, "cast(", field, " as int)");
    }

    /** A length whose negation is an int: Postgres takes the least number for a positive one. */
    private static Field<? extends Number> negatable(Field<? extends Number> length) {
        Field<? extends Number> n = asInt(length);
        return isAtLeast(n, -Integer.MAX_VALUE)
                ? n
                : Fragment.field(
                        SQLDataType.INTEGER,
                        "(case when ",
                        n,
                        " < " + -Integer.MAX_VALUE + " then " + -Integer.MAX_VALUE + " else ",
                        n,
                        " end)");
    }

    /** NULL if an argument is NULL. */
    private static QueryPart strict(Field<?> part, VisitContext ctx, Field<?>... arguments) {
        if (Wrapped.holds(part, ctx)) {
            return part;
        }
        List<Object> pieces = new ArrayList<>();
        for (Field<?> argument : arguments) {
            if (!Nullness.isNeverNull(argument, ctx)) {
                pieces.addAll(List.of(pieces.isEmpty() ? "(case when " : " and ", argument, " is not null"));
            }
        }
        if (pieces.isEmpty()) {
            return part;
        }
        pieces.addAll(List.of(" then ", part, " end)"));
        return Wrapped.of(part, pieces.toArray());
    }

    private static QueryPart position(QOM.Position part, VisitContext ctx) {
        if (part.$startIndex() != null) {
            throw Refusal.of("functions");
        }
        return part;
    }

    /** A negative length leaves out the end. */
    private static QueryPart left(QOM.Left part, VisitContext ctx) {
        Field<?> text = part.$string();
        Field<?> n = part.$length();
        return isAtLeast(n, 0)
                ? Fragment.field(part, "substr(", text, ", 1, ", n, ")")
                : Fragment.field(
                        part,
                        "substr(",
                        text,
                        ", 1, max(0, case when ",
                        n,
                        " < 0 then length(",
                        text,
                        ") + ",
                        n,
                        " else ",
                        n,
                        " end))");
    }

    /** A negative length leaves out the start. */
    private static QueryPart right(QOM.Right part, VisitContext ctx) {
        Field<?> text = part.$string();
        Field<?> n = part.$length();
        return Fragment.field(
                part,
                "substr(",
                text,
                ", case when ",
                n,
                " < 0 then 1 - ",
                n,
                " else max(1, length(",
                text,
                ") - ",
                n,
                " + 1) end)");
    }

    /** A start before the text is before the text; SQLite would count from the end. */
    private static QueryPart substring(QOM.Substring part, VisitContext ctx) {
        Field<?> text = part.$string();
        Field<?> start = part.$startingPosition();
        Field<?> length = part.$length();
        if (isAtLeast(start, 1) && (length == null || isAtLeast(length, 0))) {
            return part;
        }
        if (length == null) {
            return Fragment.field(part, "substr(", text, ", max(1, ", start, "))");
        }
        return Fragment.field(
                part,
                "(case when ",
                length,
                " < 0 and ",
                text,
                " is not null and ",
                start,
                " is not null then ",
                Fails.NEGATIVE_LENGTH,
                " else substr(",
                text,
                ", max(1, ",
                start,
                "), max(0, ",
                length,
                " + min(1, ",
                start,
                ") - 1)) end)");
    }

    /** A text that is longer than the length is cut. */
    private static QueryPart padded(
            Field<?> part, Field<?> text, Field<?> length, @Nullable Field<?> character, boolean left) {
        Field<?> filler = character == null ? inline(" ") : character;
        Field<?> fill = Fragment.field(
                SQLDataType.VARCHAR,
                "substr(replace(hex(zeroblob(",
                length,
                ")), '00', ",
                filler,
                "), 1, ",
                length,
                " - length(",
                text,
                "))");
        return Fragment.field(
                part,
                "(case",
                Constants.of(filler) == null ? Fragment.condition(" when ", filler, " is null then null") : "",
                " when length(",
                text,
                ") >= ",
                length,
                " then substr(",
                text,
                ", 1, max(0, ",
                length,
                ")) else ",
                left ? fill : text,
                " || ",
                left ? text : fill,
                " end)");
    }

    private static boolean isAtLeast(Field<?> field, int least) {
        return Constants.of(field) instanceof Number number && number.longValue() >= least;
    }
}
