package io.shopsql.examples.render;

import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records as named columns: a component {@code averageOrderValue} is the column {@code average_order_value}. A typed key is
 * its number, a time its ISO-8601 text.
 */
public final class Rows {

    private final List<String> names;
    private final List<@Nullable Object[]> values;

    private Rows(List<String> names, List<@Nullable Object[]> values) {
        this.names = names;
        this.values = values;
    }

    /** Of records of one type, which names the columns even where there is no row. */
    public static <R extends Record> Rows of(Class<R> type, List<R> records) {
        RecordComponent[] components = type.getRecordComponents();
        return new Rows(
                Arrays.stream(components).map(c -> snakeCase(c.getName())).toList(),
                records.stream().map(r -> values(components, r)).toList());
    }

    private static @Nullable Object[] values(RecordComponent[] components, Record row) {
        return Arrays.stream(components)
                .map(component -> plain(valueOf(component, row)))
                .toArray();
    }

    private static @Nullable Object valueOf(RecordComponent component, Record row) {
        try {
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("rows must be public records: " + row.getClass(), e);
        }
    }

    /** Null, a number, an amount, a boolean, or text. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Money || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Optional<?> optional) {
            return plain(optional.orElse(null));
        }
        if (value instanceof OrderStatus status) {
            return status.value();
        }
        if (value instanceof Record key && key.getClass().getRecordComponents().length == 1) {
            return plain(valueOf(key.getClass().getRecordComponents()[0], key));
        }
        return value.toString();
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** The only row, by column, as a table shows it. */
    public Map<String, String> fields(String currency) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int column = 0; column < names.size(); column++) {
            fields.put(names.get(column), TextTable.text(values.get(0)[column], currency));
        }
        return fields;
    }

    /** Which columns hold numbers or amounts. */
    List<Boolean> numeric() {
        List<Boolean> numeric = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            int at = column;
            numeric.add(values.stream().anyMatch(row -> row[at] instanceof Number || row[at] instanceof Money));
        }
        return numeric;
    }

    List<String> names() {
        return names;
    }

    List<@Nullable Object[]> values() {
        return values;
    }
}
