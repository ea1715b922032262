package io.shopsql.imports;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import org.jspecify.annotations.Nullable;

/** The rule of a text column: a maximum length in code points, and only text that both engines store unchanged. */
final class TextRule {

    private final int maxLength;
    private final boolean filled;
    // cache: the lines of an invoice repeat most texts
    private @Nullable String last;

    private TextRule(int maxLength, boolean filled) {
        this.maxLength = maxLength;
        this.filled = filled;
    }

    static TextRule filled(int maxLength) {
        return new TextRule(maxLength, true);
    }

    static TextRule atMost(int maxLength) {
        return new TextRule(maxLength, false);
    }

    @CanIgnoreReturnValue
    String check(String value) {
        if (value.equals(last)) {
            return value;
        }
        if (filled && value.isBlank()) {
            throw new Malformed("must not be blank");
        }
        if (lengthOf(value) > maxLength) {
            throw new Malformed("must be at most " + maxLength + " characters");
        }
        last = value;
        return value;
    }

    /** The length in code points. */
    static int lengthOf(String value) {
        int pairs = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                throw new Malformed("must not contain NUL");
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == value.length()
                        || !Character.isLowSurrogate(value.charAt(i + 1))) {
                    throw new Malformed("must be valid Unicode, has an unpaired surrogate");
                }
                pairs++;
                i++;
            }
        }
        return value.length() - pairs;
    }
}
