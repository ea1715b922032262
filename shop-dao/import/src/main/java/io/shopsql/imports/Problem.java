package io.shopsql.imports;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A problem with a line of the file.
 *
 * @param line the line number, from 1
 * @param column the field's header; empty if the problem is the whole line
 * @param value the field's value, shortened; null for the whole line, and for customer codes, which may be personal data
 * @param rule the violated rule, as {@code must be a whole number}
 */
public record Problem(long line, String column, @Nullable String value, String rule) {

    static final Comparator<Problem> IN_FILE = Comparator.comparingLong(Problem::line);

    private static final int SHOWN = 40;

    static Problem of(long line, String column, @Nullable String value, String rule) {
        return new Problem(line, column, value == null ? null : shortened(value), rule);
    }

    /** A problem of the whole line. */
    static Problem of(long line, String rule) {
        return new Problem(line, "", null, rule);
    }

    /** {@code line 32, column Quantity: '1x' must be a whole number}. */
    @Override
    public String toString() {
        return "line " + line + (column.isEmpty() ? "" : ", column " + column) + ": "
                + (value == null ? "" : "'" + value + "' ") + rule;
    }

    /** At most 40 characters, with control characters escaped. */
    static String shortened(String value) {
        StringBuilder text = new StringBuilder();
        value.codePoints().limit(SHOWN).forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> text.append(String.format("\\u%04X", c));
                default -> text.appendCodePoint(c);
            }
        });
        return value.codePointCount(0, Math.min(value.length(), 2 * SHOWN + 2)) > SHOWN ? text + "…" : text.toString();
    }
}
