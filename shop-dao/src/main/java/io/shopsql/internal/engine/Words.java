package io.shopsql.internal.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a search: letters and digits alone, capitals and diacritics folded, so that they mean nothing in the query
 * language of an engine.
 *
 * @param lastBegins whether the last word is the beginning of one
 */
public record Words(List<String> words, boolean lastBegins) {

    public Words {
        words = List.copyOf(words);
    }

    /** The words of a text, as both engines find those of a product. */
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

    /** Each alone, without what stands there twice. */
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
