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
 * The personal columns of a table, and what stands in them once the person is forgotten. Which columns those are, the changelog
 * says: their remarks begin with {@code Personal.} One that may be null becomes null; each other needs a replacement. Immutable.
 *
 * @param <I> the key of the person, of which replacements are made
 */
public final class Personal<I> {

    private static final String MARK = "Personal.";

    private final List<Field<?>> columns;
    private final Map<? extends Field<?>, Function<I, String>> replacements;

    /**
     * Reads the remarks.
     *
     * @throws IllegalStateException if a column that is never null has no replacement, or one that is not personal has one; of a
     *     constant, so that its class cannot be loaded
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
                        column + " is personal and never null: say what stands in it once the person is forgotten");
            }
        }
        for (Field<?> column : replacements.keySet()) {
            if (!columns.contains(column)) {
                throw new IllegalStateException(
                        column + " has a replacement, but its remarks do not begin with " + MARK);
            }
        }
    }

    /** What an UPDATE sets to forget the person. */
    public Map<Field<?>, @Nullable Object> forgotten(I id) {
        Map<Field<?>, @Nullable Object> changes = new LinkedHashMap<>();
        for (Field<?> column : columns) {
            Function<I, String> replacement = replacements.get(column);
            changes.put(column, replacement == null ? null : replacement.apply(id));
        }
        return changes;
    }
}
