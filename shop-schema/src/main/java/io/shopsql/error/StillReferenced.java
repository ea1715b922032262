package io.shopsql.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row cannot be deleted while others reference it. */
public final class StillReferenced extends ShopException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String constraint;

    /**
     * @param constraint the constraint; null if not known
     */
    public StillReferenced(String what, String next, @Nullable String constraint, @Nullable Throwable cause) {
        super(what, next, cause);
        this.constraint = constraint;
    }

    /** The constraint; empty on SQLite, which does not name it, and if the check ran before the delete. */
    public Optional<String> constraint() {
        return Optional.ofNullable(constraint);
    }
}
