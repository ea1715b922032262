package io.shopsql.schema.type;

/**
 * The key of a transfer: {@code transfers.id}. Opaque; its order means nothing. Keys of different tables have different
 * types: {@code ORDERS.ID.eq(USERS.ID)} does not compile.
 *
 * @param value the number in the column
 */
public record TransferId(long value) implements Comparable<TransferId> {

    @Override
    public int compareTo(TransferId other) {
        return Long.compare(value, other.value);
    }

    /** The bare number. */
    @Override
    public String toString() {
        return Long.toString(value);
    }

    /** Converts between the column and the type; used by the generated tables. */
    public static final class Column extends LongColumn<TransferId> {
        private static final long serialVersionUID = 1L;

        /** Used by the generated tables. */
        public Column() {
            super(TransferId.class);
        }

        @Override
        public TransferId apply(long value) {
            return new TransferId(value);
        }

        @Override
        public long applyAsLong(TransferId value) {
            return value.value();
        }
    }
}
