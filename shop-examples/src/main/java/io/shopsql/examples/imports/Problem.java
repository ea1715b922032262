package io.shopsql.examples.imports;

/**
 * What is wrong with a line.
 *
 * @param line its number in the file, as an editor counts, from 1
 * @param column the header of the field, or empty where it is the whole line
 * @param value the field's value, shortened
 * @param rule what it must be
 */
public record Problem(long line, String column, String value, String rule) {

    private static final int SHOWN = 40;

    static Problem of(long line, String column, String value, String rule) {
        return new Problem(line, column, shortened(value), rule);
    }

    /** A line that is wrong as a whole. */
    static Problem of(long line, String rule) {
        return new Problem(line, "", "", rule);
    }

    /** {@code line 32, column Quantity: '1x' must be a whole number}. */
    @Override
    public String toString() {
        return column.isEmpty()
                ? "line " + line + ": " + rule
                : "line " + line + ", column " + column + ": '" + value + "' " + rule;
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
