package io.shopsql.output.dashboard;

import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a report as a page should hold them: each cell a text. */
final class Cells {

    private Cells() {}

    static List<Map<String, @Nullable Object>> of(List<? extends Record> rows) {
        return rows.stream().map(Cells::of).toList();
    }

    static Map<String, @Nullable Object> of(Record row) {
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            try {
                cells.put(component.getName(), text(component.getAccessor().invoke(row)));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("a row must be public", e);
            }
        }
        return cells;
    }

    static @Nullable String text(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Money money) {
            return money.toString();
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof ProductId id) {
            return String.valueOf(id.value());
        }
        return value instanceof OrderStatus status ? status.value() : value.toString();
    }
}
