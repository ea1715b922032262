package io.shopsql.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A CHECK or NOT NULL of the schema, or a trigger of the application, refused a row. */
public final class ConstraintViolated extends ShopException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String constraint;

    public ConstraintViolated(String what, @Nullable String constraint, @Nullable Throwable cause) {
        this(what, "see the remarks of the column in the changelog for what it takes.", constraint, cause);
    }

    public ConstraintViolated(String what, String next, @Nullable String constraint, @Nullable Throwable cause) {
        super(what, next, cause);
        this.constraint = constraint;
    }

    /** The constraint, or for NOT NULL the column, where the engine tells. */
    public Optional<String> constraint() {
        return Optional.ofNullable(constraint);
    }
}
