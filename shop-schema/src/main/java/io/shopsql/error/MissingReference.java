package io.shopsql.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row references one that does not exist (a foreign key). */
public final class MissingReference extends ShopException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String constraint;

    /**
     * @param constraint the constraint; null on SQLite, which does not name it
     */
    public MissingReference(String what, String next, @Nullable String constraint, @Nullable Throwable cause) {
        super(what, next, cause);
        this.constraint = constraint;
    }

    /** The constraint; empty on SQLite, which does not name it. */
    public Optional<String> constraint() {
        return Optional.ofNullable(constraint);
    }
}
