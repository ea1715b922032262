package io.shopsql.output;

import org.jspecify.annotations.Nullable;

/** A file that could not be written. What stood in its place is as it was. */
public final class NotWritten extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String next;

    NotWritten(String what, String next, @Nullable Throwable cause) {
        super(what + "\n  next: " + next, cause);
        this.what = what;
        this.next = next;
    }

    /** What stood in the way. */
    public String what() {
        return what;
    }

    /** What to do about it. */
    public String next() {
        return next;
    }
}
