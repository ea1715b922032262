package io.shopsql.internal.same;

import java.time.LocalDate;
import org.jooq.DataType;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jooq.impl.SQLDataType;

/**
 * Dates. A month or year past the end of a month ends with the month: 31 January and a month is 28 February. SQLite would go
 * on to 3 March. Times are read in UTC, whatever the time zone of the session.
 */
final class Dates {

    /** The days from the first of the year 1 to the last of the year 9999. */
    private static final int LAST_DAY = 3_652_058;

    private Dates() {}

    static void register(Registry registry) {
        registry.<QOM.DateAdd<?>>on(QOM.DateAdd.class, Dates::addOnSqlite, Dates::addOnPostgres);
        // a part of jOOQ's own for operators of times
        Class<?> operator =
                DSL.field(DSL.name("x"), SQLDataType.LOCALDATE).plus(1).getClass();
        Rewriting<Field<?>> ofDates = (part, ctx) -> requireDate(part);
        registry.add(operator, ofDates, ofDates);
        // of a text or another time: jOOQ does not show its argument
        Class<?> converted = DSL.localDate(DSL.inline(LocalDate.EPOCH)).getClass();
        Rewriting<Field<?>> toDate = (part, ctx) -> requireDate(part);
        registry.add(converted, toDate, toDate);
        registry.on(QOM.Extract.class, Dates::extractOnSqlite, Dates::extractOnPostgres);
    }

    private static QueryPart addOnPostgres(QOM.DateAdd<?> part, VisitContext ctx) {
        Field<?> date = part.$date();
        Field<?> number = part.$interval();
        return switch (unit(part)) {
            case " years" -> upTo9999(part, year(date), " + ", number, 1, 9999, " * interval '1 year'");
            case " months" -> upTo9999(part, month(date), " + ", number, 12, 119_999, " * interval '1 month'");
            default -> upTo9999(part, day(date), " + ", number, 0, LAST_DAY, "");
        };
    }

    private static Field<?> day(Field<?> date) {
        return Fragment.field(SQLDataType.NUMERIC, "(cast(", date, " as date) - date '0001-01-01')");
    }

    private static Field<?> year(Field<?> date) {
        return Fragment.field(SQLDataType.NUMERIC, "extract(year from cast(", date, " as date))");
    }

    private static Field<?> month(Field<?> date) {
        return Fragment.field(SQLDataType.NUMERIC, year(date), " * 12 + extract(month from cast(", date, " as date)) - 1");
    }

    private static QueryPart addOnSqlite(QOM.DateAdd<?> part, VisitContext ctx) {
        return upTo9999(
                part,
                part.$date(),
                part.$interval(),
                Fragment.field(
                        part, "date(", part.$date(), ", (", part.$interval(), ") || '" + unit(part) + "', 'floor')"));
    }

    /** SQLite has no year beyond: its result is NULL. */
    private static QueryPart upTo9999(Field<?> part, Field<?> date, Field<?> number, Field<?> sum) {
        return Fragment.field(
                part,
                "(case when ",
                date,
                " is not null and ",
                number,
                " is not null and coalesce(",
                sum,
                ", '') < '0001-01-01' then ",
                Fails.OVERFLOW,
                " else ",
                sum,
                " end)");
    }

    /**
     * On Postgres, which knows other years; its own error beyond them is another one. The overflow is computed from the operands,
     * since the planner computes a constant before it is needed.
     *
     * @param position of the date on a scale of the unit
     */
    private static QueryPart upTo9999(
            Field<?> part, Field<?> position, String sign, Field<?> number, int first, int last, String unit) {
        Object sum = Fragment.field(
                SQLDataType.NUMERIC, "(cast(", position, " as numeric)" + sign + "cast(", number, " as numeric))");
        Field<?> date = part instanceof QOM.DateAdd<?> add ? add.$date() : dateOf(part);
        String end = unit.isEmpty() ? " as int))" : " as int)" + unit + ") as date)";
        return Fragment.field(
                part,
                "(case when ",
                date,
                " is null then null when ",
                sum,
                " not between " + first + " and " + last + " then date '2000-01-01' + cast(10000000000 + abs(",
                sum,
                ") as int) else " + (unit.isEmpty() ? "(cast(" : "cast((cast("),
                date,
                " as date)" + sign + "cast(",
                number,
                end + " end)");
    }

