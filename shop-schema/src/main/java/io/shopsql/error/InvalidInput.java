package io.shopsql.error;

/** A value that the shop cannot take: too long, empty, out of range, or not text. */
public final class InvalidInput extends ShopException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field what was given, as the caller knows it: {@code "user.name"}
     * @param rule what it must be and what it was, without the value where that may be personal: {@code "must be at most
     *     100 characters, was 140"}
     */
    public InvalidInput(String field, String rule) {
        this(field, rule, "correct the value and try again.");
    }

    public InvalidInput(String field, String rule, String next) {
        super(field + " " + rule + ".", next, null);
        this.field = field;
    }

    /** What was given, as the caller knows it: {@code "user.name"}. */
    public String field() {
        return field;
    }
}
