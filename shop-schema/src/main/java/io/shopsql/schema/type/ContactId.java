package io.shopsql.schema.type;

/**
 * The key of a contact: {@code contacts.id}. Opaque; its order means nothing. Keys of different tables have different
 * types: {@code ORDERS.ID.eq(USERS.ID)} does not compile.
 *
 * @param value the number in the column
 */
public record ContactId(long value) implements Comparable<ContactId> {

    @Override
    public int compareTo(ContactId other) {
        return Long.compare(value, other.value);
    }

    /** The bare number. */
    @Override
    public String toString() {
        return Long.toString(value);
    }

    /** Converts between the column and the type; used by the generated tables. */
    public static final class Column extends LongColumn<ContactId> {
        private static final long serialVersionUID = 1L;

        /** Used by the generated tables. */
        public Column() {
            super(ContactId.class);
        }

        @Override
        public ContactId apply(long value) {
            return new ContactId(value);
        }

        @Override
        public long applyAsLong(ContactId value) {
            return value.value();
        }
    }
}