    /** Days added to a date by a plain operator. */
    static QueryPart arithmetic(Field<?> part, VisitContext ctx, boolean sqlite) {
        Field<?> date = dateOf(part);
        Field<?> days = part instanceof QOM.Add<?> sum ? sum.$arg2() : part instanceof QOM.Sub<?> d ? d.$arg2() : part;
        requireWhole(date, days);
        String sign = part instanceof QOM.Sub ? " - " : " + ";
        return sqlite
                ? upTo9999(
                        part,
                        date,
                        days,
                        Fragment.field(part, "date(", date, ", (0" + sign + "(", days, ")) || ' days')"))
                : upTo9999(part, day(date), sign, days, 0, LAST_DAY, "");
    }

    private static Field<?> dateOf(Field<?> part) {
        return part instanceof QOM.Add<?> sum ? sum.$arg1() : part instanceof QOM.Sub<?> d ? d.$arg1() : part;
    }

    private static void requireWhole(Field<?> date, Field<?> number) {
        if (number.getDataType().isOther()) {
            throw Refusal.of("no-type");
        }
        boolean isWhole = Kind.of(number) == Kind.WHOLE || Kind.of(number.getDataType()) == Kind.WHOLE;
        if (Kind.of(date.getDataType()) != Kind.DATE || !isWhole) {
            throw Refusal.of("time-arithmetic");
        }
    }

    private static QueryPart requireDate(Field<?> part) {
        if (part.getDataType().isOther()) {
            throw Refusal.of("no-type");
        }
        if (part.getDataType().isTemporal() && !part.getDataType().isDate()) {
            throw Refusal.of("time-arithmetic");
        }
        return part;
    }

    /** The unit of what is added to a date; to a time nothing can be added alike. */
    private static String unit(QOM.DateAdd<?> part) {
        DatePart unit = part.$datePart() == null ? DatePart.DAY : part.$datePart();
        requireWhole(part.$date(), part.$interval());
        return switch (unit) {
            case YEAR -> " years";
            case MONTH -> " months";
            case DAY -> " days";
            default -> throw Refusal.of("time-arithmetic");
        };
    }

    private static QueryPart extractOnSqlite(QOM.Extract part, VisitContext ctx) {
        requireAlike(part);
        return part;
    }

    private static QueryPart extractOnPostgres(QOM.Extract part, VisitContext ctx) {
        requireAlike(part);
        if (Wrapped.holds(part, ctx)) {
            return part;
        }
        Field<?> time = part.$field();
        Field<?> inUtc = time.getDataType().isTimestamp() || time.getDataType().isDate()
                ? time
                : Fragment.field(SQLDataType.LOCALDATETIME, "(", time, " at time zone 'UTC')");
        // Postgres' own type is numeric
        Field<Integer> read = DSL.extract(inUtc, part.$datePart());
        return Wrapped.of(read, "cast(", read, " as int)");
    }

    private static void requireAlike(QOM.Extract part) {
        Field<?> time = part.$field();
        // Field.extract casts it
        DataType<?> type = (time instanceof QOM.Cast<?> cast ? cast.$field() : time).getDataType();
        if (!type.isDate() && !type.isTimestamp() && !type.isTimestampWithTimeZone()) {
            throw Refusal.of("extract");
        }
        switch (part.$datePart()) {
            case YEAR, MONTH, DAY, DAY_OF_WEEK, ISO_DAY_OF_WEEK, DAY_OF_YEAR -> {}
            case HOUR, MINUTE -> {
                if (type.isDate()) {
                    throw Refusal.of("extract");
                }
            }
            default -> throw Refusal.of("extract");
        }
    }
}
