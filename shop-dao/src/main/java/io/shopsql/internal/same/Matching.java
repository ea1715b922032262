package io.shopsql.internal.same;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.replace;
import static org.jooq.impl.DSL.val;

import io.shopsql.error.UnsafeQuery;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.impl.QOM;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Patterns. {@code like} distinguishes upper and lower case, and {@code likeIgnoreCase} does not for the letters A to Z. SQLite's
 * LIKE ignores case, its GLOB does not: a pattern is translated into one of GLOB. Without {@code escape} no
 * character escapes another, as in the standard; in Postgres a backslash would.
 */
final class Matching {

    private Matching() {}

    static void register(Registry registry) {
        registry.on(
                QOM.Like.class,
                (part, ctx) -> glob(part.$arg1(), " glob ", part.$arg2(), part.$arg3()),
                (part, ctx) -> like(part, part.$arg1(), " like ", part.$arg2(), part.$arg3(), ctx));
        registry.on(
                QOM.NotLike.class,
                (part, ctx) -> glob(part.$arg1(), " not glob ", part.$arg2(), part.$arg3()),
                (part, ctx) -> like(part, part.$arg1(), " not like ", part.$arg2(), part.$arg3(), ctx));
        registry.on(
                QOM.LikeIgnoreCase.class,
                (part, ctx) -> folded(part, part.$arg3()),
                (part, ctx) -> ilike(part.$arg1(), " ilike ", part.$arg2(), part.$arg3()));
        registry.on(
                QOM.NotLikeIgnoreCase.class,
                (part, ctx) -> folded(part, part.$arg3()),
                (part, ctx) -> ilike(part.$arg1(), " not ilike ", part.$arg2(), part.$arg3()));
        registry.<QOM.Contains<?>>onSqlite(
                QOM.Contains.class, (part, ctx) -> contains(text(part.$arg1()), text(part.$arg2())));
        registry.<QOM.StartsWith<?>>onSqlite(
                QOM.StartsWith.class, (part, ctx) -> startsWith(text(part.$arg1()), text(part.$arg2())));
        registry.<QOM.EndsWith<?>>onSqlite(
                QOM.EndsWith.class, (part, ctx) -> endsWith(text(part.$arg1()), text(part.$arg2())));
        registry.<QOM.ContainsIgnoreCase<?>>onSqlite(
                QOM.ContainsIgnoreCase.class,
                (part, ctx) -> contains(lower(text(part.$arg1())), lower(text(part.$arg2()))));
        registry.<QOM.StartsWithIgnoreCase<?>>onSqlite(
                QOM.StartsWithIgnoreCase.class,
                (part, ctx) -> startsWith(lower(text(part.$arg1())), lower(text(part.$arg2()))));
        registry.<QOM.EndsWithIgnoreCase<?>>onSqlite(
                QOM.EndsWithIgnoreCase.class,
                (part, ctx) -> endsWith(lower(text(part.$arg1())), lower(text(part.$arg2()))));
    }

    private static Condition contains(Field<String> text, Field<String> part) {
        return Fragment.condition("(instr(", text, ", ", part, ") > 0)");
    }

    private static Condition startsWith(Field<String> text, Field<String> part) {
        return Fragment.condition("(instr(", text, ", ", part, ") = 1)");
    }

    private static Condition endsWith(Field<String> text, Field<String> part) {
        return Fragment.condition(
                "(length(",
                text,
                ") >= length(",
                part,
                ") and substr(",
                text,
                ", length(",
                text,
                ") - length(",
                part,
                ") + 1) = ",
                part,
                ")");
    }

    private static Condition glob(Field<?> text, String operator, Field<String> pattern, @Nullable Character escape) {
        return Fragment.condition("(", text(text), operator, globPattern(pattern, escape), ")");
    }

    private static Field<String> globPattern(Field<String> pattern, @Nullable Character escape) {
        Object known = Constants.of(pattern);
        if (known != null) {
            String glob = globPattern(known.toString(), escape);
            return pattern instanceof org.jooq.Param<?> param && param.isInline() ? inline(glob) : val(glob);
        }
        requireKnown(escape);
        Field<String> bracket = replace(text(pattern), inline("["), inline("[[]"));
        Field<String> star = replace(bracket, inline("*"), inline("[*]"));
        Field<String> mark = replace(star, inline("?"), inline("[?]"));
        return replace(replace(mark, inline("%"), inline("*")), inline("_"), inline("?"));
    }

    private static void requireKnown(@Nullable Character escape) {
        if (escape != null) {
            throw new UnsafeQuery(
                    "A pattern with an escape character must be a value: SQLite's own LIKE ignores case.",
                    "use contains, startsWith or endsWith, or bind the pattern as a value of this query.");
        }
    }

    private static String globPattern(String pattern, @Nullable Character escape) {
        StringBuilder glob = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (escape != null && c == escape) {
                i++;
                requireEscaped(pattern, i);
                literal(glob, pattern.charAt(i));
            } else if (c == '%') {
                glob.append('*');
            } else if (c == '_') {
                glob.append('?');
            } else {
                literal(glob, c);
            }
        }
        return glob.toString();
    }

    private static void literal(StringBuilder glob, char c) {
        if (c == '*' || c == '?' || c == '[') {
            glob.append('[').append(c).append(']');
        } else {
            glob.append(c);
        }
    }

    private static void requireEscaped(String pattern, int position) {
        if (position >= pattern.length()) {
            throw new UnsafeQuery(
                    "A pattern ends in its escape character.", "write the escape character twice, or leave it out.");
        }
    }

    /** On SQLite jOOQ folds both sides; an escape character that is a letter would be folded too. */
    private static QueryPart folded(QueryPart part, @Nullable Character escape) {
        if (escape != null && Character.isLetter(escape)) {
            throw new UnsafeQuery(
                    "An escape character that is a letter has no meaning where case is ignored.",
                    "escape with another character, such as '!'.");
        }
        return part;
    }

    private static QueryPart like(
            QueryPart part,
            Field<?> text,
            String operator,
            Field<String> pattern,
            @Nullable Character escape,
            VisitContext ctx) {
        Object known = Constants.of(pattern);
        if (escape != null) {
            if (known != null) {
                globPattern(known.toString(), escape);
            } else if (!isOfJooq(ctx)) {
                requireKnown(escape);
            }
            return part;
        }
        return known != null && known.toString().indexOf('\\') < 0
                ? part
                : Fragment.condition("(", text(text), operator, text(pattern), " escape '')");
    }

    /** Whether jOOQ writes {@code contains} or the like as a pattern. */
    private static boolean isOfJooq(VisitContext ctx) {
        QueryPart above = Parents.of(ctx);
        return above instanceof QOM.Contains || above instanceof QOM.StartsWith || above instanceof QOM.EndsWith;
    }

    private static QueryPart ilike(Field<?> text, String operator, Field<String> pattern, @Nullable Character escape) {
        folded(pattern, escape);
        String end = escape == null ? " escape '')" : " escape '" + (escape == '\'' ? "''" : escape) + "')";
        return Fragment.condition("(", Collations.byBytes(text(text)), operator, text(pattern), end);
    }

    /** As jOOQ does for Postgres: what is no text is cast. */
    private static Field<String> text(Field<?> field) {
        @SuppressWarnings("unchecked")
        Field<String> text = field.getDataType().isString() ? (Field<String>) field : field.cast(SQLDataType.VARCHAR);
        return text;
    }
}
