package io.shopsql.schema.lint;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.schema.diff.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A statement or a part of one, read word by word. */
final class Words {

    private final List<String> words;
    private int at;

    private Words(List<String> words) {
        this.words = words;
    }

    /** The statements of a text. */
    static List<Words> statements(String sql) {
        return new Words(SqlText.words(sql)).split(";");
    }

    boolean more() {
        return at < words.size();
    }

    /** The next word in small letters, unless it is quoted; empty at the end. */
    String peek() {
        return more() ? words.get(at).toLowerCase(Locale.ROOT) : "";
    }

    /** Skips this word if it follows. */
    @CanIgnoreReturnValue
    boolean accept(String word) {
        return acceptAll(word);
    }

    /** Skips these words if all of them follow. */
    @CanIgnoreReturnValue
    boolean acceptAll(String... following) {
        for (int i = 0; i < following.length; i++) {
            if (at + i >= words.size() || !words.get(at + i).equalsIgnoreCase(following[i])) {
                return false;
            }
        }
        at += following.length;
        return true;
    }

    /** A name without its quotes and its schema. */
    String name() {
        String name = more() ? words.get(at++) : "";
        while (more() && (name.endsWith(".") || words.get(at).equals("."))) {
            name = words.get(at++);
        }
        String plain = SqlText.name(name);
        return plain.equals(name) ? name.substring(name.lastIndexOf('.') + 1) : plain;
    }

    /** The words up to one of these outside parentheses, in small letters: {@code numeric(10, 2)}. */
    String text(Set<String> end) {
        StringBuilder text = new StringBuilder();
        while (more() && !end.contains(peek())) {
            if (peek().equals("(")) {
                text.append('(')
                        .append(String.join(" ", group().all()).replace(" ,", ","))
                        .append(')');
            } else {
                text.append(text.isEmpty() ? "" : " ").append(peek());
                at++;
            }
        }
        return text.toString();
    }

    /** What the parentheses hold that open here; nothing if none do. */
    Words group() {
        if (!peek().equals("(")) {
            return new Words(List.of());
        }
        int end = SqlText.afterGroup(words, at);
        Words inside = new Words(words.subList(at + 1, Math.max(at + 1, end - 1)));
        at = end;
        return inside;
    }

    /** Skips a word, or a group in parentheses. */
    void skip() {
        at = peek().equals("(") ? SqlText.afterGroup(words, at) : at + 1;
    }

    void rest() {
        at = words.size();
    }

    /** The words in small letters, without quotes of names. */
    List<String> all() {
        return words.stream()
                .map(word -> SqlText.name(word).toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The first names of the parts between commas. */
    List<String> names() {
        return splitByCommas().stream().map(Words::name).toList();
    }

    List<Words> splitByCommas() {
        return split(",");
    }

    private List<Words> split(String separator) {
        List<Words> parts = new ArrayList<>();
        int start = at;
        while (more()) {
            if (words.get(at).equals(separator)) {
                parts.add(new Words(words.subList(start, at)));
                start = ++at;
            } else {
                skip();
            }
        }
        parts.add(new Words(words.subList(start, words.size())));
        return parts;
    }
}
