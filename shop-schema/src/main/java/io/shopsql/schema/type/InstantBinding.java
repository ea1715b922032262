package io.shopsql.schema.type;

import io.shopsql.error.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamType;
import org.jspecify.annotations.Nullable;

/**
 * A point in time, to the microsecond, as {@link Instant} on both engines: {@code timestamptz} on Postgres, text of a
 * fixed width ({@code 2026-11-22T08:30:00.000000Z}) on SQLite, so that text order is time order. Finer fractions are
 * truncated. Years 1 to 9999. Thread-safe.
 */
public final class InstantBinding implements Binding<OffsetDateTime, Instant> {
    private static final long serialVersionUID = 1L;

    /** The first instant that both engines store. */
    public static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");

    /** The last instant that both engines store. */
    public static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final Instant END = MAX.plus(1, ChronoUnit.MICROS);
    private static final int WIDTH = "2026-11-22T08:30:00.000000Z".length();

    private static final Converter<OffsetDateTime, Instant> CONVERTER = Converter.ofNullable(
            OffsetDateTime.class,
            Instant.class,
            OffsetDateTime::toInstant,
            instant -> checked(instant).atOffset(ZoneOffset.UTC));

    /**
     * The instant as both engines store it.
     *
     * @throws InvalidInput if its year is not in 1..9999
     */
    public static Instant checked(Instant instant) {
        if (instant.isBefore(MIN) || !instant.isBefore(END)) {
            throw new InvalidInput("time", "must be in the years 1 to 9999, was " + instant);
        }
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The instant itself if both engines store it, else the nearest they store: for the bounds of a bucket or a day,
     * which may lie outside the limits. As the end of a half-open range, {@link #MAX} excludes its own microsecond.
     */
    public static Instant nearest(Instant instant) {
        return instant.isBefore(MIN) ? MIN : instant.isAfter(MAX) ? MAX : instant;
    }

    /** The text that SQLite stores: {@code 2026-11-22T08:30:00.000000Z}. */
    public static String toText(Instant instant) {
        LocalDateTime t = LocalDateTime.ofInstant(checked(instant), ZoneOffset.UTC);
        byte[] text = new byte[WIDTH];
        digits(text, 0, 4, t.getYear());
        text[4] = '-';
        digits(text, 5, 7, t.getMonthValue());
        text[7] = '-';
        digits(text, 8, 10, t.getDayOfMonth());
        text[10] = 'T';
        digits(text, 11, 13, t.getHour());
        text[13] = ':';
        digits(text, 14, 16, t.getMinute());
        text[16] = ':';
        digits(text, 17, 19, t.getSecond());
        text[19] = '.';
        digits(text, 20, 26, t.getNano() / 1000);
        text[26] = 'Z';
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /**
     * The instant in SQLite's text form.
     *
     * @throws DateTimeException if the text has another form
     */
    public static Instant fromText(String text) {
        if (text.length() != WIDTH
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || text.charAt(19) != '.'
                || text.charAt(26) != 'Z') {
            throw new DateTimeException("not of the form 2026-11-22T08:30:00.000000Z");
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        number(text, 20, 26) * 1000)
                .toInstant(ZoneOffset.UTC);
    }

    private static void digits(byte[] text, int from, int to, int number) {
        int rest = number;
        for (int i = to - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("a digit is missing");
            }
            number = number * 10 + digit;
        }
        return number;
    }

    @Override
    public Converter<OffsetDateTime, Instant> converter() {
        return CONVERTER;
    }

    @Override
    public void sql(BindingSQLContext<Instant> ctx) {
        if (ctx.render().paramType() != ParamType.INLINED) {
            ctx.render().sql(ctx.variable());
            return;
        }
        Instant value = ctx.value();
        if (value == null) {
            ctx.render().sql("NULL");
        } else {
            ctx.render()
                    .sql(onSqlite(ctx.family()) ? "'" : "timestamptz '")
                    .sql(toText(value))
                    .sql("'");
        }
    }

    @Override
    public void set(BindingSetStatementContext<Instant> ctx) throws SQLException {
        set(ctx.statement(), ctx.index(), ctx.value(), ctx.family());
    }

    /** Sets a bind variable, in the form of the engine. */
    public static void set(PreparedStatement statement, int index, @Nullable Instant value, SQLDialect family)
            throws SQLException {
        if (onSqlite(family)) {
            statement.setString(index, value == null ? null : toText(value));
        } else if (value == null) {
            statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(index, CONVERTER.to(value));
        }
    }

    @Override
    public void get(BindingGetResultSetContext<Instant> ctx) throws SQLException {
        ctx.value(read(ctx.resultSet(), ctx.index(), ctx.family()));
    }

    /** The instant in a column of the current row, read in the form of the engine. */
    public static @Nullable Instant read(ResultSet rows, int column, SQLDialect family) throws SQLException {
        if (onSqlite(family)) {
            String text = rows.getString(column);
            return text == null ? null : fromText(text);
        }
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static boolean onSqlite(SQLDialect family) {
        return family == SQLDialect.SQLITE;
    }

    // the shop has no stored procedures and no user-defined types

    @Override
    public void register(BindingRegisterContext<Instant> ctx) throws SQLException {
        throw new SQLFeatureNotSupportedException("no stored procedures");
    }

    @Override
    public void get(BindingGetStatementContext<Instant> ctx) throws SQLException {
        throw new SQLFeatureNotSupportedException("no stored procedures");
    }

    @Override
    public void set(BindingSetSQLOutputContext<Instant> ctx) throws SQLException {
        throw new SQLFeatureNotSupportedException("no user-defined types");
    }

    @Override
    public void get(BindingGetSQLInputContext<Instant> ctx) throws SQLException {
        throw new SQLFeatureNotSupportedException("no user-defined types");
    }
}
