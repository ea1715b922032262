package io.shopsql.internal.same;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.upper;

import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.impl.QOM;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Text: {@code lower} and {@code upper} fold the letters A to Z alone, and comparisons go by bytes, as SQLite does and as
 * Postgres does for the shop's own columns.
 */
final class Texts {

    private Texts() {}

    static void register(Rewritings.Registry registry) {
        registry.onPostgres(QOM.Lower.class, (part, ctx) -> lower(Collations.byBytes(part.$string())));
        registry.onPostgres(QOM.Upper.class, (part, ctx) -> upper(Collations.byBytes(part.$string())));
        registry.<QOM.Lt<?>>onPostgres(QOM.Lt.class, Texts::lt);
        registry.<QOM.Le<?>>onPostgres(QOM.Le.class, Texts::le);
        registry.<QOM.Gt<?>>onPostgres(QOM.Gt.class, Texts::gt);
        registry.<QOM.Ge<?>>onPostgres(QOM.Ge.class, Texts::ge);
        registry.onSqlite(QOM.Left.class, Texts::left);
        registry.onSqlite(QOM.Right.class, Texts::right);
        registry.onSqlite(QOM.Substring.class, Texts::substring);
        registry.onSqlite(
                QOM.Lpad.class, (part, ctx) -> padded(part, part.$string(), part.$length(), part.$character(), true));
        registry.onSqlite(
                QOM.Rpad.class, (part, ctx) -> padded(part, part.$string(), part.$length(), part.$character(), false));
        registry.onSqlite(
                QOM.OctetLength.class, (part, ctx) -> Fragment.field(part, "octet_length(", part.$string(), ")"));
        registry.onSqlite(
                QOM.BitLength.class, (part, ctx) -> Fragment.field(part, "(8 * octet_length(", part.$string(), "))"));
        registry.<QOM.FieldAlias<?>>onPostgres(QOM.FieldAlias.class, Texts::aliased);
    }

    private static <T> QueryPart lt(QOM.Lt<T> part, VisitContext ctx) {
        return areByBytes(part.$arg1(), part.$arg2()) ? part : Collations.byBytes(part.$arg1()).lt(part.$arg2());
    }

    private static <T> QueryPart le(QOM.Le<T> part, VisitContext ctx) {
        return areByBytes(part.$arg1(), part.$arg2()) ? part : Collations.byBytes(part.$arg1()).le(part.$arg2());
    }

    private static <T> QueryPart gt(QOM.Gt<T> part, VisitContext ctx) {
        return areByBytes(part.$arg1(), part.$arg2()) ? part : Collations.byBytes(part.$arg1()).gt(part.$arg2());
    }

    private static <T> QueryPart ge(QOM.Ge<T> part, VisitContext ctx) {
        return areByBytes(part.$arg1(), part.$arg2()) ? part : Collations.byBytes(part.$arg1()).ge(part.$arg2());
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

    /** A negative length leaves out the end. */
    private static QueryPart left(QOM.Left part, VisitContext ctx) {
        Field<?> text = part.$string();
        Field<?> n = part.$length();
        return isAtLeast(n, 0)
                ? Fragment.field(part, "substr(", text, ", 1, ", n, ")")
                : Fragment.field(
                        part, "substr(", text, ", 1, max(0, case when ", n, " < 0 then length(", text, ") + ", n,
                        " else ", n, " end))");
    }

    /** A negative length leaves out the start. */
    private static QueryPart right(QOM.Right part, VisitContext ctx) {
        Field<?> text = part.$string();
        Field<?> n = part.$length();
        return Fragment.field(
                part, "substr(", text, ", case when ", n, " < 0 then 1 - ", n, " else max(1, length(", text, ") - ", n,
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
                part, "(case when ", length, " < 0 then ", Fails.NEGATIVE_LENGTH, " else substr(", text, ", max(1, ",
                start, "), max(0, ", length, " + min(1, ", start, ") - 1)) end)");
    }

    /** A text that is longer than the length is cut. */
    private static QueryPart padded(
            Field<?> part, Field<?> text, Field<?> length, @Nullable Field<?> character, boolean left) {
        Field<?> filler = character == null ? inline(" ") : character;
        Field<?> fill = Fragment.field(
                SQLDataType.VARCHAR, "substr(replace(hex(zeroblob(", length, ")), '00', ", filler, "), 1, ", length,
                " - length(", text, "))");
        return Fragment.field(
                part, "(case when length(", text, ") >= ", length, " then substr(", text, ", 1, max(0, ", length,
                ")) else ", left ? fill : text, " || ", left ? text : fill, " end)");
    }

    private static boolean isAtLeast(Field<?> field, int least) {
        return Constants.of(field) instanceof Number number && number.longValue() >= least;
    }
}
