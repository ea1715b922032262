package io.shopsql.output;

import io.shopsql.schema.type.Money;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A table of GitHub-flavoured Markdown, numbers to the right. */
final class MarkdownRows {

    // within a word, an underscore is none; what GitHub makes a link of begins with a scheme or with www
    private static final Pattern MARKS =
            Pattern.compile("[\\\\`*{}\\[\\]<>|#~!&]|(?<!\\p{Alnum})_|_(?!\\p{Alnum})|:(?=//)|(?i:(?<=www))\\.");

    private MarkdownRows() {}

    static void write(Writer out, Rows rows, String currency) throws IOException {
        out.write(rows.caption().isEmpty() ? "" : "**" + escaped(rows.caption(), null) + "**\n\n");
        writeLine(out, rows.names().stream().map(name -> escaped(name, null)).toList());
        String symbol = escaped(currency, null);
        writeLine(
                out,
                rows.numeric().stream().map(numeric -> numeric ? "---:" : "---").toList());
        for (@Nullable Object[] row : rows.values()) {
            writeLine(
                    out,
                    Arrays.stream(row)
                            .map(value -> escaped(TextTable.text(value, symbol), value))
                            .toList());
        }
    }

    private static void writeLine(Writer out, List<String> cells) throws IOException {
        out.write("| " + String.join(" | ", cells) + " |\n");
    }

    /** What Markdown would take for a mark, a link or the end of a cell is text; a bare mail address may still become one. */
    private static String escaped(String text, @Nullable Object value) {
        return value instanceof Number || value instanceof Money
                ? text
                : MARKS.matcher(text).replaceAll("\\\\$0");
    }
}
