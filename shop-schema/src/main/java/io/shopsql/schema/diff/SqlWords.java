package io.shopsql.schema.diff;

import java.util.List;

/** Joins words into a readable statement. */
final class SqlWords {

    private SqlWords() {}

    static String joined(List<String> words) {
        StringBuilder text = new StringBuilder();
        String before = "(";
        for (String word : words) {
            boolean close = before.equals("(") || word.equals(")") || word.equals(",") || isOperatorPair(before, word);
            boolean call = word.equals("(") && !before.isEmpty() && Character.isLetterOrDigit(last(before));
            if (!close && !call) {
                text.append(' ');
            }
            text.append(word);
            before = word;
        }
        return text.toString();
    }

    /** {@code <>}, {@code >=}, {@code ||}: one operator, split into two words. */
    private static boolean isOperatorPair(String before, String word) {
        return "<>=|!-".contains(word) && "<>=|!-".contains(before);
    }

    private static char last(String word) {
        return word.charAt(word.length() - 1);
    }
}
