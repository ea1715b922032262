package io.shopsql.error;

/** A value outside the limits of the shop: too long, empty, out of range, or invalid text. */
public final class InvalidInput extends ShopException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field the input, by the caller's name for it: {@code "user.name"}
     * @param rule the requirement and what was given, without the value if that may be personal: {@code "must be at
     *     most 100 characters, was 140"}
     */
    public InvalidInput(String field, String rule) {
        this(field, rule, "correct the value and try again.");
    }

    /**
     * Like the other constructor, with custom advice.
     *
     * @param next what to do about it
     */
    public InvalidInput(String field, String rule, String next) {
        super(field + " " + rule + ".", next, null);
        this.field = field;
    }

    /** The input, by the caller's name for it: {@code "user.name"}. */
    public String field() {
        return field;
    }
}
