package io.shopsql.schema.type;

import io.shopsql.error.InvalidInput;

/** What text both engines store as it is. */
public final class StoredText {

    private StoredText() {}

    /**
     * The text, without NUL (SQLite's length stops there, Postgres has none) and without half of a surrogate pair.
     *
     * @param field what it is for, as the caller knows it: {@code "user.name"}
     * @param maxLength in characters; one outside the first 65,536 counts as one
     * @throws InvalidInput if it cannot be stored
     */
    public static String checked(String field, String value, int maxLength) {
        int length = 0;
        for (int i = 0; i < value.length(); i++, length++) {
            char c = value.charAt(i);
            if (c == 0) {
                throw new InvalidInput(field, "must not contain NUL, did at position " + (i + 1));
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(i + 1));
                if (!pair) {
                    throw new InvalidInput(
                            field, "must be valid Unicode, had half of a surrogate pair at position " + (i + 1));
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
