package io.shopsql.bench;

import io.shopsql.report.Report;
import io.shopsql.report.TimeRange;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A report with typical parameters, and the hand-written query that returns the same rows.
 *
 * @param name the name of the report and of the SQL file
 * @param question the parameters, in a word or two
 * @param report the report
 * @param range the hand-written query's time range
 * @param n the hand-written query's numeric parameter
 * @param compared selects the report's rows to compare; the hand-written query lacks empty cells of a grid
 */
record Contest(String name, String question, Report<?> report, TimeRange range, long n, Predicate<Record> compared) {

    Contest(String name, String question, Report<?> report, TimeRange range) {
        this(name, question, report, range, 0, row -> true);
    }

    Contest with(long number) {
        return new Contest(name, question, report, range, number, compared);
    }

    Contest comparing(Predicate<Record> rows) {
        return new Contest(name, question, report, range, n, rows);
    }

    /** The report's cells in the columns of the hand-written query. */
    List<List<@Nullable Object>> cells(Object answer, List<String> columns) {
        List<?> rows = answer instanceof List<?> list ? list : List.of(answer);
        List<List<@Nullable Object>> cells = new ArrayList<>();
        for (Object row : rows) {
            if (compared.test((Record) row)) {
                cells.add(columns.stream().map(column -> value(row, column)).toList());
            }
        }
        return cells;
    }

    static @Nullable Object value(Object row, String column) {
        RecordComponent component = Arrays.stream(row.getClass().getRecordComponents())
                .filter(c -> c.getName().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No column " + column + " in " + row.getClass()));
        try {
            return plain(component.getAccessor().invoke(row));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Converts keys and money to their numbers, ratios to units of their last decimal. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Money money) {
            return money.tenThousandths();
        }
        if (value instanceof BigDecimal ratio) {
            return ratio.unscaledValue().longValueExact();
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof OrderStatus status) {
            return status.value();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Record key) {
            return value(key, "value");
        }
        return value instanceof Boolean flag ? flag.toString().toLowerCase(Locale.ROOT) : value;
    }
}
