package io.shopsql.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * The personal columns of a table, and their values after anonymising. The changelog marks them: their remarks begin
 * with {@code Personal.} A nullable column becomes null; any other needs a replacement. Immutable.
 *
 * @param <I> the key of the person, from which replacements are built
 */
public final class Personal<I> {

    private static final String MARK = "Personal.";

    private final List<Field<?>> columns;
    private final Map<? extends Field<?>, Function<I, String>> replacements;

    /**
     * Reads the remarks.
     *
     * @throws IllegalStateException if a NOT NULL column has no replacement, or a column that is not personal has one;
     *     thrown while a constant is initialized, so that its class cannot be loaded
     */
    public Personal(Table<?> table, Map<? extends Field<String>, Function<I, String>> replacements) {
        this.columns = Stream.of(table.fields())
                .filter(column -> column.getComment().startsWith(MARK))
                .<Field<?>>map(column -> column)
                .toList();
        this.replacements = replacements;
        for (Field<?> column : columns) {
            if (!column.getDataType().nullable() && !replacements.containsKey(column)) {
                throw new IllegalStateException(
                        column + " is personal and NOT NULL: give a replacement for anonymising");
            }
        }
        for (Field<?> column : replacements.keySet()) {
            if (!columns.contains(column)) {
                throw new IllegalStateException(
                        column + " has a replacement, but its remarks do not begin with " + MARK);
            }
        }
    }

    /** The assignments of an UPDATE that anonymises the person. */
    public Map<Field<?>, @Nullable Object> forgotten(I id) {
        Map<Field<?>, @Nullable Object> changes = new LinkedHashMap<>();
        for (Field<?> column : columns) {
            Function<I, String> replacement = replacements.get(column);
            changes.put(column, replacement == null ? null : replacement.apply(id));
        }
        return changes;
    }
}
