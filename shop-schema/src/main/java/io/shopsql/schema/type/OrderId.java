package io.shopsql.schema.type;

import java.util.function.LongFunction;
import org.jooq.impl.AbstractConverter;
import org.jspecify.annotations.Nullable;

/**
 * The key of an order: {@code orders.id}. Opaque; its order means nothing. Keys of different tables have different
 * types: {@code ORDERS.ID.eq(USERS.ID)} does not compile.
 *
 * @param value the number in the column
 */
public record OrderId(long value) implements Comparable<OrderId> {

    @Override
    public int compareTo(OrderId other) {
        return Long.compare(value, other.value);
    }

    /** The bare number. */
    @Override
    public String toString() {
        return Long.toString(value);
    }

    /** Converts between the column and the type; used by the generated tables. */
    public static final class Column extends AbstractConverter<Long, OrderId> implements LongFunction<OrderId> {
        private static final long serialVersionUID = 1L;

        /** Used by the generated tables. */
        public Column() {
            super(Long.class, OrderId.class);
        }

        @Override
        public OrderId apply(long value) {
            return new OrderId(value);
        }

        @Override
        public @Nullable OrderId from(@Nullable Long value) {
            return value == null ? null : new OrderId(value);
        }

        @Override
        public @Nullable Long to(@Nullable OrderId id) {
            return id == null ? null : id.value();
        }
    }
}
