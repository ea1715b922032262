package io.shopsql.report;

import io.shopsql.error.InvalidInput;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a report says about itself, for lists, reference pages, table headers, options and charts: its {@link
 * ReportContract}, the {@link Meaning} of its components and columns, and its {@link Report#chart}. A report needs none of
 * them; what it does not say is empty.
 *
 * <pre>{@code
 * ReportMeta meta = ReportMeta.of(new TopProducts());
 * System.out.println(meta.name() + ": " + meta.question()); // top-products: What sells best?
 * }</pre>
 *
 * @param name lower case, words joined by hyphens: {@code sales-by-customer}
 * @param question that it answers
 * @param definition of its figures
 * @param filter which rows count
 * @param grain what is counted
 * @param order of its rows
 * @param empty what it answers where there is nothing
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

    /** The words of a Java name, in lower case: {@code average order value}. Headers, options and report names join them. */
    public static String words(String javaName) {
        return javaName.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

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

    /**
     * What the report and its class say. A record {@code SlowMovers} is {@code slow-movers} unless its contract names it,
     * and its columns are the components of its rows. A lambda is {@code report}, and its columns are not known before it
     * has answered.
     *
     * @throws InvalidInput if its contract gives a name that is none
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
