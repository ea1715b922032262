package io.shopsql.output;

import io.shopsql.error.BadConfiguration;
import io.shopsql.report.Chart;
import io.shopsql.report.Chart.Kind;
import io.shopsql.report.ReportMeta;
import io.shopsql.schema.type.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A report's rows prepared for drawing.
 *
 * @param kind the kind of chart
 * @param title shown above the chart
 * @param labels of bars, points, or heat map rows; distinct
 * @param series the values per label; for a heat map, its columns
 * @param left number of rows cut off at the end
 */
record Drawing(Kind kind, String title, List<String> labels, List<Series> series, int left) {

    private static final String NONE = "(none)";

    /**
     * A value for each label.
     *
     * @param name the legend's text
     * @param values one per label; null for no value
     * @param texts the values as formatted in a table
     */
    record Series(String name, List<@Nullable BigDecimal> values, List<String> texts) {}

    /** A copy with the first labels only. */
    Drawing first(int limit) {
        if (labels.size() <= limit) {
            return this;
        }
        List<Series> cut = series.stream()
                .map(s -> new Series(
                        s.name(), s.values().subList(0, limit), s.texts().subList(0, limit)))
                .toList();
        return new Drawing(kind, title, labels.subList(0, limit), cut, left + labels.size() - limit);
    }

    /** Draws the first rows with labels cut to a width; a line chart keeps all rows. */
    static Drawing of(Rows rows, String currency, int limit, int width) {
        Chart chart = rows.chart() == null ? guess(rows) : rows.chart();
        List<Integer> labels =
                chart.labels().stream().map(name -> at(rows, name)).toList();
        return chart.across() == null
                ? plain(rows, currency, chart, labels, chart.kind() == Kind.LINES ? Integer.MAX_VALUE : limit, width)
                : heatMap(rows, currency, chart, labels, at(rows, chart.across()));
    }

    private static Drawing plain(Rows rows, String currency, Chart chart, List<Integer> labels, int limit, int width) {
        List<@Nullable Object[]> drawn = rows.values().stream().limit(limit).toList();
        List<Series> all = chart.values().stream()
                .map(name -> series(name, drawn, at(rows, name), currency))
                .toList();
        // with several series, drop those without any value
        List<Series> some = all.stream()
                .filter(series -> series.values().stream().anyMatch(Objects::nonNull))
                .toList();
        return new Drawing(
                chart.kind(),
                rows.caption(),
                TextTable.distinct(
                        drawn.stream()
                                .map(row -> TextTable.shortened(label(row, labels), width))
                                .toList(),
                        " (",
                        ")"),
                some.isEmpty() ? all : some,
                rows.values().size() - drawn.size());
    }

    private static Series series(String name, List<@Nullable Object[]> drawn, int column, String currency) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        drawn.forEach(row -> values.add(number(row[column])));
        return new Series(
                words(name),
                values,
                drawn.stream().map(row -> TextTable.text(row[column], currency)).toList());
    }

    private static Drawing heatMap(Rows rows, String currency, Chart chart, List<Integer> labels, int across) {
        int value = at(rows, chart.values().get(0));
        Map<String, Map<String, @Nullable Object>> columns = new LinkedHashMap<>();
        for (@Nullable Object[] row : rows.values()) {
            String column = TextTable.text(row[across], currency);
            Map<String, @Nullable Object> cells = columns.computeIfAbsent(column, name -> new HashMap<>());
            if (cells.containsKey(label(row, labels))) {
                throw new BadConfiguration(
                        "Two rows have the same cell of the heat map.",
                        "choose label columns that identify a row, or use --format table.");
            }
            cells.put(label(row, labels), row[value]);
        }
        List<String> names =
                rows.values().stream().map(row -> label(row, labels)).distinct().toList();
        List<Series> series = new ArrayList<>();
        columns.forEach((name, cells) -> {
            List<@Nullable BigDecimal> values = new ArrayList<>();
            names.forEach(label -> values.add(number(cells.get(label))));
            series.add(new Series(
                    name,
                    values,
                    names.stream()
                            .map(label -> TextTable.text(cells.get(label), currency))
                            .toList()));
        });
        return new Drawing(Kind.HEAT_MAP, rows.caption(), names, series, 0);
    }

    /** Default: bars of the first measure, labelled by the first text column. */
    private static Chart guess(Rows rows) {
        List<Rows.Column> columns = rows.columns();
        List<String> texts = IntStream.range(0, columns.size())
                .filter(at -> rows.values().stream().anyMatch(row -> row[at] instanceof String))
                .mapToObj(at -> columns.get(at).name())
                .toList();
        List<String> counts = IntStream.range(0, columns.size())
                .filter(at ->
                        columns.get(at).measured() && rows.values().stream().anyMatch(row -> number(row[at]) != null))
                .mapToObj(at -> columns.get(at).name())
                .toList();
        if (texts.isEmpty() || counts.isEmpty()) {
            throw new BadConfiguration(
                    rows.values().isEmpty()
                            ? "There are no rows to draw."
                            : "There is nothing to draw: a chart needs a text column and a numeric column.",
                    "use --format table.");
        }
        return Chart.bars(texts.get(0), counts.get(0));
    }

    private static int at(Rows rows, String name) {
        int at = rows.names().indexOf(Rows.columnName(name));
        if (at < 0) {
            throw new BadConfiguration(
                    "The chart refers to a column " + name + " that the rows do not have.",
                    "use one of " + String.join(", ", rows.names()) + " in the chart of the report's meta.");
        }
        return at;
    }

    private static String label(@Nullable Object[] row, List<Integer> labels) {
        String label = labels.stream()
                .map(at -> row[at])
                .filter(Objects::nonNull)
                .map(value -> TextTable.text(value, ""))
                .collect(Collectors.joining(" · "));
        return label.isBlank() ? NONE : label;
    }

    private static String words(String name) {
        return ReportMeta.words(name);
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        if (value instanceof Money money) {
            return money.toBigDecimal();
        }
        return value instanceof Number ? new BigDecimal(value.toString()) : null;
    }
}
