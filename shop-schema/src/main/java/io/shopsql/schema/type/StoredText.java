package io.shopsql.schema.type;

import io.shopsql.error.InvalidInput;

/** Checks text that both engines store unchanged. */
public final class StoredText {

    private StoredText() {}

    /**
     * The text, checked for NUL (SQLite's length stops there, Postgres refuses it) and unpaired surrogates.
     *
     * @param field the caller's name for it: {@code "user.name"}
     * @param maxLength in code points: a surrogate pair counts as one
     * @throws InvalidInput if the text is too long or not storable
     */
    public static String checked(String field, String value, int maxLength) {
        int length = 0;
        for (int i = 0; i < value.length(); i++, length++) {
            char c = value.charAt(i);
            if (c == 0) {
                throw new InvalidInput(field, "must not contain NUL, has one at position " + (i + 1));
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(i + 1));
                if (!pair) {
                    throw new InvalidInput(
                            field, "must be valid Unicode, has half of a surrogate pair at position " + (i + 1));
                }
                i++;
            }
        }
        if (length > maxLength) {
            throw new InvalidInput(field, "must be at most " + maxLength + " characters, was " + length);
        }
        return value;
    }
}
