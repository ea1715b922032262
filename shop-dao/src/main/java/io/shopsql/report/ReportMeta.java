package io.shopsql.report;

import io.shopsql.error.InvalidInput;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a report, for lists, reference pages, table headers, options and charts: its {@link ReportContract},
 * the {@link Meaning} of its components and columns, and its {@link Report#chart}. All of it is optional; what is
 * missing is empty.
 *
 * <pre>{@code
 * ReportMeta meta = ReportMeta.of(new TopProducts(TimeRange.ALL));
 * System.out.println(meta.name() + ": " + meta.question()); // top-products: What sells best?
 * }</pre>
 *
 * @param name lower case, words joined by hyphens: {@code sales-by-customer}
 * @param question the question that it answers
 * @param definition the definition of its figures
 * @param filter the rows that count
 * @param grain the unit of counting
 * @param order the order of its rows
 * @param empty the result without data
 * @param columns the columns of its rows, in order
 * @param parameters the components of the report with a {@link Meaning}
 * @param chart the preferred chart; null if none is given
 */
public record ReportMeta(
        String name,
        String question,
        String definition,
        String filter,
        String grain,
        String order,
        String empty,
        List<Column> columns,
        List<Parameter> parameters,
        @Nullable Chart chart) {

    /** The words of a Java name, in lower case: {@code average order value}. Headers, options and report names join them. */
    public static String words(String javaName) {
        return javaName.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    /**
     * A column.
     *
     * @param name the name of the row's component
     * @param meaning the explanation
     * @param unit the unit of its values
     */
    public record Column(String name, String meaning, String unit) {}

    /**
     * A parameter.
     *
     * @param name the name of the report's component
     * @param meaning the explanation
     */
    public record Parameter(String name, String meaning) {}

    /**
     * Checks the name.
     *
     * @throws InvalidInput if it is empty, begins with a hyphen or holds a space
     */
    public ReportMeta {
        if (!name.matches("[^-\\s]\\S*")) {
            throw new InvalidInput("name", "must be words joined by hyphens, was '" + name + "'");
        }
        columns = List.copyOf(columns);
        parameters = List.copyOf(parameters);
    }

    /**
     * Reads the metadata of a report from the report and its class. A record {@code SlowMovers} is named {@code
     * slow-movers} unless its contract gives a name; its columns are the components of its rows. A lambda is named
     * {@code report}; its columns are unknown until it has run.
     *
     * @throws InvalidInput if its contract gives an invalid name
     */
    public static ReportMeta of(Report<?> report) {
        Class<?> type = report.getClass();
        ReportContract contract = ReportType.contract(type);
        return new ReportMeta(
                contract.name().isEmpty() ? ReportType.name(type) : contract.name(),
                contract.question(),
                contract.definition(),
                contract.filter(),
                contract.grain(),
                contract.order(),
                contract.empty(),
                ReportType.columns(type),
                ReportType.parameters(type),
                report.chart().orElse(null));
    }
}
