package io.shopsql.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row points to another that is not there (a foreign key). */
public final class MissingReference extends ShopException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String constraint;

    public MissingReference(String what, String next, @Nullable String constraint, @Nullable Throwable cause) {
        super(what, next, cause);
        this.constraint = constraint;
    }

    /** The constraint; empty on SQLite, which does not name it. */
    public Optional<String> constraint() {
        return Optional.ofNullable(constraint);
    }
}
