package io.shopsql.internal.same;

import org.jspecify.annotations.Nullable;

/** The character NUL: Postgres has no text with it, and SQLite's functions end a text there. */
public final class Nul {

    private Nul() {}

    /**
     * Checks a value.
     *
     * @throws io.shopsql.error.UnsafeQuery if it is a text that has one
     */
    public static void refuse(@Nullable Object value) {
        if (value instanceof String text && text.indexOf('\0') >= 0) {
            throw Refusal.of("nul-in-text");
        }
    }
}
