package io.shopsql.error;

/** What was asked for by its key is not there. */
public final class NotFound extends ShopException {
    private static final long serialVersionUID = 1L;

    private final String entity;

    public NotFound(String entity, Object key, String next) {
        super(entity + " " + key + " not found.", next, null);
        this.entity = entity;
    }

    /** What was looked for, as in the message: {@code "Order"}. */
    public String entity() {
        return entity;
    }
}
