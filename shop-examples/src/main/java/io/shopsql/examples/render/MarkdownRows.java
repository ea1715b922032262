package io.shopsql.examples.render;

import io.shopsql.schema.type.Money;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of GitHub-flavoured Markdown, numbers to the right. */
final class MarkdownRows {

    private MarkdownRows() {}

    static void write(Writer out, Rows rows, String currency) throws IOException {
        out.write(rows.caption().isEmpty() ? "" : "**" + escaped(rows.caption(), null) + "**\n\n");
        writeLine(out, rows.names());
        writeLine(
                out,
                rows.numeric().stream().map(numeric -> numeric ? "---:" : "---").toList());
        for (@Nullable Object[] row : rows.values()) {
            writeLine(
                    out,
                    Arrays.stream(row)
                            .map(value -> escaped(TextTable.text(value, currency), value))
                            .toList());
        }
    }

    private static void writeLine(Writer out, List<String> cells) throws IOException {
        out.write("| " + String.join(" | ", cells) + " |\n");
    }

    /** What Markdown would take for a mark, a link or the end of a cell is text. */
    private static String escaped(String text, @Nullable Object value) {
        return value instanceof Number || value instanceof Money
                ? text
                : text.replaceAll("[\\\\`*_{}\\[\\]<>|#~!&]", "\\\\$0");
    }
}
