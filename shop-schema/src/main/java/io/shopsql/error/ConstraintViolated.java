package io.shopsql.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A CHECK or NOT NULL of the schema, or a trigger of the application, refused a row. */
public final class ConstraintViolated extends ShopException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String constraint;

    /** With the advice to see the remarks of the column. */
    public ConstraintViolated(String what, @Nullable String constraint, @Nullable Throwable cause) {
        this(what, "see the remarks of the column in the changelog for the values it accepts.", constraint, cause);
    }

    /**
     * @param constraint the constraint, or the column of a NOT NULL; null if the engine does not report it
     */
    public ConstraintViolated(String what, String next, @Nullable String constraint, @Nullable Throwable cause) {
        super(what, next, cause);
        this.constraint = constraint;
    }

    /** The constraint, or the column of a NOT NULL; empty if the engine does not report it. */
    public Optional<String> constraint() {
        return Optional.ofNullable(constraint);
    }
}
