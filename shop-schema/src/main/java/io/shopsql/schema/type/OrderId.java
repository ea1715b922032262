package io.shopsql.schema.type;

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
    public static final class Column extends LongColumn<OrderId> {
        private static final long serialVersionUID = 1L;

        /** Used by the generated tables. */
        public Column() {
            super(OrderId.class);
        }

        @Override
        public OrderId apply(long value) {
            return new OrderId(value);
        }

        @Override
        public long applyAsLong(OrderId value) {
            return value.value();
        }
    }
}
