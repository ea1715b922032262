package io.shopsql.copy;

import io.shopsql.error.ConstraintViolated;
import io.shopsql.error.CopyRefused;
import io.shopsql.error.Duplicate;
import io.shopsql.error.MissingReference;
import io.shopsql.error.ShopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.Check;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.ForeignKey;
import org.jooq.Named;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Describes a row that cannot be copied, without its values: the same words on both engines. */
final class RefusedRow {

    private RefusedRow() {}

    static CopyRefused of(Table<?> table, String key, @Nullable String column, String why, ShopException cause) {
        return new CopyRefused(
                "The row " + key + " of " + table.getName() + " cannot be copied: " + why,
                "correct or delete the row in the source, then copy again.",
                table.getName(),
                column,
                key,
                cause);
    }

    /** {@code order_id = 7, line_no = 1}; the position of the row if the key is text, which may be personal. */
    static String keyText(Table<?> table, @Nullable Object[] key, long number) {
        List<? extends TableField<?, ?>> fields = SchemaOrder.keyOf(table);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < key.length; i++) {
            if (!(key[i] instanceof Number)) {
                return "number " + number + " by " + names(fields);
            }
            parts.add(fields.get(i).getName() + " = " + key[i]);
        }
        return String.join(", ", parts);
    }

    /** The reason why the target refused a row; the rows before it are stored. */
    static CopyRefused by(
            ShopException error,
            DSLContext target,
            Table<?> table,
            List<TableField<?, ?>> fields,
            @Nullable Object[] row,
            long number) {
        @Nullable
        Object[] key = SchemaOrder.keyOf(table).stream()
                .map(field -> SchemaOrder.inColumn(field, row[fields.indexOf(field)]))
                .toArray();
        String keyText = keyText(table, key, number);
        if (error instanceof ConstraintViolated check) {
            String name = check.constraint().orElse("of its table");
            String columns = columnsOf(table, name);
            return of(
                    table,
                    keyText,
                    columns,
                    (columns == null ? "it" : columns) + " breaks the check " + name + ".",
                    error);
        }
        if (error instanceof Duplicate duplicate) {
            String columns = String.join(", ", duplicate.columns());
            return of(table, keyText, columns, columns + " must be unique; an earlier row has the same.", error);
        }
        if (error instanceof MissingReference) {
            String columns = dangling(target, table, fields, row);
            return of(table, keyText, columns, columns + " references a row that does not exist.", error);
        }
        return of(table, keyText, null, "the target refuses it: " + error.what(), error);
    }

    /** The columns of the generated check with this name. */
    private static @Nullable String columnsOf(Table<?> table, String constraint) {
        return table.getChecks().stream()
                .filter(check -> check.getName().equals(constraint))
                .map(Check::condition)
                .map(Object::toString)
                .map(condition -> table.fieldStream()
                        .map(Named::getName)
                        .filter(name -> condition.contains('"' + name + '"'))
                        .collect(Collectors.joining(", ")))
                .findFirst()
                .orElse(null);
    }

    /** The columns of the violated foreign key; queried, since SQLite does not report them. */
    private static String dangling(
            DSLContext target, Table<?> table, List<TableField<?, ?>> fields, @Nullable Object[] row) {
        for (ForeignKey<?, ?> reference : table.getReferences()) {
            Condition there = DSL.noCondition();
            boolean given = true;
            for (int i = 0; i < reference.getFields().size(); i++) {
                Object value = row[fields.indexOf(reference.getFields().get(i))];
                @SuppressWarnings("unchecked") // both ends of a foreign key have the same type
                Field<Object> parent = (Field<Object>) reference.getKeyFields().get(i);
                there = there.and(parent.eq(value));
                given &= value != null;
            }
            if (given
                    && !target.fetchExists(
                            Objects.requireNonNull(reference.getKey().getTable()), there)) {
                return names(reference.getFields());
            }
        }
        return "it";
    }

    private static String names(List<? extends Named> fields) {
        return fields.stream().map(Named::getName).collect(Collectors.joining(", "));
    }
}
