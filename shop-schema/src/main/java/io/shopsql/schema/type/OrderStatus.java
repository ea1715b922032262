package io.shopsql.schema.type;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.impl.AbstractConverter;
import org.jspecify.annotations.Nullable;

/**
 * Where an order stands. The moves that exist:
 *
 * <pre>
 * pending ──► processing ──► completed ──► refunded
 *    │  └───────────┼────────────▲
 *    └──► cancelled ◄┘
 * </pre>
 *
 * <p>Cancelling and refunding give the stock back. Cancelled and refunded are final.
 */
public enum OrderStatus {
    PENDING,
    PROCESSING,
    COMPLETED,
    CANCELLED,
    REFUNDED;

    private static final Map<OrderStatus, Set<OrderStatus>> MOVES = Map.of(
            PENDING, Set.of(PROCESSING, COMPLETED, CANCELLED),
            PROCESSING, Set.of(COMPLETED, CANCELLED),
            COMPLETED, Set.of(REFUNDED),
            CANCELLED, Set.of(),
            REFUNDED, Set.of());

    // compared exactly: in upper case, a dotless i would pass as the other
    private static final Map<String, OrderStatus> BY_VALUE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(OrderStatus::value, status -> status));

    // not toUpperCase without a locale: in Turkish, PENDING would become pendıng
    private final String value = name().toLowerCase(Locale.ROOT);

    /** The text in the column: {@code "pending"}. */
    public String value() {
        return value;
    }

    /** Whether an order of this status may become the other. */
    public boolean canBecome(OrderStatus next) {
        return next().contains(next);
    }

    /** What an order of this status may become. */
    public Set<OrderStatus> next() {
        return MOVES.getOrDefault(this, Set.of());
    }

    /** The same, as text for a message, in the order of the declaration. */
    public String nextValues() {
        return next().stream().sorted().map(OrderStatus::value).collect(Collectors.joining(" or "));
    }

    /** Whether nothing can follow. */
    public boolean isFinal() {
        return next().isEmpty();
    }

    /** Whether moving here puts the goods back on the shelf. */
    public boolean returnsStock() {
        return this == CANCELLED || this == REFUNDED;
    }

    /** Between the column and the type; used by the generated tables. */
    public static final class Column extends AbstractConverter<String, OrderStatus> {
        private static final long serialVersionUID = 1L;

        public Column() {
            super(String.class, OrderStatus.class);
        }

        @Override
        public @Nullable OrderStatus from(@Nullable String value) {
            if (value == null) {
                return null;
            }
            OrderStatus status = BY_VALUE.get(value);
            if (status == null) {
                throw new IllegalArgumentException("not a status of an order: " + value);
            }
            return status;
        }

        @Override
        public @Nullable String to(@Nullable OrderStatus status) {
            return status == null ? null : status.value();
        }
    }
}
