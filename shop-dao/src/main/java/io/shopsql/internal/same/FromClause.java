package io.shopsql.internal.same;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/** The tables of a FROM clause, by their names in the query. */
final class FromClause {

    private final List<Table<?>> tables = new ArrayList<>();

    FromClause(Select<?> select) {
        select.$from().forEach(this::collect);
    }

    private void collect(Table<?> from) {
        if (from instanceof QOM.JoinTable<?, ?> join) {
            collect(join.$table1());
            collect(join.$table2());
        } else {
            tables.add(from);
        }
    }

    /** Whether the column is of one of the tables; true if a name alone may be. */
    boolean has(TableField<?, ?> column) {
        String table = tableOf(column);
        return table == null
                ? isUnknown() || column(column.getName()).isPresent()
                : table(table).isPresent();
    }

    Optional<Table<?>> table(String name) {
        return tables.stream().filter(table -> table.getName().equals(name)).findFirst();
    }

    /** The column that a name alone stands for; empty if none is known. */
    Optional<Field<?>> column(String name) {
        return tables.stream()
                .flatMap(table -> table.fieldStream())
                .<Field<?>>map(field -> field)
                .filter(field -> field.getName().equals(name))
                .findFirst();
    }

    /** Whether there is a table whose columns are not known: a name alone. */
    boolean isUnknown() {
        return tables.stream().anyMatch(table -> table.fields().length == 0);
    }

    /** The name of its table in the query; null if it is a name alone. */
    static @Nullable String tableOf(TableField<?, ?> column) {
        if (column.getTable() != null) {
            return column.getTable().getName();
        }
        Name qualifier = column.getQualifiedName().qualifier();
        return qualifier == null ? null : qualifier.last();
    }
}
