package io.shopsql.fuzz;

import io.shopsql.error.ConstraintViolated;
import io.shopsql.error.DatabaseFault;
import io.shopsql.error.Duplicate;
import io.shopsql.error.MoneyOverflow;
import io.shopsql.error.ShopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;

/** What an engine answers. */
sealed interface Answer {

    /** The rows, each value with its Java type, since 1.0 is not 1.00. */
    record Rows(List<String> rows) implements Answer {

        static Rows of(Result<?> result, boolean sorted) {
            List<String> rows = new ArrayList<>(result.size());
            for (Record row : result) {
                rows.add(text(row));
            }
            if (!sorted) {
                rows.sort(null);
            }
            return new Rows(rows);
        }

        private static String text(Record row) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                Object value = row.get(i);
                text.append(i == 0 ? "" : " | ").append(text(value));
            }
            return text.toString();
        }

        private static String text(@Nullable Object value) {
            if (value instanceof Result<?> nested) {
                return of(nested, true).rows.toString();
            }
            return value == null ? "null" : value.getClass().getSimpleName() + " " + value;
        }

        Rows and(Rows others) {
            List<String> all = new ArrayList<>(rows);
            all.add("--");
            all.addAll(others.rows);
            return new Rows(all);
        }
    }

    /** An error. */
    record Failed(Class<?> type, String message) implements Answer {

        static Failed of(RuntimeException error) {
            return new Failed(error.getClass(), Objects.requireNonNullElse(error.getMessage(), ""));
        }

        boolean isOurs() {
            return ShopException.class.isAssignableFrom(type);
        }

        /** Whether a value of the data is to blame: a division by zero, an overflow, an argument outside of a domain. */
        boolean isOfData() {
            return type == MoneyOverflow.class
                    || type == ConstraintViolated.class
                    || type == Duplicate.class
                    || (type == DatabaseFault.class
                            && (!kind().contains("SQLSTATE") || kind().contains("SQLSTATE 22")));
        }

        /** Whether Postgres cannot run the statement, whatever the data: it should have been refused. */
        boolean isOfSyntax() {
            return type == DatabaseFault.class && !isOfData();
        }

        /** The message, without what differs from query to query. */
        String kind() {
            return type.getSimpleName() + ": "
                    + message.lines().findFirst().orElse("").replaceAll("\\bf\\d+_\\d", "f");
        }
    }
}
