package io.shopsql.internal.same;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DataType;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
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
        registry.<QOM.DateAdd<?>>on(
                QOM.DateAdd.class,
                (part, ctx) -> Sum.of(part).onSqlite(),
                (part, ctx) -> Sum.of(part).onPostgres());
        // a part of jOOQ's own for operators of times, and of texts
        Class<?> operator =
                DSL.field(DSL.name("x"), SQLDataType.LOCALDATE).plus(1).getClass();
        Rewriting<Field<?>> sqlite = (part, ctx) ->
                part.getDataType().isTemporal() ? Sum.of(operation(part, ctx)).onSqlite() : part;
        Rewriting<Field<?>> postgres = (part, ctx) ->
                part.getDataType().isTemporal() ? Sum.of(operation(part, ctx)).onPostgres() : part;
        registry.add(operator, sqlite, postgres);
        // of a text or another time: jOOQ does not show its argument
        Class<?> converted = DSL.localDate(DSL.inline(LocalDate.EPOCH)).getClass();
        Rewriting<Field<?>> toDate = (part, ctx) -> requireDate(part);
        registry.add(converted, toDate, toDate);
        Class<?> difference = DSL.localDateDiff(DSL.inline(LocalDate.EPOCH), DSL.inline(LocalDate.EPOCH))
                .getClass();
        registry.add(difference, (Rewriting<Field<?>>) Dates::inBrackets, Registry.UNCHANGED);
        registry.on(QOM.Extract.class, Dates::extractOnSqlite, Dates::extractOnPostgres);
    }

    /** jOOQ leaves them out for SQLite. */
    private static QueryPart inBrackets(Field<?> part, VisitContext ctx) {
        return Wrapped.holds(part, ctx) ? part : Wrapped.of(part, "(", part, ")");
    }

    /** What is added to a date, which jOOQ shows only while it renders the operator for Postgres. */
    private static QOM.DateAdd<?> operation(Field<?> operator, VisitContext ctx) {
        List<QOM.DateAdd<?>> seen = new ArrayList<>();
        VisitListener look = VisitListener.onVisitStart(part -> {
            if (part.queryPart() instanceof QOM.DateAdd<?> sum) {
                seen.add(sum);
            }
        });
        String unused = DSL.using(
                        ctx.configuration().derive(SQLDialect.POSTGRES).derive(look))
                .render(operator);
        if (seen.isEmpty()) {
            throw Refusal.of("time-arithmetic");
        }
        return seen.get(0);
    }

    /** Days that a plain operator adds to a date. */
    static QueryPart arithmetic(Field<?> part, boolean sqlite) {
        Sum sum = part instanceof QOM.Add<?> add
                ? new Sum(part, add.$arg1(), add.$arg2(), DatePart.DAY, " + ")
                : part instanceof QOM.Sub<?> sub ? new Sum(part, sub.$arg1(), sub.$arg2(), DatePart.DAY, " - ") : null;
        if (sum == null) {
            throw Refusal.of("time-arithmetic");
        }
        return sqlite ? sum.onSqlite() : sum.onPostgres();
    }

    /** A date and a number of days, months or years. */
    private record Sum(Field<?> part, Field<?> date, Field<?> number, DatePart unit, String sign) {

        Sum {
            if (number.getDataType().isOther()) {
                throw Refusal.of("no-type");
            }
            boolean isWhole = Kind.of(number) == Kind.WHOLE || Kind.of(number.getDataType()) == Kind.WHOLE;
            if (Kind.of(date.getDataType()) != Kind.DATE || !isWhole) {
                throw Refusal.of("time-arithmetic");
            }
        }

        static Sum of(QOM.DateAdd<?> part) {
            DatePart unit = part.$datePart() == null ? DatePart.DAY : part.$datePart();
            return part.$interval() instanceof QOM.Neg<?> negated
                    ? new Sum(part, part.$date(), negated.$arg1(), unit, " - ")
                    : new Sum(part, part.$date(), part.$interval(), unit, " + ");
        }

        /** SQLite has no year beyond 9999: its result is NULL. */
        QueryPart onSqlite() {
            String units = switch (unit) {
                case YEAR -> " years";
                case MONTH -> " months";
                case DAY -> " days";
                default -> throw Refusal.of("time-arithmetic");
            };
            Field<?> sum = Fragment.field(part, "date(", date, ", (0" + sign, number, ") || '" + units + "', 'floor')");
            return Fragment.field(
                    part,
                    "(case when ",
                    date,
                    " is null then null when ",
                    number,
                    " is not null and coalesce(",
                    sum,
                    ", '') < '0001-01-01' then ",
                    Fails.OVERFLOW,
                    " else ",
                    sum,
                    " end)");
        }

        QueryPart onPostgres() {
            return switch (unit) {
                case YEAR -> onPostgres(List.of("extract(year from ", date, ")"), 1, 9999, " * interval '1 year'");
                case MONTH ->
                    onPostgres(
                            List.of("extract(year from ", date, ") * 12 + extract(month from ", date, ") - 1"),
                            12,
                            119_999,
                            " * interval '1 month'");
                case DAY -> onPostgres(List.of(date, " - date '0001-01-01'"), 0, LAST_DAY, "");
                default -> throw Refusal.of("time-arithmetic");
            };
        }

        /**
         * Postgres knows other years, and has an error of its own beyond them. A constant is computed by the planner, needed or
         * not: so the overflow is computed from the date, and a number out of range is not cast.
         *
         * @param position of the date on a scale of the unit
         */
        private QueryPart onPostgres(List<Object> position, int first, int last, String interval) {
            List<Object> pieces = new ArrayList<>(List.of("cast("));
            pieces.addAll(position);
            pieces.addAll(List.of(" as numeric)" + sign + "cast(", number, " as numeric)"));
            Object moved = Fragment.field(SQLDataType.NUMERIC, pieces.toArray());
            Object small = Fragment.field(
                    SQLDataType.INTEGER,
                    "cast(case when ",
                    number,
                    " not between -" + LAST_DAY + " and " + LAST_DAY + " then 0 else ",
                    number,
                    " end as int)");
            return Fragment.field(
                    part,
                    "(case when ",
                    date,
                    " is null then null when ",
                    moved,
                    " not between " + first + " and " + last + " then date '2000-01-01' + cast(10000000000 + abs(",
                    moved,
                    ") as int) else cast(",
                    date,
                    sign,
                    small,
                    interval + " as date) end)");
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
        if (Kind.of((Field<?>) part) != Kind.WHOLE) {
            throw Refusal.of("extract"); // of a type that jOOQ 3.21 takes as an argument
        }
        Field<?> time = part.$field();
        if (time instanceof QOM.Cast<?> cast) {
            Casting.requireNoTime(cast.$field(), cast.getDataType());
        }
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
