package io.shopsql.output;

import io.shopsql.report.Chart;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * A report's result as rows with named columns: the component {@code averageOrderValue} becomes the column {@code
 * average_order_value}. A typed key becomes its number, a time ISO-8601 text. The result may be a list of records, one record,
 * jOOQ records, or a single value. Immutable.
 *
 * <pre>{@code
 * SlowMovers slow = new SlowMovers(10);
 * OutputFormat.CSV.write(out, Rows.of(slow, shop.report(slow)), "£");
 * }</pre>
 */
public final class Rows {

    private final String caption;
    private final @Nullable Chart chart;
    private final List<Column> columns;
    private final List<@Nullable Object[]> values;

    /** {@code measured}: whether the column is a measure; a key is numeric but no measure. */
    record Column(String name, boolean measured) {

        Column {
            name = TextTable.visible(name);
        }
    }

    private Rows(String caption, @Nullable Chart chart, List<Column> columns, List<@Nullable Object[]> values) {
        this.caption = caption;
        this.chart = chart;
        this.columns = columns;
        this.values = values;
    }

    /** A report's result, with the report's name as caption and the chart from its meta. */
    public static <T extends @Nullable Object> Rows of(Report<T> report, T answer) {
        ReportMeta meta = ReportMeta.of(report);
        Rows rows = ofAll(answer instanceof Collection<?> many ? new ArrayList<>(many) : one(answer), meta);
        String words = meta.name().replace('-', ' ');
        String caption = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return new Rows(caption, meta.chart(), rows.columns, rows.values);
    }

    private static List<?> one(@Nullable Object answer) {
        Object value = answer instanceof Optional<?> optional ? optional.orElse(null) : answer;
        return value == null ? List.of() : List.of(value);
    }

    private static Rows ofAll(List<? extends @Nullable Object> answers, ReportMeta meta) {
        Object one = answers.stream().filter(Objects::nonNull).findFirst().orElse(null);
        if (one == null) {
            return plain(
                    meta.columns().stream()
                            .map(column -> new Column(columnName(column.name()), false))
                            .toList(),
                    Stream.empty());
        }
        if (one instanceof Record first) {
            return of(
                    first.getClass(),
                    answers.stream()
                            .filter(Objects::nonNull)
                            .map(Record.class::cast)
                            .toList());
        }
        if (one instanceof org.jooq.Record first) {
            return plain(
                    Stream.of(first.fields()).map(Rows::column).toList(),
                    answers.stream().filter(Objects::nonNull).map(row -> ((org.jooq.Record) row).intoArray()));
        }
        return plain(List.of(new Column("value", true)), answers.stream().map(value -> new Object[] {value}));
    }

    /** Records of one type, which names the columns even if there are no rows; without a caption. */
    public static <R extends Record> Rows of(Class<? extends R> type, List<R> records) {
        RecordComponent[] components = type.getRecordComponents();
        return plain(
                Stream.of(components)
                        .map(c -> new Column(columnName(c.getName()), isMeasured(c.getType())))
                        .toList(),
                records.stream()
                        .map(row -> Stream.of(components)
                                .map(component -> valueOf(component, row))
                                .toArray()));
    }

    private static Rows plain(List<Column> columns, Stream<@Nullable Object[]> rows) {
        return new Rows(
                "",
                null,
                distinct(columns),
                rows.map(row -> Arrays.stream(row).map(Rows::plain).toArray()).toList());
    }

    /** Makes names distinct: a second {@code id} becomes {@code id_2}. */
    private static List<Column> distinct(List<Column> columns) {
        List<String> names =
                TextTable.distinct(columns.stream().map(Column::name).toList(), "_", "");
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Column(names.get(i), columns.get(i).measured()))
                .toList();
    }

    /** A copy with this caption. */
    public Rows captioned(String caption) {
        return new Rows(TextTable.visible(caption), chart, columns, values);
    }

    /** A copy with this chart. */
    public Rows drawnAs(Chart chart) {
        return new Rows(caption, chart, columns, values);
    }

    private static Column column(Field<?> field) {
        return new Column(field.getName().toLowerCase(Locale.ROOT), isMeasured(field.getType()));
    }

    private static boolean isMeasured(Class<?> type) {
        return Number.class.isAssignableFrom(type)
                || type == Money.class
                || type == Optional.class
                || (type.isPrimitive() && type != boolean.class && type != char.class);
    }

    static @Nullable Object valueOf(RecordComponent component, Record row) {
        try {
            // the record may be package-private elsewhere
            component.getAccessor().trySetAccessible();
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("rows must be records with accessible components: " + row.getClass(), e);
        }
    }

    /** Converts a value to null, a number, an amount, a boolean, or text. */
    static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            // JSON and charts have neither infinity nor NaN
            return Double.isFinite(number) ? value : null;
        }
        if (value == null || value instanceof Number || value instanceof Money || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Optional<?> optional) {
            return plain(optional.orElse(null));
        }
        if (value instanceof OrderStatus status) {
            return status.value();
        }
        if (value instanceof Record key && key.getClass().getRecordComponents().length == 1) {
            return plain(valueOf(key.getClass().getRecordComponents()[0], key));
        }
        return value.toString();
    }

    /** The column name of a component: {@code average_order_value}. */
    public static String columnName(String name) {
        return ReportMeta.words(name).replace(' ', '_');
    }

    /** The fields of a single row by column name, formatted as in a table. */
    public Map<String, String> fields(String currency) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            fields.put(columns.get(column).name(), TextTable.text(values.get(0)[column], currency));
        }
        return fields;
    }

    /** Which columns hold numbers or amounts. */
    List<Boolean> numeric() {
        List<Boolean> numeric = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            int at = column;
            numeric.add(values.stream().anyMatch(row -> row[at] instanceof Number || row[at] instanceof Money));
        }
        return numeric;
    }

    /** The caption; may be empty. */
    public String caption() {
        return caption;
    }

    @Nullable
    Chart chart() {
        return chart;
    }

    List<Column> columns() {
        return columns;
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    List<@Nullable Object[]> values() {
        return values;
    }
}
