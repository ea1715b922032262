package io.shopsql.bench;

import io.shopsql.report.TimeRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A hand-written query for one engine, prepared once. Its first line is a comment with the names and types of the report's
 * columns: {@code -- user:long code:text net:long last:time}. Its placeholders:
 *
 * <ul>
 *   <li>{@code {range}} is the condition on {@code o.created_at}, empty if the range is unbounded;
 *   <li>{@code {from}} and {@code {to}} are the bounds; if unbounded, the first and last month of the sales;
 *   <li>{@code {n}} is the report's numeric parameter.
 * </ul>
 */
final class HandWritten implements AutoCloseable {

    private static final Pattern SLOT = Pattern.compile("\\{(range|from|to|n)}");
    private static final Pattern COLUMN = Pattern.compile("(\\w+):(\\w+)");
    private static final DateTimeFormatter SQLITE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final boolean sqlite;
    private final List<String> columns = new ArrayList<>();
    private final List<Type> types = new ArrayList<>();
    private final PreparedStatement statement;

    /** The type of a column. */
    private enum Type {
        LONG,
        TEXT,
        TIME
    }

    HandWritten(Connection connection, String engine, String name, TimeRange range, long n)
            throws SQLException, IOException {
        sqlite = engine.equals("sqlite");
        String text = resource(engine + "/" + name + ".sql");
        int end = text.indexOf('\n');
        Matcher typed = COLUMN.matcher(text.substring(0, end));
        while (typed.find()) {
            columns.add(typed.group(1));
            types.add(Type.valueOf(typed.group(2).toUpperCase(Locale.ROOT)));
        }
        List<Object> values = new ArrayList<>();
        String sql = filled(text.substring(end + 1), range, n, values);
        statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }

    List<String> columns() {
        return columns;
    }

    /** All rows, as plain values. */
    List<@Nullable Object[]> run() throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        Type[] kinds = types.toArray(Type[]::new);
        try (ResultSet answer = statement.executeQuery()) {
            while (answer.next()) {
                @Nullable Object[] row = new @Nullable Object[kinds.length];
                for (int i = 0; i < kinds.length; i++) {
                    row[i] = cell(answer, i + 1, kinds[i]);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Converts times for the comparison. */
    @Nullable
    Object normal(@Nullable Object cell, int column) {
        if (cell == null || types.get(column) != Type.TIME) {
            return cell;
        }
        return cell instanceof OffsetDateTime time ? time.toInstant() : Instant.parse(cell.toString());
    }

    private @Nullable Object cell(ResultSet row, int column, Type type) throws SQLException {
        return switch (type) {
            case TEXT -> row.getString(column);
            case TIME -> sqlite ? row.getString(column) : row.getObject(column, OffsetDateTime.class);
            case LONG -> {
                long value = row.getLong(column);
                yield value == 0 && row.wasNull() ? null : (Long) value;
            }
        };
    }

    private String filled(String sql, TimeRange range, long n, List<Object> values) {
        Matcher slots = SLOT.matcher(sql);
        StringBuilder filled = new StringBuilder();
        while (slots.find()) {
            String slot = slots.group(1);
            String text = sqlite ? "?" : "?::timestamptz";
            switch (slot) {
                case "range" -> {
                    text = "";
                    if (range.from() != null) {
                        text += "and o.created_at >= ? ";
                        values.add(time(range.from()));
                    }
                    if (range.to() != null) {
                        text += "and o.created_at < ?";
                        values.add(time(range.to()));
                    }
                }
                case "n" -> {
                    text = "?";
                    values.add(n);
                }
                default -> {
                    Instant bound = slot.equals("from") ? range.from() : range.to();
                    if (bound == null) {
                        text = ends(slot);
                    } else {
                        values.add(time(bound));
                    }
                }
            }
            slots.appendReplacement(filled, Matcher.quoteReplacement(text));
        }
        return slots.appendTail(filled).toString();
    }

    private String ends(String slot) {
        String end = slot.equals("from") ? "min(created_at)" : "max(created_at)";
        String month = sqlite
                ? "strftime('%Y-%m-01T00:00:00.000000Z', " + end
                        + (slot.equals("from") ? ")" : ", 'start of month', '+1 month')")
                : "date_trunc('month', " + end + (slot.equals("from") ? ", 'UTC')" : ", 'UTC') + interval '1 month'");
        return "(select " + month + " from orders where status = 'completed')";
    }

    private Object time(Instant time) {
        return sqlite ? SQLITE_TIME.format(time) : time.atOffset(ZoneOffset.UTC);
    }

    private static String resource(String path) throws IOException {
        try (InputStream text = HandWritten.class.getResourceAsStream("/io/shopsql/bench/" + path)) {
            if (text == null) {
                throw new IllegalStateException("No hand-written SQL " + path);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
