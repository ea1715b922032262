package io.shopsql.schema.type;

/**
 * The key of a user: {@code users.id}. Opaque; its order means nothing. Keys of different tables have different types:
 * {@code ORDERS.ID.eq(USERS.ID)} does not compile.
 *
 * @param value the number in the column
 */
public record UserId(long value) implements Comparable<UserId> {

    @Override
    public int compareTo(UserId other) {
        return Long.compare(value, other.value);
    }

    /** The bare number. */
    @Override
    public String toString() {
        return Long.toString(value);
    }

    /** Converts between the column and the type; used by the generated tables. */
    public static final class Column extends LongColumn<UserId> {
        private static final long serialVersionUID = 1L;

        /** Used by the generated tables. */
        public Column() {
            super(UserId.class);
        }

        @Override
        public UserId apply(long value) {
            return new UserId(value);
        }

        @Override
        public long applyAsLong(UserId value) {
            return value.value();
        }
    }
}
