package io.shopsql.internal.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Word characters and their folding: the table of SQLite's tokenizer, also used by Postgres' {@code product_words}. */
public final class WordTable {

    private static final BitSet SEPARATORS = new BitSet();
    private static final BitSet DROPPED = new BitSet();
    private static final Map<Integer, Integer> FOLDED = new HashMap<>();

    static {
        // neither engine stores them
        SEPARATORS.set(0);
        SEPARATORS.set(Character.MIN_SURROGATE, Character.MAX_SURROGATE + 1);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(WordTable.class.getResourceAsStream("words.txt"), "words.txt"),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(WordTable::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WordTable() {}

    public static boolean separates(int codePoint) {
        return SEPARATORS.get(codePoint);
    }

    public static void fold(StringBuilder word, int codePoint) {
        if (!DROPPED.get(codePoint)) {
            word.appendCodePoint(FOLDED.getOrDefault(codePoint, codePoint));
        }
    }

    /** {@code separators 1-2f 3a-40}, {@code dropped 300}, {@code folded 41>61}. */
    private static void read(String line) {
        String[] parts = line.split(" ", -1);
        for (int i = 1; i < parts.length; i++) {
            String[] ends = parts[i].split("[->]", -1);
            int first = Integer.parseInt(ends[0], 16);
            int last = Integer.parseInt(ends[ends.length - 1], 16);
            switch (parts[0]) {
                case "separators" -> SEPARATORS.set(first, last + 1);
                case "dropped" -> DROPPED.set(first, last + 1);
                default -> FOLDED.put(first, last);
            }
        }
    }
}
