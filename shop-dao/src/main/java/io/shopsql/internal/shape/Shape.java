package io.shopsql.internal.shape;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that the text of a query depends on: what it is made of, without the values of its bind variables. Two queries of equal
 * shape have the same text. Immutable.
 */
final class Shape {

    private final @Nullable Object[] tokens;
    private final int hash;

    Shape(@Nullable Object[] tokens, int hash) {
        this.tokens = tokens;
        this.hash = hash;
    }

    /** Whether a token is compared by its value; all others by their identity. */
    static boolean isValue(Object token) {
        return token instanceof String
                || token instanceof Number
                || token instanceof Boolean
                || token instanceof Character
                || token instanceof Temporal
                || token instanceof UUID;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // parts of jOOQ are equal if their texts are, which would be rendered for it
    public boolean equals(Object other) {
        if (!(other instanceof Shape shape) || shape.hash != hash || shape.tokens.length != tokens.length) {
            return false;
        }
        for (int i = 0; i < tokens.length; i++) {
            Object token = tokens[i];
            Object same = shape.tokens[i];
            if (token != same && (token == null || same == null || !isValue(token) || !token.equals(same))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return Arrays.toString(tokens);
    }
}
