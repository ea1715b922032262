package io.shopsql.schema.type;

import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jooq.ConverterContext;
import org.jooq.impl.AbstractContextConverter;
import org.jspecify.annotations.Nullable;

/**
 * Converts between a BIGINT column and a type; null is null. A reader of many rows uses {@link #apply}, which takes no
 * {@code Long}. A converter with a context, since jOOQ would wrap another one.
 */
abstract class LongColumn<T> extends AbstractContextConverter<Long, T> implements LongFunction<T>, ToLongFunction<T> {
    private static final long serialVersionUID = 1L;

    LongColumn(Class<T> type) {
        super(Long.class, type);
    }

    @Override
    public final @Nullable T from(@Nullable Long value) {
        return value == null ? null : apply(value);
    }

    @Override
    public final @Nullable Long to(@Nullable T value) {
        return value == null ? null : (Long) applyAsLong(value);
    }

    @Override
    public final @Nullable T from(@Nullable Long value, ConverterContext context) {
        return from(value);
    }

    @Override
    public final @Nullable Long to(@Nullable T value, ConverterContext context) {
        return to(value);
    }
}
