package io.shopsql.internal;

import io.shopsql.error.InvalidInput;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.StoredText;
import org.jspecify.annotations.Nullable;

/** The checks of the schema in Java, so that both engines refuse with the same words. */
public final class Check {

    /** The maximum price: with at most 1,000,000 pieces on a line, a line's total always fits. */
    public static final Money MAX_PRICE = Money.of(100_000_000);

    private Check() {}

    /** Checks text for its length, and for what an engine would not store unchanged: NUL and unpaired surrogates. */
    public static String text(String field, String value, int maxLength) {
        return StoredText.checked(field, value, maxLength);
    }

    /** As {@link #text}; also refuses blank text. */
    public static String filled(String field, String value, int maxLength) {
        text(field, value, maxLength);
        if (value.isBlank()) {
            throw new InvalidInput(field, "must not be blank");
        }
        return value;
    }

    public static @Nullable String filledIfGiven(String field, @Nullable String value, int maxLength) {
        return value == null ? null : filled(field, value, maxLength);
    }

    public static @Nullable String textIfGiven(String field, @Nullable String value, int maxLength) {
        return value == null ? null : text(field, value, maxLength);
    }

    public static long range(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw new InvalidInput(field, "must be " + min + ".." + max + ", was " + value);
        }
        return value;
    }

    public static @Nullable Integer rangeIfGiven(String field, @Nullable Integer value, int min, int max) {
        if (value != null) {
            range(field, value, min, max);
        }
        return value;
    }

    public static long atLeast(String field, long value, long min) {
        if (value < min) {
            throw new InvalidInput(field, "must be at least " + min + ", was " + value);
        }
        return value;
    }

    public static Money price(String field, Money price) {
        if (price.isNegative() || price.compareTo(MAX_PRICE) > 0) {
            throw new InvalidInput(field, "must be 0.." + MAX_PRICE + ", was " + price);
        }
        return price;
    }

    /** Refuses a missing natural key. */
    public static String naturalKey(String field, @Nullable String value) {
        if (value == null) {
            throw new InvalidInput(
                    field, "must be given to find an existing " + field.substring(0, field.indexOf('.')));
        }
        return value;
    }
}
