package io.shopsql.query;

import io.shopsql.schema.type.AttributesBinding;
import io.shopsql.schema.type.InstantBinding;
import java.math.BigDecimal;
import java.util.Map;
import org.jooq.Binding;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/** How JDBC sets and reads a type, without jOOQ. */
enum Stored {
    LONG,
    INT,
    TEXT,
    FLAG,
    TIME,
    ATTRIBUTES,
    DOUBLE,
    DECIMAL,
    /** A bind variable of Postgres only. */
    ARRAY;

    private static final Map<Class<?>, Stored> PLAIN =
            Map.of(Long.class, LONG, Integer.class, INT, String.class, TEXT, Boolean.class, FLAG, Double.class, DOUBLE);

    /** Null if only jOOQ can set and read the type. */
    static @Nullable Stored of(DataType<?> type, SQLDialect dialect) {
        Binding<?, ?> binding = type.getBinding();
        if (binding instanceof InstantBinding) {
            return TIME;
        }
        if (binding instanceof AttributesBinding) {
            return ATTRIBUTES;
        }
        if (!binding.getClass().getName().startsWith("org.jooq.impl.")) {
            return null;
        }
        if (dialect == SQLDialect.POSTGRES && type.isArray()) {
            return ARRAY;
        }
        Class<?> stored = type.getConverter().fromType();
        if (dialect == SQLDialect.POSTGRES && stored == BigDecimal.class) {
            return DECIMAL;
        }
        return PLAIN.get(stored);
    }

    /** The converter between the stored and the user's type; null if they are the same, or the binding converts. */
    @SuppressWarnings("unchecked") // the values have the type of the column
    @Nullable
    Converter<@Nullable Object, @Nullable Object> converter(DataType<?> type) {
        boolean converted = this != TIME && this != ATTRIBUTES && this != ARRAY;
        return converted && type.getType() != type.getConverter().fromType()
                ? (Converter<Object, Object>) (Converter<?, ?>) type.getConverter()
                : null;
    }
}
