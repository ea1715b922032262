package io.shopsql.internal.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a search: only letters and digits, with case and diacritics folded, so that they contain no operators of
 * an engine's query language.
 *
 * @param lastBegins whether the last word is a prefix
 */
public record Words(List<String> words, boolean lastBegins) {

    public Words {
        words = List.copyOf(words);
    }

    /** Splits a text into words as both engines do for a product. */
    public static Words of(String text, boolean lastBegins) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (!WordTable.separates(c)) {
                WordTable.fold(word, c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return new Words(words, lastBegins);
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** Each word alone, without duplicates. */
    public List<Words> each() {
        List<Words> each = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            each.add(new Words(List.of(words.get(i)), isBeginning(i)));
        }
        return each.stream().distinct().toList();
    }

    public boolean isBeginning(int place) {
        return lastBegins && place == words.size() - 1;
    }
}
