package io.shopsql.internal;

import static io.shopsql.query.Parameter.one;
import static io.shopsql.query.Parameter.orNull;

import io.shopsql.query.BoundChange;
import io.shopsql.query.Parameter;
import io.shopsql.query.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Applies patches to the rows of a table, by a compiled UPDATE for each set of columns. Stateless and thread-safe.
 *
 * @param <I> the key of a row
 */
public final class Updates<I> {

    private final Table<?> table;
    private final TableField<?, I> id;

    /** By the positions of the columns, as bits. */
    private final Map<Long, Template> byColumns = new ConcurrentHashMap<>();

    public Updates(TableField<?, I> id) {
        this.table = Objects.requireNonNull(id.getTable());
        this.id = id;
    }

    /** Changes the row and returns the number of rows, 0 or 1. */
    public int update(Session session, I key, Changes changes) {
        Map<Field<?>, @Nullable Object> values = changes.values();
        long columns = 0;
        for (Map.Entry<Field<?>, @Nullable Object> change : values.entrySet()) {
            if (change.getValue() instanceof Field<?>) {
                return session.db().update(table).set(values).where(id.eq(key)).execute();
            }
            columns |= 1L << table.indexOf(change.getKey());
        }
        @Nullable Object[] binds = new @Nullable Object[values.size() + 1];
        int i = 0;
        for (int column = 0; column < table.fields().length; column++) {
            if ((columns & 1L << column) != 0) {
                binds[i++] = values.get(table.field(column));
            }
        }
        binds[i] = key;
        return session.runner().run(new BoundChange(template(columns), binds));
    }

    private Template template(long columns) {
        Template known = byColumns.get(columns);
        return known != null ? known : byColumns.computeIfAbsent(columns, this::made);
    }

    private Template made(long columns) {
        List<Field<?>> set = new ArrayList<>();
        List<Parameter<?, ?>> parameters = new ArrayList<>();
        for (int column = 0; column < table.fields().length; column++) {
            if ((columns & 1L << column) != 0) {
                Field<?> field = Objects.requireNonNull(table.field(column));
                set.add(field);
                parameters.add(orNull(field));
            }
        }
        parameters.add(one(id));
        return new Template(parameters, parts -> {
            Map<Field<?>, Object> values = new LinkedHashMap<>();
            for (int i = 0; i < set.size(); i++) {
                values.put(set.get(i), parts[i]);
            }
            return DSL.update(table).set(values).where(id.eq(Template.<Param<I>>part(parts, set.size())));
        });
    }
}
