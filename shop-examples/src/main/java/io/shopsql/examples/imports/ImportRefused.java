package io.shopsql.examples.imports;

/** A file that is not imported. Nothing of it was stored. */
public final class ImportRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String next;

    ImportRefused(String what, String next) {
        super(what + "\n  next: " + next);
        this.what = what;
        this.next = next;
    }

    /** What is wrong with it, with the line where it can be told. */
    public String what() {
        return what;
    }

    /** What to do about it. */
    public String next() {
        return next;
    }
}
