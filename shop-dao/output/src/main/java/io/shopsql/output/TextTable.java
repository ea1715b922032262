package io.shopsql.output;

import io.shopsql.schema.type.Money;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jline.utils.WCWidth;
import org.jspecify.annotations.Nullable;

/** A text table: columns padded to their widest cell, numbers right-aligned. */
final class TextTable {

    private static final String GAP = "  ";

    private TextTable() {}

    static void write(Writer out, Rows rows, String currency) throws IOException {
        out.write(rows.caption().isEmpty() ? "" : rows.caption() + "\n\n");
        int columns = rows.names().size();
        int[] widths = rows.names().stream().mapToInt(TextTable::width).toArray();
        boolean[] numeric = new boolean[columns];
        List<List<String>> lines = new ArrayList<>();
        for (@Nullable Object[] row : rows.values()) {
            List<String> line =
                    Arrays.stream(row).map(value -> text(value, currency)).toList();
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], width(line.get(column)));
                numeric[column] |= row[column] instanceof Number || row[column] instanceof Money;
            }
            lines.add(line);
        }
        writeLine(out, rows.names(), widths, numeric);
        writeLine(out, Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths, numeric);
        for (List<String> line : lines) {
            writeLine(out, line, widths, numeric);
        }
        if (lines.isEmpty()) {
            out.write("(no rows)\n");
        }
    }

    private static void writeLine(Writer out, List<String> cells, int[] widths, boolean[] numeric) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - width(cell));
            line.append(column == 0 ? "" : GAP).append(numeric[column] ? padding + cell : cell + padding);
        }
        out.write(line.toString().stripTrailing());
        out.write('\n');
    }

    static String text(@Nullable Object value, String currency) {
        if (value == null) {
            return "";
        }
        if (value instanceof Money money) {
            return money.isNegative() ? "-" + currency + money.toString().substring(1) : currency + money;
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return visible(value.toString());
    }

    /** Replaces control characters (line ends included) and bidirectional formatting characters with a dot. */
    static String visible(String text) {
        return text.replaceAll("[\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]", "·");
    }

    /** The text's width in terminal columns: two for CJK characters and emoji, none for combining marks. */
    static int width(String text) {
        return text.codePoints().map(TextTable::width).sum();
    }

    /** Makes names distinct: a repeated name gets a number, between these two texts. */
    static List<String> distinct(List<String> names, String before, String after) {
        Set<String> taken = new HashSet<>();
        return names.stream()
                .map(name -> {
                    String distinct = name;
                    for (int n = 2; !taken.add(distinct); n++) {
                        distinct = name + before + n + after;
                    }
                    return distinct;
                })
                .toList();
    }

    /** Cuts the text to a width; an ellipsis replaces the rest. */
    static String shortened(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int left = width - 1;
        for (int character : text.codePoints().toArray()) {
            left -= width(character);
            if (left < 0) {
                break;
            }
            kept.appendCodePoint(character);
        }
        return kept.append('…').toString();
    }

    private static int width(int character) {
        return Math.max(0, WCWidth.wcwidth(character));
    }
}
