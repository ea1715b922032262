package io.shopsql.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Splits a statement into words. SQLite keeps statements as written: with white space, quotes and comments. */
public final class SqlText {

    // Postgres casts the values of "status in ('a', 'b')" one by one or all at once, depending on whether it parsed our
    // text or its own
    private static final Pattern TEXT_CAST = Pattern.compile("::(character varying|text)(\\[])?");

    private final String text;
    private int at;

    private SqlText(String text) {
        this.text = text;
    }

    /** The words without comments; text and quoted names unchanged. */
    public static List<String> words(String text) {
        SqlText reader = new SqlText(text);
        List<String> words = new ArrayList<>();
        String word = reader.next();
        while (!word.isEmpty()) {
            words.add(word);
            word = reader.next();
        }
        return words;
    }

    /** The position after the group in parentheses that opens at a position. */
    public static int afterGroup(List<String> words, int open) {
        int depth = 0;
        int at = open;
        do {
            String word = words.get(at++);
            depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
        } while (depth > 0 && at < words.size());
        return at;
    }

    /** Normalizes white space, quotes and case; quoted text is unchanged. */
    static @Nullable String normal(@Nullable String sql) {
        if (sql == null) {
            return null;
        }
        String withoutCasts = TEXT_CAST.matcher(sql).replaceAll("");
        return String.join(" ", words(withoutCasts).stream().map(SqlText::plain).toList());
    }

    private static String plain(String word) {
        return word.startsWith("'") ? word : name(word).toLowerCase(Locale.ROOT);
    }

    /** A name without its quotes. */
    public static String name(String word) {
        if (word.length() < 2) {
            return word;
        }
        String inside = word.substring(1, word.length() - 1);
        return switch (word.charAt(0)) {
            case '"' -> inside.replace("\"\"", "\"");
            case '`' -> inside.replace("``", "`");
            case '[' -> inside;
            default -> word;
        };
    }

    private String next() {
        skipBlanksAndComments();
        if (at >= text.length()) {
            return "";
        }
        int start = at;
        char first = text.charAt(at);
        if (first == '\'' || first == '"' || first == '`' || first == '[') {
            skipQuoted(first == '[' ? ']' : first);
        } else if (isWordPart(first)) {
            while (at < text.length() && isWordPart(text.charAt(at))) {
                at++;
            }
        } else {
            at++;
        }
        return text.substring(start, at);
    }

    private void skipBlanksAndComments() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("--", at)) {
                at = endOr(text.indexOf('\n', at));
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else {
                return;
            }
        }
    }

    private int endOr(int position) {
        return position < 0 ? text.length() : position;
    }

    private void skipQuoted(char close) {
        at++;
        while (at < text.length()) {
            if (text.charAt(at++) == close) {
                // a doubled quote is part of the text
                if (close == ']' || at >= text.length() || text.charAt(at) != close) {
                    return;
                }
                at++;
            }
        }
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.';
    }
}
