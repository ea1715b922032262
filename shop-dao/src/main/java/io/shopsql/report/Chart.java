package io.shopsql.report;

import io.shopsql.error.InvalidInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a report are best drawn. It names columns, as the components of the row are named; whoever draws decides
 * the rest. A report that says none is drawn by what its columns hold.
 *
 * <pre>{@code
 * Chart.bars("name", "net")
 * Chart.bars(List.of("category", "name"), "net")
 * Chart.lines("label", "newNet", "returningNet")
 * Chart.heatMap("cohort", "month", "retention")
 * }</pre>
 *
 * @param kind of the chart
 * @param labels the columns that together name a bar, a point of time, or a row of a heat map; at least one
 * @param across the column that names the columns of a heat map; null for the other kinds
 * @param values the columns that are drawn, at least one; of a heat map exactly one
 */
public record Chart(
        Kind kind, List<String> labels, @Nullable String across, List<String> values) {

    /** What is drawn for a value. */
    public enum Kind {
        /** A bar for each row. */
        BARS,
        /** A line through all rows, which are in the order of time. */
        LINES,
        /** A cell of a grid for each row. */
        HEAT_MAP
    }

    /** Copies the lists and checks that the columns fit the kind. */
    public Chart {
        labels = List.copyOf(labels);
        values = List.copyOf(values);
        if (labels.isEmpty() || values.isEmpty()) {
            throw new InvalidInput("labels and values", "must be at least one column each, was none");
        }
        if (kind == Kind.HEAT_MAP ? across == null || values.size() > 1 : across != null) {
            throw new InvalidInput("across", "must be given for a heat map of one value, and for no other chart");
        }
    }

    /** A bar for each row, or one beside the other for several columns. */
    public static Chart bars(String label, String... values) {
        return bars(List.of(label), values);
    }

    /** The same, named by several columns together. */
    public static Chart bars(List<String> labels, String... values) {
        return new Chart(Kind.BARS, labels, null, List.of(values));
    }

    /** A line for each of the columns. */
    public static Chart lines(String label, String... values) {
        return new Chart(Kind.LINES, List.of(label), null, List.of(values));
    }

    /** A grid, coloured by the value. */
    public static Chart heatMap(String label, String across, String value) {
        return new Chart(Kind.HEAT_MAP, List.of(label), across, List.of(value));
    }
}
