package io.shopsql.internal.same;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import io.shopsql.schema.DefaultSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.FieldOrRow;
import org.jooq.FieldOrRowOrSelect;
import org.jooq.InsertQuery;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.Row;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.UpdateQuery;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;

/**
 * What is stored in a table of the application: it fits into its column, as Postgres demands. SQLite stores anything. The shop's own
 * tables have checks.
 */
final class Stored {

    private static final String ROWS = Clauses.OURS + "rows";

    private Stored() {}

    static void register(Registry registry) {
        registry.<InsertQuery<?>>on(
                InsertQuery.class,
                (part, ctx) -> inserted((QOM.Insert<?>) part),
                (part, ctx) -> checked((QOM.Insert<?>) part));
        registry.<UpdateQuery<?>>on(
                UpdateQuery.class,
                (part, ctx) -> updated((QOM.Update<?>) part, true),
                (part, ctx) -> checked((QOM.Update<?>) part));
    }

    /** Postgres itself fits what it stores. */
    private static QueryPart checked(QOM.Insert<?> insert) {
        List<Integer> unused = Upserts.key(insert);
        refuseTypes(insert);
        if (!isOfShop(insert.$into())) {
            Select<?> select = insert.$select();
            List<Field<?>[]> rows = new ArrayList<>();
            if (select == null) {
                insert.$values().forEach(row -> rows.add(row.fields()));
            } else {
                rows.add(select.getSelect().toArray(Field<?>[]::new));
            }
            rows.forEach(row -> fits(insert.$columns(), List.of(row), false));
        }
        return unnamed(insert);
    }

    /**
     * For what an INSERT of a query returns: to jOOQ 3.19, a column or alias that the query selects too would be that of {@code
     * excluded}, which is unknown there. An upsert may mean that one.
     */
    private static QueryPart unnamed(QOM.Insert<?> insert) {
        Select<?> select = insert.$select();
        boolean named = select == null
                || !insert.$updateSet().values().stream()
                        .allMatch(value -> value instanceof QOM.Excluded || value instanceof Param);
        if (named) {
            return insert;
        }
        List<Field<?>> unnamed = new ArrayList<>();
        select.getSelect().forEach(field -> unnamed.add(unnamed(field)));
        return insert.$select(select.$select(unnamed));
    }

    private static Field<?> unnamed(Field<?> field) {
        Field<?> made = field;
        while (made instanceof QOM.Coerce<?> coerced) {
            made = coerced.$field();
        }
        return made instanceof QOM.FieldAlias<?> alias
                ? Fragment.field(field, alias.$field(), " as ", alias.$alias())
                : Fragment.field(field, made);
    }

    private static QueryPart checked(QOM.Update<?> update) {
        QueryPart unused = updated(update, false);
        return update;
    }

    /** Whether the values fit into the columns as they are. */
    private static boolean fits(List<? extends Field<?>> columns, List<Field<?>> values, boolean sqlite) {
        boolean fits = true;
        for (int i = 0; i < Math.min(columns.size(), values.size()); i++) {
            fits &= isSame(Fitting.into(columns.get(i), values.get(i), sqlite), values.get(i));
        }
        return fits;
    }

    /** Values that SQLite would store, or cut, and Postgres refuses or rounds. */
    private static void refuseTypes(QOM.Insert<?> insert) {
        Select<?> select = insert.$select();
        if (select != null) {
            refuseTypes(insert.$columns(), select.getSelect());
        }
        insert.$values().forEach(row -> refuseTypes(insert.$columns(), List.of(row.fields())));
        refuseTypes(insert.$updateSet());
    }

    private static void refuseTypes(List<? extends Field<?>> columns, List<? extends Field<?>> values) {
        for (int i = 0; i < Math.min(columns.size(), values.size()); i++) {
            Types.requireStored(columns.get(i), values.get(i));
            if (columns.get(i).getDataType().identity() && Kind.of(values.get(i)) == Kind.NULL) {
                throw Refusal.of("null-key");
            }
        }
    }

    private static void refuseTypes(Map<? extends FieldOrRow, ? extends FieldOrRowOrSelect> set) {
        set.forEach((column, value) -> {
            if (column instanceof Field<?> field && value instanceof Field<?> given) {
                Types.requireStored(field, given);
            }
        });
    }

    private static boolean isOfShop(Table<?> table) {
        return DefaultSchema.DEFAULT_SCHEMA.equals(table.getSchema());
    }

    private static QueryPart inserted(QOM.Insert<?> insert) {
        List<Integer> key = Upserts.key(insert);
        refuseTypes(insert);
        boolean fitting = isOfShop(insert.$into());
        Select<?> select = insert.$select();
        if (select != null) {
            boolean fits = fitting || fits(insert.$columns(), select.getSelect(), true);
            return fits && key.isEmpty()
                    ? unnamed(insert)
                    : insert.$select(selected(select, insert.$columns(), fits, key));
        }
        if (fitting) {
            return insert;
        }
        boolean changed = false;
        List<Row> rows = new ArrayList<>();
        for (Row row : insert.$values()) {
            Field<?>[] values = row.fields();
            changed |= !fits(insert.$columns(), List.of(values), true);
            for (int i = 0; i < values.length; i++) {
                values[i] = Fitting.into(insert.$columns().get(i), values[i], true);
            }
            rows.add(DSL.row(values));
        }
        return changed ? insert.$values(rows) : insert;
    }

    /** The rows of a query, each value fitting into its column, and each key there once. */
    private static Select<?> selected(
            Select<?> select, List<? extends Field<?>> into, boolean fits, List<Integer> key) {
        List<Field<?>> made = select.getSelect();
        List<Field<?>> columns = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            columns.add(field(name(ROWS, "c" + i), Fitting.typeOf(made.get(i))));
        }
        List<Field<?>> keys = key.stream().<Field<?>>map(columns::get).toList();
        String[] names = columns.stream().map(Field::getName).toArray(String[]::new);
        Table<?> rows = select.asTable(ROWS, names);
        List<Field<?>> stored = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Field<?> column = columns.get(i);
            Field<?> value = fits ? column : Fitting.into(into.get(i), made.get(i), column, true);
            stored.add(!key.isEmpty() && key.get(0) == i ? Upserts.once(keys, value) : value);
        }
        return DSL.select(stored).from(rows);
    }

    private static QueryPart updated(QOM.Update<?> update, boolean sqlite) {
        refuseTypes(update.$set());
        if (isOfShop(update.$table())) {
            return update;
        }
        boolean changed = false;
        Map<FieldOrRow, FieldOrRowOrSelect> set = new LinkedHashMap<>();
        for (Map.Entry<? extends FieldOrRow, ? extends FieldOrRowOrSelect> entry :
                update.$set().entrySet()) {
            FieldOrRowOrSelect value = entry.getValue();
            if (entry.getKey() instanceof Field<?> column && value instanceof Field<?> given) {
                value = Fitting.into(column, given, sqlite);
                changed |= !isSame(value, given);
            }
            set.put(entry.getKey(), value);
        }
        return changed ? update.$set(set) : update;
    }

    @SuppressWarnings("ReferenceEquality") // the value itself is unchanged
    private static boolean isSame(Object one, Object other) {
        return one == other;
    }
}
