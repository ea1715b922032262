package io.shopsql.internal.same;

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

    private Dates() {}

    static void register(Registry registry) {
        registry.<QOM.DateAdd<?>>on(QOM.DateAdd.class, Dates::addOnSqlite, Dates::addOnPostgres);
        // a part of jOOQ's own for operators of times
        Class<?> operator =
                DSL.field(DSL.name("x"), SQLDataType.LOCALDATE).plus(1).getClass();
        Rewriting<Field<?>> ofDates = (part, ctx) -> requireDate(part);
        registry.add(operator, ofDates, ofDates);
        registry.on(QOM.Extract.class, Dates::extractOnSqlite, Dates::extractOnPostgres);
    }

    private static QueryPart addOnPostgres(QOM.DateAdd<?> part, VisitContext ctx) {
        unit(part);
        return Wrapped.holds(part, ctx) ? part : upTo9999(part);
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

    /** An overflow, from a value that the planner does not know. */
    private static <T> Field<T> upTo9999(Field<T> sum) {
        return Wrapped.of(
                sum,
                "(case when ",
                sum,
                " not between date '0001-01-01' and date '9999-12-31' then date '2000-01-01'"
                        + " + cast(10000000000 + extract(day from ",
                sum,
                ") as int) else ",
                sum,
                " end)");
    }

    /** Days added to a date by a plain operator. */
    static QueryPart arithmetic(Field<?> part, VisitContext ctx, boolean sqlite) {
        Field<?> date = part instanceof QOM.Add<?> sum ? sum.$arg1() : part instanceof QOM.Sub<?> d ? d.$arg1() : part;
        Field<?> days = part instanceof QOM.Add<?> sum ? sum.$arg2() : part instanceof QOM.Sub<?> d ? d.$arg2() : part;
        if (Kind.of(date) != Kind.DATE || Kind.of(days) != Kind.WHOLE) {
            throw Refusal.of("time-arithmetic");
        }
        String sign = part instanceof QOM.Sub ? "-(" : "(";
        return sqlite
                ? upTo9999(part, date, days, Fragment.field(part, "date(", date, ", (" + sign, days, ")) || ' days')"))
                : Wrapped.holds(part, ctx) ? part : upTo9999(part);
    }

    private static QueryPart requireDate(Field<?> part) {
        if (part.getDataType().isTemporal() && !part.getDataType().isDate()) {
            throw Refusal.of("time-arithmetic");
        }
        return part;
    }

    /** The unit of what is added to a date; to a time nothing can be added alike. */
    private static String unit(QOM.DateAdd<?> part) {
        DatePart unit = part.$datePart() == null ? DatePart.DAY : part.$datePart();
        if (Kind.of(part.$date()) != Kind.DATE || Kind.of(part.$interval()) != Kind.WHOLE) {
            throw Refusal.of("time-arithmetic");
        }
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
        DataType<?> type = part.$field().getDataType();
        if (!type.isDate() && !type.isTimestamp() && !type.isTimestampWithTimeZone()) {
            throw Refusal.of("extract");
        }
        switch (part.$datePart()) {
            case YEAR, MONTH, DAY, DAY_OF_WEEK, ISO_DAY_OF_WEEK, DAY_OF_YEAR -> {}
            case HOUR, MINUTE -> {
                if (part.$field().getDataType().isDate()) {
                    throw Refusal.of("extract");
                }
            }
            default -> throw Refusal.of("extract");
        }
    }
}
