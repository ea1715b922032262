package io.shopsql.internal.same;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.when;

import java.util.Arrays;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jooq.impl.SQLDataType;

/**
 * Casts. SQLite knows five kinds of storage: text that is no number becomes 0, a date the number of its year, a decimal loses
 * its fraction. What can be said otherwise is; the rest is refused.
 */
final class Casting {

    private Casting() {}

    static void register(Registry registry) {
        registry.<QOM.Cast<?>>on(
                QOM.Cast.class, (part, ctx) -> cast(part, ctx, true), (part, ctx) -> cast(part, ctx, false));
    }

    private static QueryPart cast(QOM.Cast<?> part, VisitContext ctx, boolean sqlite) {
        if (Wrapped.holds(part, ctx) || isExtracted(ctx)) {
            return part;
        }
        Field<?> from = part.$field();
        DataType<?> to = part.getDataType();
        Kind kind = Kind.of(from);
        if (kind == Kind.NULL) {
            return ofNull(part, from, to, sqlite);
        }
        // jOOQ's own cast to the type of the other side
        if (from instanceof QOM.CurrentTimestamp
                || from instanceof QOM.CurrentDate
                || from instanceof QOM.CurrentTime) {
            throw Refusal.of("current-time");
        }
        return switch (Kind.of(to)) {
            case WHOLE -> toWhole(part, from, kind, to, sqlite);
            case DOUBLE -> toDouble(part, kind, to);
            case DECIMAL -> toDecimal(part, from, kind, to, sqlite);
            case TEXT -> toText(part, from, kind, to, sqlite);
            case BOOLEAN -> toBoolean(part, from, kind);
            default -> {
                requireNoTime(from, to);
                yield from.getDataType().getType() == to.getType() ? Fragment.field(part, from) : refused();
            }
        };
    }

    /** Whether it is the time of an extraction, which has looked at it, or jOOQ's own cast around that. */
    private static boolean isExtracted(VisitContext ctx) {
        QueryPart[] parts = ctx.queryParts();
        int i = parts.length - 2;
        while (i >= 0 && parts[i] instanceof CustomField) {
            i--; // what is rendered around it
        }
        if (i >= 0 && parts[i] instanceof QOM.Extract) {
            return true;
        }
        for (; i >= Math.max(0, parts.length - 5); i--) {
            if (parts[i] instanceof QOM.Extract extract) {
                QueryPart time = extract.$field();
                return Arrays.stream(parts, i, parts.length - 1).noneMatch(part -> part == time);
            }
        }
        return false;
    }

    /** jOOQ knows the types of SQLite for its own times alone, and the type of a document by its binding. */
    private static QueryPart ofNull(QOM.Cast<?> part, Field<?> from, DataType<?> to, boolean sqlite) {
        if (sqlite && to.isTemporal()) {
            return Fragment.field(part, "cast(", from, " as text)");
        }
        return !sqlite && Documents.isDocument(part) && !Kind.isOfJooq(to)
                ? Fragment.field(part, inline(null, to))
                : part;
    }

    /** @throws io.shopsql.error.UnsafeQuery if it is a point in time that becomes a date, or a time of day */
    static void requireNoTime(Field<?> from, DataType<?> to) {
        DataType<?> type = from.getDataType();
        boolean isTime = type.isTimestamp() || type.isTimestampWithTimeZone();
        if (isTime && to.isTemporal() && type.getType() != to.getType()) {
            throw Refusal.of("date-of-time");
        }
    }

    private static QueryPart refused() {
        throw Refusal.of("cast");
    }

    private static QueryPart toWhole(QOM.Cast<?> part, Field<?> from, Kind kind, DataType<?> to, boolean sqlite) {
        return switch (kind) {
            case WHOLE -> sqlite && Scale.bits(from.getDataType()) > Scale.bits(to) ? inRange(part, from, to) : part;
            case DECIMAL -> {
                int scale = Scale.of(from);
                if (scale == Scale.UNKNOWN) {
                    throw Refusal.of("cast");
                }
                yield sqlite ? inRange(part, DSL.round(decimal(from)), to) : part;
            }
            case DOUBLE -> {
                Field<?> rounded = Rounding.ofDouble(from, from, 0);
                yield sqlite
                        ? inRange(part, rounded, to)
                        : Fragment.field(part, "cast(", rounded, " as " + name(to) + ")");
            }
            case BOOLEAN -> {
                Condition condition = DSL.condition(bool(from));
                yield when(condition, inline(1)).when(not(condition), inline(0));
            }
            default -> refused();
        };
    }

