package io.shopsql.contacts;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Text without its case, the same on both engines: their own {@code lower} differ beyond ASCII. What differs only in case,
 * in how an accent is encoded, or in width becomes the same text; {@code é} and {@code e} stay two letters.
 *
 * <p>Java has no case folding. It is built here of the compatibility normalisation (NFKC: ligatures, full-width forms,
 * composed accents) and of Java's mappings of case, in an order in which their exceptions meet:
 *
 * <ul>
 *   <li>down first, so that ẞ, which is upper case already, becomes ß;
 *   <li>then up with the full mappings, so that ß becomes SS;
 *   <li>then down again code point by code point: a whole text would end in a final ς, which is not in the middle of
 *       another, and İ would become two characters. So İ, I, ı and i are one letter.
 * </ul>
 */
final class SearchName {

    /** What the column holds: thrice the longest name, enough for the longest ordinary ligatures. */
    private static final int MAX_LENGTH = 300;

    private SearchName() {}

    /** What stands in the column for this name; null where it does not fit, and the name is compared in Java. */
    static @Nullable String of(String name) {
        String folded = fold(name);
        return folded.codePointCount(0, folded.length()) <= MAX_LENGTH ? folded : null;
    }

    /** The text without its case. What it gives stays as it is when given again. */
    static String fold(String text) {
        String upper = lower(compatible(text)).toUpperCase(Locale.ROOT);
        return compatible(lower(compatible(upper)));
    }

    private static String compatible(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static String lower(String text) {
        return text.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
