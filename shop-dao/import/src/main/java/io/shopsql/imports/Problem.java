package io.shopsql.imports;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a line.
 *
 * @param line its number in the file, as an editor counts, from 1
 * @param column the header of the field, or empty where it is the whole line
 * @param value the field's value, shortened; null where it is the whole line, and for customers, whose codes may be personal
 * @param rule what it must be
 */
public record Problem(long line, String column, @Nullable String value, String rule) {

    static final Comparator<Problem> IN_FILE = Comparator.comparingLong(Problem::line);

    private static final int SHOWN = 40;

    static Problem of(long line, String column, @Nullable String value, String rule) {
        return new Problem(line, column, value == null ? null : shortened(value), rule);
    }

    /** A line that is wrong as a whole. */
    static Problem of(long line, String rule) {
        return new Problem(line, "", null, rule);
    }

    /** {@code line 32, column Quantity: '1x' must be a whole number}. */
    @Override
    public String toString() {
        return "line " + line + (column.isEmpty() ? "" : ", column " + column) + ": "
                + (value == null ? "" : "'" + value + "' ") + rule;
    }

    /** At most 40 characters, with those that a terminal would obey shown as their number. */
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
