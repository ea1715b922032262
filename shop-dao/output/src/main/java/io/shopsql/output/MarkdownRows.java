package io.shopsql.output;

import io.shopsql.schema.type.Money;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A table in GitHub-flavoured Markdown, numbers right-aligned. */
final class MarkdownRows {

    // an underscore inside a word needs no escape; GitHub links text that begins with a scheme or with www
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

    /** Escapes Markdown syntax, links and cell ends; GitHub may still link a plain e-mail address. */
    private static String escaped(String text, @Nullable Object value) {
        return value instanceof Number || value instanceof Money
                ? text
                : MARKS.matcher(text).replaceAll("\\\\$0");
    }
}
