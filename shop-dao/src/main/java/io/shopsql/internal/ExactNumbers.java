package io.shopsql.internal;

import io.shopsql.error.UnsafeQuery;
import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Converter;
import org.jooq.ConverterProvider;
import org.jooq.impl.DefaultConverterProvider;
import org.jspecify.annotations.Nullable;

/**
 * jOOQ's conversions ({@code fetchInto(Integer.class)}, {@code into(Row.class)}, {@code record.get(FIELD,
 * Integer.class)}), made exact: jOOQ wraps numbers that are too large and truncates decimals; here a number that does
 * not fit into the requested integer type is an {@link UnsafeQuery}. Floating-point types still take the nearest
 * number. Thread-safe.
 */
final class ExactNumbers implements ConverterProvider {

    static final ConverterProvider INSTANCE = new ExactNumbers();

    private static final Map<Class<?>, Range> WHOLE = Map.of(
            Long.class, new Range(Long.MIN_VALUE, Long.MAX_VALUE),
            long.class, new Range(Long.MIN_VALUE, Long.MAX_VALUE),
            Integer.class, new Range(Integer.MIN_VALUE, Integer.MAX_VALUE),
            int.class, new Range(Integer.MIN_VALUE, Integer.MAX_VALUE),
            Short.class, new Range(Short.MIN_VALUE, Short.MAX_VALUE),
            short.class, new Range(Short.MIN_VALUE, Short.MAX_VALUE),
            Byte.class, new Range(Byte.MIN_VALUE, Byte.MAX_VALUE),
            byte.class, new Range(Byte.MIN_VALUE, Byte.MAX_VALUE));

    /** The integer type of a single-component class that jOOQ would construct. */
    private static final ClassValue<Optional<Class<?>>> WRAPPED = new ClassValue<>() {
        @Override
        protected Optional<Class<?>> computeValue(Class<?> type) {
            return wrapped(type);
        }
    };

    private final ConverterProvider jooq = new DefaultConverterProvider();

    private ExactNumbers() {}

    @Override
    public <T, U> @Nullable Converter<T, U> provide(Class<T> from, Class<U> to) {
        Converter<T, U> converter = jooq.provide(from, to);
        Class<?> whole = WHOLE.containsKey(to) ? to : WRAPPED.get(to).orElse(null);
        Range range = whole == null ? null : WHOLE.get(whole);
        if (converter == null || whole == null || range == null) {
            return converter;
        }
        return Converter.of(
                from,
                to,
                value -> {
                    range.check(value, whole);
                    return converter.from(value);
                },
                converter::to);
    }

    /** The constructor that jOOQ uses for a class with one component. */
    private static Optional<Class<?>> wrapped(Class<?> type) {
        if (type.isPrimitive() || type.getName().startsWith("java.")) {
            return Optional.empty();
        }
        return Stream.concat(Arrays.stream(type.getConstructors()), Arrays.stream(type.getDeclaredConstructors()))
                .map(Constructor::getParameterTypes)
                .filter(parameters -> parameters.length == 1 && parameters[0] != type)
                .<Class<?>>map(parameters -> parameters[0])
                .findFirst()
                .filter(WHOLE::containsKey);
    }

    /** Checks a number read from an integer column. */
    static long checked(long value, Class<?> type) {
        Range range = WHOLE.get(type);
        if (range != null && (value < range.least || value > range.greatest)) {
            throw doesNotFit(type);
        }
        return value;
    }

    private static UnsafeQuery doesNotFit(Class<?> type) {
        return new UnsafeQuery(
                "A number of the result does not fit into " + type.getSimpleName() + ".",
                "request a larger type: Long, BigDecimal, or the type of the column.");
    }

    private record Range(long least, long greatest) {

        void check(@Nullable Object value, Class<?> type) {
            if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
                checked(((Number) value).longValue(), type);
            } else if (value instanceof Number || value instanceof String) {
                BigDecimal exact = exact(value);
                if (exact != null && !holds(exact)) {
                    throw doesNotFit(type);
                }
            }
        }

        private boolean holds(BigDecimal exact) {
            return exact.compareTo(BigDecimal.valueOf(least)) >= 0
                    && exact.compareTo(BigDecimal.valueOf(greatest)) <= 0
                    && (exact.scale() <= 0 || exact.stripTrailingZeros().scale() <= 0);
        }

        /** Null if it is not a number; jOOQ then returns null or its own error. */
        private static @Nullable BigDecimal exact(Object value) {
            if (value instanceof BigInteger whole) {
                return new BigDecimal(whole);
            }
            try {
                return new BigDecimal(value.toString().trim());
            } catch (NumberFormatException e) {
                if (value instanceof Double || value instanceof Float) {
                    throw doesNotFit(Long.class); // not a number, or infinite
                }
                return null;
            }
        }
    }
}
