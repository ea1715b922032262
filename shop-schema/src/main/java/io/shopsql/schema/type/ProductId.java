package io.shopsql.schema.type;

/**
 * The key of a product: {@code products.id}. Opaque; its order means nothing. Keys of different tables have different
 * types: {@code ORDERS.ID.eq(USERS.ID)} does not compile.
 *
 * @param value the number in the column
 */
public record ProductId(long value) implements Comparable<ProductId> {

    @Override
    public int compareTo(ProductId other) {
        return Long.compare(value, other.value);
    }

    /** The bare number. */
    @Override
    public String toString() {
        return Long.toString(value);
    }

    /** Converts between the column and the type; used by the generated tables. */
    public static final class Column extends LongColumn<ProductId> {
        private static final long serialVersionUID = 1L;

        /** Used by the generated tables. */
        public Column() {
            super(ProductId.class);
        }

        @Override
        public ProductId apply(long value) {
            return new ProductId(value);
        }

        @Override
        public long applyAsLong(ProductId value) {
            return value.value();
        }
    }
}
