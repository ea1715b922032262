package io.shopsql.copy;

import io.shopsql.schema.DefaultSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Converter;
import org.jooq.ForeignKey;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jspecify.annotations.Nullable;

/** The generated tables, each after those it references. */
final class SchemaOrder {

    static final List<Table<?>> TABLES = parentsFirst(DefaultSchema.DEFAULT_SCHEMA.getTables());

    private SchemaOrder() {}

    private static List<Table<?>> parentsFirst(List<Table<?>> all) {
        List<Table<?>> waiting = new ArrayList<>(all);
        List<Table<?>> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Table<?> next = waiting.stream()
                    .filter(table -> waiting.stream().noneMatch(other -> other != table && pointsTo(table, other)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("tables that reference each other: " + waiting));
            waiting.remove(next);
            ordered.add(next);
        }
        return List.copyOf(ordered);
    }

    private static boolean pointsTo(Table<?> table, Table<?> other) {
        return table.getReferences().stream()
                .map(ForeignKey::getKey)
                .map(UniqueKey::getTable)
                .anyMatch(other::equals);
    }

    /** The value in the column's own type, before its converter. */
    static @Nullable Object inColumn(TableField<?, ?> field, @Nullable Object value) {
        @SuppressWarnings("unchecked") // the value has the column's type
        Converter<Object, Object> converter = (Converter<Object, Object>) field.getConverter();
        return converter.to(value);
    }

    static List<? extends TableField<?, ?>> keyOf(Table<?> table) {
        return Objects.requireNonNull(table.getPrimaryKey(), "a table without a key")
                .getFields();
    }
}
