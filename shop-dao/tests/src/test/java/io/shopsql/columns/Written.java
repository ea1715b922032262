package io.shopsql.columns;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** A row, and what its columns have to hold: compared with all columns that the generated table has. */
final class Written {

    private final Table<?> table;
    private final Condition key;
    private final Map<Field<?>, List<@Nullable Object>> values = new LinkedHashMap<>();

    private Written(Table<?> table, Condition key) {
        this.table = table;
        this.key = key;
    }

    static Written row(Table<?> table, Condition key) {
        return new Written(table, key);
    }

    /**
     * What the components of a record say, each of the column with its name: {@code createdAt} of {@code created_at}, {@code
     * user} of {@code user_id}, {@code from} of {@code from_account}. Of several records all have to agree with the row.
     */
    Written holds(Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            column(component.getName()).ifPresent(column -> {
                try {
                    holds(column, component.getAccessor().invoke(record));
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError("a record cannot be read or made", e);
                }
            });
        }
        return this;
    }

    Written holds(Field<?> column, @Nullable Object value) {
        values.computeIfAbsent(column, c -> new ArrayList<>()).add(value);
        return this;
    }

    /** What the methods of a patch were given by {@link Filled#patch}. */
    Written holdsChangesOf(Class<?> patch, int seed) {
        for (var change : patch.getMethods()) {
            if (change.getParameterCount() == 1 && change.getReturnType() == patch) {
                column(change.getName())
                        .ifPresent(column ->
                                holds(column, Filled.value(change.getParameterTypes()[0], change.getName(), seed)));
            }
        }
        return this;
    }

    private Optional<Field<?>> column(String component) {
        String name = component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        for (String candidate : List.of(name, name + "_id", name + "_account")) {
            Field<?> column = table.field(candidate);
            if (column != null) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** A line for each column that does not hold what it has to, or of which nothing is said. */
    List<String> losses(DSLContext db, Path path, String way) {
        List<String> losses = new ArrayList<>();
        var row = db.select(table.fields()).from(table).where(key).fetchSingle();
        for (Field<?> column : table.fields()) {
            String name = table.getName() + "." + column.getName();
            List<@Nullable Object> expected = values.getOrDefault(column, List.of());
            boolean leftOut = LeftOutColumns.has(path, name);
            if (expected.isEmpty() && !leftOut) {
                losses.add(name + " is not carried by " + way);
            }
            if (!expected.isEmpty() && leftOut) {
                losses.add(name + " is carried by " + way + ", though it is listed in LeftOutColumns");
            }
            for (Object value : expected) {
                if (!Objects.equals(plain(value), row.get(column))) {
                    losses.add(name + " is not carried by " + way + ": the row holds " + row.get(column) + ", but "
                            + value + " was given or returned");
                }
            }
        }
        return losses;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof OptionalLong number ? (number.isPresent() ? number.getAsLong() : null) : value;
    }
}
