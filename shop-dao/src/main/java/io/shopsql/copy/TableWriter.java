package io.shopsql.copy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.Shop;
import io.shopsql.error.ConstraintViolated;
import io.shopsql.error.CopyRefused;
import io.shopsql.error.DatabaseFault;
import io.shopsql.error.Duplicate;
import io.shopsql.error.MissingReference;
import io.shopsql.error.MoneyOverflow;
import io.shopsql.error.ShopException;
import io.shopsql.internal.Bulk;
import io.shopsql.internal.Session;
import java.util.ArrayList;
import java.util.List;
import org.jooq.JSON;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** Writes rows to a table of the target in batches, and finds the row that the target refuses. */
final class TableWriter {

    /** Rows written at a time: with the text of one row bounded by the schema, a few MB. */
    private static final int ROWS = 2000;

    /** JSON is not bounded: characters written at a time, at most, in addition to one row. */
    private static final long CHARACTERS = 4_000_000;

    private final Shop target;
    private final Table<?> table;
    private final List<TableField<?, ?>> fields;
    private final List<@Nullable Object[]> waiting = new ArrayList<>(ROWS);
    private long characters;
    private long written;

    TableWriter(Shop target, Table<?> table, List<TableField<?, ?>> fields) {
        this.target = target;
        this.table = table;
        this.fields = fields;
    }

    /** Adds a row. Returns whether it was written, with those before. */
    boolean add(@Nullable Object[] row) {
        waiting.add(row);
        for (Object value : row) {
            if (value instanceof JSON json) {
                characters += json.data().length();
            }
        }
        return (waiting.size() == ROWS || characters >= CHARACTERS) && flush();
    }

    /** Writes the waiting rows. */
    @CanIgnoreReturnValue
    boolean flush() {
        try {
            write(waiting);
        } catch (ShopException e) {
            throw isOfARow(e) ? refused(e) : e;
        }
        written += waiting.size();
        waiting.clear();
        characters = 0;
        return true;
    }

    private void write(List<@Nullable Object[]> rows) {
        // a savepoint, so that the refused row can be searched for in the same transaction
        target.run(tx -> Bulk.insert(Session.of(tx.db()), fields, rows, row -> row));
    }

    private static boolean isOfARow(ShopException e) {
        return e instanceof ConstraintViolated
                || e instanceof Duplicate
                || e instanceof MissingReference
                || e instanceof MoneyOverflow
                || e instanceof DatabaseFault;
    }

    /** Bisects the waiting rows down to one; the engines do not report which row they refuse. */
    private CopyRefused refused(ShopException first) {
        int good = 0; // rows known to be written
        int bad = waiting.size(); // rows known to be refused
        while (bad - good > 1) {
            int middle = (good + bad) / 2;
            if (refusal(good, middle) == null) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        ShopException why = refusal(good, bad);
        @Nullable Object[] row = waiting.get(good);
        long number = written + good + 1;
        return target.write(tx -> RefusedRow.by(why == null ? first : why, tx.db(), table, fields, row, number));
    }

    private @Nullable ShopException refusal(int from, int to) {
        try {
            write(waiting.subList(from, to));
            return null;
        } catch (ShopException e) {
            if (!isOfARow(e)) {
                throw e;
            }
            return e;
        }
    }
}
