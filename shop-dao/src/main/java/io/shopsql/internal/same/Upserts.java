package io.shopsql.internal.same;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Row;
import org.jooq.impl.QOM;

/**
 * Rows of one upsert that have the same key. Postgres refuses to change a row twice in one statement; SQLite keeps what comes last,
 * which no order says.
 */
final class Upserts {

    private Upserts() {}

    /**
     * The places of the key's columns; empty if it is no upsert.
     *
     * @throws io.shopsql.error.UnsafeQuery if two rows of values have one key, or a key that is not known
     */
    static List<Integer> key(QOM.Insert<?> insert) {
        if (insert.$updateSet().isEmpty() || insert.$onConflict().isEmpty()) {
            return List.of();
        }
        List<String> columns = insert.$columns().stream().map(Field::getName).toList();
        List<Integer> key = insert.$onConflict().stream()
                .map(column -> columns.indexOf(column.getName()))
                .toList();
        if (key.contains(-1)) {
            return List.of(); // a default
        }
        if (insert.$values().size() > 1) {
            requireOnce(insert.$values(), key);
        }
        return key;
    }

    private static void requireOnce(List<? extends Row> rows, List<Integer> key) {
        Set<List<Object>> seen = new HashSet<>();
        for (Row row : rows) {
            List<Object> values = new ArrayList<>();
            for (int i : key) {
                if (!(row.field(i) instanceof Param<?> value) || !Constants.isFixed(value)) {
                    throw Refusal.of("upsert-twice");
                }
                if (value.getValue() != null) {
                    values.add(value.getValue() instanceof BigDecimal d ? d.stripTrailingZeros() : value.getValue());
                }
            }
            // with a NULL there is no conflict
            if (values.size() == key.size() && !seen.add(values)) {
                throw Refusal.of("upsert-twice");
            }
        }
    }

    /** A column of the key that is an error where two rows have one key; for SQLite. */
    static <T> Field<T> once(List<Field<?>> key, Field<T> column) {
        List<Object> pieces = new ArrayList<>(List.of("(case when count(*) over (partition by "));
        String between = "";
        for (Field<?> part : key) {
            pieces.addAll(List.of(between, part));
            between = ", ";
        }
        pieces.add(") > 1");
        key.forEach(part -> pieces.addAll(List.of(" and ", part, " is not null")));
        pieces.addAll(List.of(" then ", Fails.SEVERAL_ROWS, " else ", column, " end)"));
        return Fragment.field(column, pieces.toArray());
    }
}