    @SuppressWarnings("unchecked") // its kind says so
    private static Field<Boolean> bool(Field<?> field) {
        return (Field<Boolean>) field;
    }

    @SuppressWarnings("unchecked") // its kind says so
    private static Field<java.math.BigDecimal> decimal(Field<?> field) {
        return (Field<java.math.BigDecimal>) field;
    }

    private static Field<?> inRange(Field<?> part, Field<?> number, DataType<?> to) {
        int bits = Scale.bits(to);
        // 2^63 - 1 is no double
        String range = bits == 63
                ? " not between -9223372036854775808 and 9223372036854774784 and typeof("
                : " not between " + -(1L << bits) + " and " + ((1L << bits) - 1) + " and '' <> typeof(";
        String end = bits == 63 ? ") = 'real' then " : ") then ";
        return Fragment.field(
                part,
                "(case when ",
                number,
                range,
                number,
                end,
                Fails.OVERFLOW,
                " else cast(",
                number,
                " as integer) end)");
    }

    private static String name(DataType<?> type) {
        return switch (Scale.bits(type)) {
            case 7, 15 -> "smallint";
            case 31 -> "int";
            default -> "bigint";
        };
    }

    private static QueryPart toDouble(QOM.Cast<?> part, Kind kind, DataType<?> to) {
        boolean single = to.getSQLDataType() != null && to.getSQLDataType().getType() == Float.class;
        return !single && (kind == Kind.WHOLE || kind == Kind.DOUBLE || kind == Kind.DECIMAL) ? part : refused();
    }

    private static QueryPart toDecimal(QOM.Cast<?> part, Field<?> from, Kind kind, DataType<?> to, boolean sqlite) {
        boolean limited = to.precisionDefined() && to.precision() > 0;
        if (!limited) {
            return kind == Kind.WHOLE || kind == Kind.DECIMAL ? part : refused();
        }
        int scale = to.scaleDefined() ? to.scale() : 0;
        if (scale > 9 || to.precision() > 15) {
            throw Refusal.of("cast");
        }
        Field<?> rounded = switch (kind) {
            case WHOLE -> from;
            case DOUBLE -> Rounding.ofDouble(from, from, scale);
            case DECIMAL -> DSL.round(decimal(from), scale);
            default -> throw Refusal.of("cast");
        };
        if (!sqlite) {
            return Fragment.field(part, "cast(", rounded, " as numeric(" + to.precision() + ", " + scale + "))");
        }
        return Fragment.field(
                part,
                "(case when abs(",
                rounded,
                ") >= " + Rounding.power(to.precision() - scale) + " then ",
                Fails.OVERFLOW,
                " else ",
                rounded,
                " end)");
    }

    private static QueryPart toText(QOM.Cast<?> part, Field<?> from, Kind kind, DataType<?> to, boolean sqlite) {
        if (kind == Kind.BOOLEAN) {
            Condition condition = DSL.condition(bool(from));
            return cut(part, when(condition, inline("true")).when(not(condition), inline("false")), to);
        }
        if (kind != Kind.TEXT && kind != Kind.WHOLE) {
            return refused();
        }
        if (to.getTypeName().toLowerCase(java.util.Locale.ROOT).equals("char")) {
            return refused();
        }
        return sqlite ? cut(part, Fragment.field(SQLDataType.VARCHAR, "cast(", from, " as text)"), to) : part;
    }

    private static QueryPart cut(QOM.Cast<?> part, Field<String> text, DataType<?> to) {
        return to.lengthDefined() && to.length() > 0
                ? Fragment.field(part, "substr(", text, ", 1, " + to.length() + ")")
                : Fragment.field(part, text);
    }

    private static QueryPart toBoolean(QOM.Cast<?> part, Field<?> from, Kind kind) {
        return switch (kind) {
            case BOOLEAN -> Fragment.field(part, from);
            case WHOLE -> Fragment.field(part, "(", from, " <> 0)");
            default -> refused();
        };
    }
}
