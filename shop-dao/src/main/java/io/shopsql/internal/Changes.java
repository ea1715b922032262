package io.shopsql.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** What a patch changes: a column and its new value. Immutable. */
public final class Changes {

    /** No change. */
    public static final Changes NONE = new Changes(Map.of());

    private final Map<Field<?>, @Nullable Object> values;

    private Changes(Map<Field<?>, @Nullable Object> values) {
        this.values = values;
    }

    /** The same with one more; another value of the same column is replaced. */
    public <V> Changes with(Field<V> column, @Nullable V value) {
        return put(column, value);
    }

    /** The same, by what the database computes. */
    public <V> Changes computed(Field<V> column, Field<V> value) {
        return put(column, value);
    }

    private Changes put(Field<?> column, @Nullable Object value) {
        Map<Field<?>, @Nullable Object> more = new LinkedHashMap<>(values);
        more.put(column, value);
        return new Changes(more);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The new value of a column; null if it does not change, or becomes null. */
    public @Nullable Object get(Field<?> column) {
        return values.get(column);
    }

    /** What an UPDATE sets. */
    public Map<Field<?>, @Nullable Object> values() {
        return values;
    }
}
