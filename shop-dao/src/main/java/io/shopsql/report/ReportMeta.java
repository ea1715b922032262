package io.shopsql.report;

import io.shopsql.error.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report says about itself, for lists, reference pages, table headers, options and charts. A report needs none;
 * {@link Report#meta} gives it if there is one, and {@link #of(Report)} fills in the rest. All texts are plain, in one line.
 *
 * <pre>{@code
 * ReportMeta.of("slow-movers", "What sells slowly?", "each product with fewer than ten pieces sold.")
 *         .withParameter("since", "the first instant that counts")
 *         .withChart(Chart.bars("name", "units"))
 * }</pre>
 *
 * @param name lower case, words joined by hyphens: {@code sales-by-customer}
 * @param question that it answers
 * @param definition of its figures
 * @param filter which rows count
 * @param grain what is counted
 * @param order of its rows
 * @param empty what stands where there is nothing
 * @param columns of its rows, in their order
 * @param parameters the components of the report that its type does not explain
 * @param chart how its rows are best drawn; null if that is left open
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

    /**
     * A column.
     *
     * @param name that of the component of the row
     * @param meaning in words
     * @param unit that it is counted in
     */
    public record Column(String name, String meaning, String unit) {}

    /**
     * What can be chosen.
     *
     * @param name that of the component of the report
     * @param meaning in words
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

    /** Without parameters that need words, and without a chart. */
    public ReportMeta(
            String name,
            String question,
            String definition,
            String filter,
            String grain,
            String order,
            String empty,
            List<Column> columns) {
        this(name, question, definition, filter, grain, order, empty, columns, List.of(), null);
    }

    /** The least that a report can say; the rest is empty. */
    public static ReportMeta of(String name, String question, String definition) {
        return new ReportMeta(name, question, definition, "", "", "", "", List.of());
    }

    /**
     * What the report says, and where it says nothing what its class does: a record {@code SlowMovers} is {@code
     * slow-movers}, and its columns are the components of its rows. A lambda is {@code report}, and its columns are not
     * known before it has answered.
     */
    public static ReportMeta of(Report<?> report) {
        ReportMeta said = report.meta().orElseGet(() -> of(ReportType.name(report.getClass()), "", ""));
        return said.columns.isEmpty() ? said.withColumns(ReportType.columns(report.getClass())) : said;
    }

    /** The same with these columns. */
    public ReportMeta withColumns(List<Column> columns) {
        return new ReportMeta(name, question, definition, filter, grain, order, empty, columns, parameters, chart);
    }

    /** The same, saying of one more component of the report what it is. */
    public ReportMeta withParameter(String parameter, String meaning) {
        List<Parameter> all = new ArrayList<>(parameters);
        all.add(new Parameter(parameter, meaning));
        return new ReportMeta(name, question, definition, filter, grain, order, empty, columns, all, chart);
    }

    /** The same, drawn so. */
    public ReportMeta withChart(Chart chart) {
        return new ReportMeta(name, question, definition, filter, grain, order, empty, columns, parameters, chart);
    }
}
