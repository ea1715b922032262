package io.shopsql.report;

import io.shopsql.error.InvalidInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The preferred chart for the rows of a report. It names columns by the components of the row; the renderer decides the
 * rest. Without a chart, it draws bars of the first measure, labelled by the first text column.
 *
 * <pre>{@code
 * Chart.bars("name", "net")
 * Chart.bars(List.of("category", "name"), "net")
 * Chart.lines("label", "newNet", "returningNet")
 * Chart.heatMap("cohort", "month", "retention")
 * }</pre>
 *
 * @param kind of the chart
 * @param labels the columns that together label a bar, a point in time, or a row of a heat map; at least one
 * @param across the column that labels the columns of a heat map; null for the other kinds
 * @param values the columns to draw, at least one; for a heat map exactly one
 */
public record Chart(
        Kind kind, List<String> labels, @Nullable String across, List<String> values) {

    /** The kind of chart. */
    public enum Kind {
        /** One bar per row. */
        BARS,
        /** A line through all rows, which are sorted by time. */
        LINES,
        /** One grid cell per row. */
        HEAT_MAP
    }

    /** Copies the lists and checks that the columns fit the kind. */
    public Chart {
        labels = List.copyOf(labels);
        values = List.copyOf(values);
        if (labels.isEmpty() || values.isEmpty()) {
            throw new InvalidInput("labels and values", "must name at least one column each");
        }
        if (kind == Kind.HEAT_MAP ? across == null || values.size() > 1 : across != null) {
            throw new InvalidInput(
                    "across", "must be given for a heat map, which has one value, and for no other chart");
        }
    }

    /** One bar per row, or grouped bars for several columns. */
    public static Chart bars(String label, String... values) {
        return bars(List.of(label), values);
    }

    /** Bars labelled by several columns together. */
    public static Chart bars(List<String> labels, String... values) {
        return new Chart(Kind.BARS, labels, null, List.of(values));
    }

    /** One line per value column. */
    public static Chart lines(String label, String... values) {
        return new Chart(Kind.LINES, List.of(label), null, List.of(values));
    }

    /** A grid coloured by the value. */
    public static Chart heatMap(String label, String across, String value) {
        return new Chart(Kind.HEAT_MAP, List.of(label), across, List.of(value));
    }
}
