package io.shopsql.output;

import org.jspecify.annotations.Nullable;

/** A file could not be written. An existing file is unchanged. */
public final class NotWritten extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String next;

    NotWritten(String what, String next, @Nullable Throwable cause) {
        super(what + "\n  next: " + next, cause);
        this.what = what;
        this.next = next;
    }

    /** The reason. */
    public String what() {
        return what;
    }

    /** What to do next. */
    public String next() {
        return next;
    }
}
