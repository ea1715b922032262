package io.shopsql.report;

import java.util.List;

/**
 * What a report says about itself, for lists, reference pages and table headers. A report needs none; {@link Report#meta}
 * gives it if there is one. All texts are plain, in one line.
 *
 * <pre>{@code
 * ReportMeta.of("slow-movers", "What sells slowly?", "each product with fewer than ten pieces sold.")
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
 */
public record ReportMeta(
        String name,
        String question,
        String definition,
        String filter,
        String grain,
        String order,
        String empty,
        List<Column> columns) {

    /**
     * A column.
     *
     * @param name that of the component of the row
     * @param meaning in words
     * @param unit that it is counted in
     */
    public record Column(String name, String meaning, String unit) {}

    public ReportMeta {
        columns = List.copyOf(columns);
    }

    /** The least that a report can say; the rest is empty. */
    public static ReportMeta of(String name, String question, String definition) {
        return new ReportMeta(name, question, definition, "", "", "", "", List.of());
    }
}
