package io.shopsql.schema.type;

/**
 * The key of an account: {@code accounts.id}. Opaque; its order means nothing. Keys of different tables have different
 * types: {@code ORDERS.ID.eq(USERS.ID)} does not compile.
 *
 * @param value the number in the column
 */
public record AccountId(long value) implements Comparable<AccountId> {

    @Override
    public int compareTo(AccountId other) {
        return Long.compare(value, other.value);
    }

    /** The bare number. */
    @Override
    public String toString() {
        return Long.toString(value);
    }

    /** Converts between the column and the type; used by the generated tables. */
    public static final class Column extends LongColumn<AccountId> {
        private static final long serialVersionUID = 1L;

        /** Used by the generated tables. */
        public Column() {
            super(AccountId.class);
        }

        @Override
        public AccountId apply(long value) {
            return new AccountId(value);
        }

        @Override
        public long applyAsLong(AccountId value) {
            return value.value();
        }
    }
}
