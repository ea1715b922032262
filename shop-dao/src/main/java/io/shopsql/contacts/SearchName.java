package io.shopsql.contacts;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Folds the case of text, the same for both engines, whose own {@code lower} differ beyond ASCII. Text that differs
 * only in case, in the encoding of an accent or in width becomes equal; {@code é} and {@code e} stay different.
 *
 * <p>Java has no case folding. This one combines compatibility normalization (NFKC: ligatures, full-width forms,
 * composed accents) with Java's case mappings, in an order that handles their exceptions:
 *
 * <ul>
 *   <li>first to lower case, so that ẞ, already upper case, becomes ß;
 *   <li>then to upper case with the full mappings, so that ß becomes SS;
 *   <li>then to lower case again code point by code point: lower-casing the whole text would produce a final ς, which
 *       does not match inside another text, and turn İ into two characters. So İ, I, ı and i are equal.
 * </ul>
 */
final class SearchName {

    /** The length of the column: three times the longest name, enough for the longest common ligatures. */
    private static final int MAX_LENGTH = 300;

    private SearchName() {}

    /** The value of the column for this name; null if it does not fit, so that the name is compared in Java. */
    static @Nullable String of(String name) {
        String folded = fold(name);
        return folded.codePointCount(0, folded.length()) <= MAX_LENGTH ? folded : null;
    }

    /** The text with its case folded. Idempotent. */
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
