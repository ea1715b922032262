package io.shopsql.schema;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jooq.Check;
import org.jooq.Field;
import org.jooq.ForeignKey;
import org.jooq.Index;
import org.jooq.Named;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.UniqueKey;

/** What the generated code says. */
final class GeneratedFacts {

    private GeneratedFacts() {}

    static Facts all() {
        Facts facts = new Facts();
        for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
            String name = table.getName();
            facts.table(name, table.getComment());
            for (Field<?> column : table.fields()) {
                column(facts, name, column);
            }
            UniqueKey<?> primaryKey = Objects.requireNonNull(table.getPrimaryKey());
            facts.primaryKey(name, primaryKey.getName(), names(primaryKey.getFields()));
            for (UniqueKey<?> key : table.getUniqueKeys()) {
                facts.unique(name, key.getName(), names(key.getFields()));
            }
            for (ForeignKey<?, ?> key : table.getReferences()) {
                facts.foreignKey(
                        name,
                        key.getName(),
                        names(key.getFields()),
                        key.getInverseKey().getTable().getName(),
                        names(key.getKeyFields()),
                        false);
            }
            for (Check<?> check : table.getChecks()) {
                facts.check(name, check.getName());
            }
            for (Index index : table.getIndexes()) {
                List<String> columns =
                        index.getFields().stream().map(SortField::getName).toList();
                facts.index(name, index.getName(), "(" + String.join(", ", columns) + ")");
            }
        }
        return facts;
    }

    private static void column(Facts facts, String table, Field<?> column) {
        facts.column(table, column.getName(), column.getDataType().nullable(), column.getComment());
        if (column.getDataType().length() > 0) {
            facts.length(table, column.getName(), column.getDataType().length());
        }
        if (column.getDataType().identity()) {
            facts.identity(table, column.getName());
        }
        if (column.getDataType().defaulted()) {
            facts.hasDefault(table, column.getName());
        }
    }

    private static List<String> names(Collection<? extends Named> named) {
        return named.stream().map(Named::getName).toList();
    }
}
