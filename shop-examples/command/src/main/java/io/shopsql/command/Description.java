package io.shopsql.command;

import io.shopsql.output.Rows;
import io.shopsql.report.ReportMeta;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Prints report descriptions, wrapped to the terminal. */
final class Description {

    private static final int WIDTH = 100;

    private Description() {}

    /** Prints one line per report. */
    static void list(PrintWriter out, List<ReportMeta> metas) {
        int widest = metas.stream().mapToInt(meta -> meta.name().length()).max().orElse(0);
        for (ReportMeta meta : metas) {
            out.println(
                    (meta.name() + " ".repeat(widest - meta.name().length()) + "  " + meta.question()).stripTrailing());
        }
    }

    /** Prints the full description. */
    static void print(PrintWriter out, ReportMeta meta) {
        out.println(meta.name());
        if (!meta.question().isEmpty()) {
            out.println(meta.question());
        }
        out.println();
        TextTable contract = table(12);
        row(contract, "Definition", meta.definition());
        row(contract, "Filter", meta.filter());
        row(contract, "Grain", meta.grain());
        row(contract, "Order", meta.order());
        row(contract, "Empty", meta.empty());
        out.print(contract);
        if (!meta.parameters().isEmpty()) {
            out.println();
            out.println("Options");
            TextTable parameters = table(24);
            meta.parameters()
                    .forEach(parameter ->
                            row(parameters, "  " + ValueOption.name(parameter.name()), parameter.meaning()));
            out.print(parameters);
        }
        if (!meta.columns().isEmpty()) {
            out.println();
            out.println("Columns");
            TextTable columns = table(24);
            for (ReportMeta.Column column : meta.columns()) {
                columns.addRowValues(
                        "  " + Rows.columnName(column.name()),
                        column.meaning() + (column.unit().isEmpty() ? "" : " [" + column.unit() + "]"));
            }
            out.print(columns);
        }
        out.flush();
    }

    private static TextTable table(int first) {
        TextTable table = TextTable.forColumns(
                Help.defaultColorScheme(Ansi.OFF),
                new Column(first, 0, Overflow.SPAN),
                new Column(WIDTH - first, 0, Overflow.WRAP));
        table.setAdjustLineBreaksForWideCJKCharacters(true);
        return table;
    }

    private static void row(TextTable table, String name, String text) {
        if (!text.isEmpty()) {
            table.addRowValues(name, text);
        }
    }
}
