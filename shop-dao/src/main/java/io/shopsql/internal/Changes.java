package io.shopsql.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** The changes of a patch: columns and their new values. Immutable. */
public final class Changes {

    /** No change. */
    public static final Changes NONE = new Changes(Map.of());

    private final Map<Field<?>, @Nullable Object> values;

    private Changes(Map<Field<?>, @Nullable Object> values) {
        this.values = values;
    }

    /** A copy with one more change; replaces one of the same column. */
    public <V> Changes with(Field<V> column, @Nullable V value) {
        return put(column, value);
    }

    /** A copy with a change to a value that the database computes. */
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

    /** The new value of a column; null if it does not change or becomes null. */
    public @Nullable Object get(Field<?> column) {
        return values.get(column);
    }

    /** The assignments of an UPDATE. */
    public Map<Field<?>, @Nullable Object> values() {
        return values;
    }
}
