package io.shopsql.error;

/** No row has the given key. */
public final class NotFound extends ShopException {
    private static final long serialVersionUID = 1L;

    private final String entity;

    /**
     * @param entity what was looked for: {@code "Order"}
     * @param key its key, for the message
     * @param next what to do about it
     */
    public NotFound(String entity, Object key, String next) {
        super(entity + " " + key + " not found.", next, null);
        this.entity = entity;
    }

    /** What was looked for, as in the message: {@code "Order"}. */
    public String entity() {
        return entity;
    }
}
