package io.shopsql.internal;

import static io.shopsql.query.Mapping.mapping;
import static org.jooq.impl.DSL.insertInto;

import io.shopsql.query.BoundQuery;
import io.shopsql.query.Mapping;
import io.shopsql.query.Parameter;
import io.shopsql.query.Template;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.InsertValuesStepN;
import org.jooq.Record1;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/**
 * Inserts single rows by compiled statements. Stateless and thread-safe.
 *
 * @param <I> the key of a row
 */
public final class Inserts<I> {

    private final int key;
    private final List<TableField<?, ?>> withoutKey;
    private final Mapping<Record1<I>, I> keyOf = mapping((I generated) -> generated);
    private final Template generated;
    private final Template given;

    public Inserts(TableField<?, I> id) {
        Table<?> table = Objects.requireNonNull(id.getTable());
        List<TableField<?, ?>> columns = columns(table);
        this.key = columns.indexOf(id);
        this.withoutKey = columns.stream().filter(column -> !column.equals(id)).toList();
        this.generated = new Template(
                parameters(withoutKey),
                parts -> insertInto(table, withoutKey).values(parts).returningResult(id));
        this.given = new Template(
                parameters(columns),
                parts -> insertInto(table, columns).values(parts).returningResult(id));
    }

    /** All columns of a table, in the order of {@link RowValues}. */
    public static List<TableField<?, ?>> columns(Table<?> table) {
        return Stream.of(table.fields())
                .<TableField<?, ?>>map(column -> (TableField<?, ?>) column)
                .toList();
    }

    /** An INSERT of so many rows of these columns, without a result. */
    public static Template into(Table<?> table, List<TableField<?, ?>> columns, int rows) {
        int width = columns.size();
        List<Parameter<?, ?>> all = Collections.nCopies(rows, parameters(columns)).stream()
                .flatMap(List::stream)
                .toList();
        return new Template(all, parts -> {
            InsertValuesStepN<?> insert = insertInto(table, columns);
            for (int row = 0; row < rows; row++) {
                insert = insert.values(Arrays.copyOfRange(parts, row * width, (row + 1) * width));
            }
            return insert;
        });
    }

    /**
     * Inserts a row.
     *
     * @param values the values of all columns; the database generates the key if it is null
     * @return the key
     */
    public I insert(Session session, @Nullable Object[] values) {
        return session.only(
                values[key] == null
                        ? new BoundQuery<>(generated, keyOf, withoutKey(values))
                        : new BoundQuery<>(given, keyOf, values));
    }

    /** The columns except the key. */
    List<TableField<?, ?>> withoutKey() {
        return withoutKey;
    }

    /** The values of the columns except the key. */
    @Nullable
    Object[] withoutKey(@Nullable Object[] values) {
        @Nullable Object[] others = new @Nullable Object[values.length - 1];
        System.arraycopy(values, 0, others, 0, key);
        System.arraycopy(values, key + 1, others, key, others.length - key);
        return others;
    }

    static List<Parameter<?, ?>> parameters(List<TableField<?, ?>> columns) {
        return columns.stream().<Parameter<?, ?>>map(Parameter::orNull).toList();
    }
}
