package io.shopsql.schema.type;

import java.util.function.LongFunction;
import org.jooq.impl.AbstractConverter;
import org.jspecify.annotations.Nullable;

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
    public static final class Column extends AbstractConverter<Long, TransferId> implements LongFunction<TransferId> {
        private static final long serialVersionUID = 1L;

        /** Used by the generated tables. */
        public Column() {
            super(Long.class, TransferId.class);
        }

        @Override
        public TransferId apply(long value) {
            return new TransferId(value);
        }

        @Override
        public @Nullable TransferId from(@Nullable Long value) {
            return value == null ? null : new TransferId(value);
        }

        @Override
        public @Nullable Long to(@Nullable TransferId id) {
            return id == null ? null : id.value();
        }
    }
}
