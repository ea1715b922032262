package io.shopsql.query;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.error.UnsafeQuery;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jooq.Configuration;
import org.jooq.Delete;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A statement's text for one engine, its bind variables and its columns. Thread-safe. */
public final class Rendered {

    private static final Logger log = LoggerFactory.getLogger(Compiled.class);

    private final String sql;
    private final boolean changesData;
    private final boolean deletes;
    private final SQLDialect dialect;
    private final List<Parameter<?, ?>> parameters;
    private final Variable @Nullable [] variables;
    private final Column @Nullable [] columns;

    /** The last one: a statement has one mapping, as a rule. */
    private volatile @Nullable RowFunction<?> row;

    private Rendered(
            String sql,
            boolean changesData,
            boolean deletes,
            SQLDialect dialect,
            List<Parameter<?, ?>> parameters,
            Variable @Nullable [] variables,
            Column @Nullable [] columns) {
        this.sql = sql;
        this.changesData = changesData;
        this.deletes = deletes;
        this.dialect = dialect;
        this.parameters = parameters;
        this.variables = variables;
        this.columns = columns;
    }

    static Rendered of(
            Query query,
            List<Parameter<?, ?>> parameters,
            @Nullable Object[] values,
            Configuration configuration,
            Template.Rules rules) {
        SQLDialect dialect = configuration.family();
        List<Param<?>> params = new ArrayList<>();
        String sql = DSL.using(
                        configuration.deriveAppending(VisitListener.onVisitStart(ctx -> bindVariable(ctx, params))))
                .render(query);
        boolean changesData = rules.check(query, sql, dialect);
        requireAll(params, parameters, values);
        boolean inOrder = Arrays.deepEquals(
                DSL.using(configuration).extractBindValues(query).toArray(),
                params.stream().map(Param::getValue).toArray());
        Variable[] variables = inOrder ? Variable.all(params, parameters, dialect) : null;
        Column[] columns = query instanceof ResultQuery<?> rows ? Column.all(columnsOf(rows), dialect) : new Column[0];
        if (variables == null || columns == null) {
            log.debug("not compiled, run through jOOQ: {}", sql);
        }
        return new Rendered(sql, changesData, query instanceof Delete, dialect, parameters, variables, columns);
    }

    /** The columns of a query. For its {@code fields()}, jOOQ would render a SELECT without the configuration. */
    public static Field<?>[] columnsOf(ResultQuery<?> rows) {
        return rows instanceof Select<?> select ? select.getSelect().toArray(Field<?>[]::new) : rows.fields();
    }

    /** jOOQ visits the bind variables in the order of the text. */
    private static void bindVariable(VisitContext ctx, List<Param<?>> params) {
        if (ctx.renderContext() != null && ctx.queryPart() instanceof Param<?> param && !param.isInline()) {
            params.add(param);
        }
    }

    private static void requireAll(List<Param<?>> params, List<Parameter<?, ?>> parameters, @Nullable Object[] values) {
        // IN of an empty list is FALSE, without the bind variables of either side
        boolean isEmpty = IntStream.range(0, values.length)
                .anyMatch(i -> parameters.get(i).isEmptyList(values[i]));
        for (int i = 0; i < parameters.size(); i++) {
            int position = i;
            boolean occurs = params.stream().anyMatch(param -> Template.position(param) == position);
            if (!occurs && !isEmpty) {
                throw new UnsafeQuery(
                        "Parameter " + (i + 1) + " (" + parameters.get(i).fieldName()
                                + ") of a compiled query does not occur in its statement.",
                        "use each parameter in the query as a bind variable; a query whose shape depends on a value"
                                + " cannot be compiled.");
            }
        }
    }

    /** The text, with {@code ?} for each bind variable. */
    public String sql() {
        return sql;
    }

    /** Whether the statement runs through JDBC; else jOOQ runs it. */
    public boolean isCompiled() {
        return variables != null && columns != null;
    }

    /** Whether it changes data. */
    public boolean changesData() {
        return changesData;
    }

    /** Whether it is a DELETE. */
    public boolean deletes() {
        return deletes;
    }

    /** Sets the bind variables. */
    public void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        bind(statement, values, 0);
    }

    /**
     * Sets the bind variables of a text among others.
     *
     * @param before the number of bind variables of the texts before it
     * @return the number including its own
     */
    @CanIgnoreReturnValue
    public int bind(PreparedStatement statement, @Nullable Object[] values, int before) throws SQLException {
        Variable[] all = Objects.requireNonNull(variables);
        for (int i = 0; i < all.length; i++) {
            Variable variable = all[i];
            Object value = variable.position < 0
                    ? variable.constant
                    : variable.isWhole
                            ? values[variable.position]
                            : parameters
                                    .get(variable.position)
                                    .bound(values[variable.position], variable.element, dialect);
            variable.setter.set(statement, before + i + 1, value);
        }
        return before + all.length;
    }

    /** Reads all rows. */
    public <T> List<T> list(ResultSet rows, Mapping<?, T> mapping) throws SQLException {
        List<T> list = new ArrayList<>();
        RowFunction<T> row = row(mapping);
        while (rows.next()) {
            list.add(row.of(rows));
        }
        return list;
    }

    /** Makes the values of rows; the same as before for the same mapping. */
    @SuppressWarnings("unchecked") // that of the mapping
    public <T> RowFunction<T> row(Mapping<?, T> mapping) {
        RowFunction<?> known = row;
        if (known == null || !known.isOf(mapping)) {
            known = new RowFunction<>(Objects.requireNonNull(columns), mapping);
            row = known;
        }
        return (RowFunction<T>) known;
    }

    /** A bind variable: a parameter, an element of a list, or a constant of the query. */
    private record Variable(
            Setter setter,
            int position,
            boolean isWhole,
            int element,
            @Nullable Object constant) {

        /** Null if one of them can be set by jOOQ only. */
        static Variable @Nullable [] all(List<Param<?>> params, List<Parameter<?, ?>> parameters, SQLDialect dialect) {
            Variable[] all = new Variable[params.size()];
            for (int i = 0; i < all.length; i++) {
                Param<?> param = params.get(i);
                Setter setter = Setter.of(param.getDataType(), dialect);
                if (setter == null) {
                    return null;
                }
                int position = Template.position(param);
                all[i] = position < 0
                        ? new Variable(setter, -1, false, -1, param.getValue())
                        : new Variable(
                                setter, position, !parameters.get(position).isList(), InList.element(param), null);
            }
            return all;
        }
    }
}
