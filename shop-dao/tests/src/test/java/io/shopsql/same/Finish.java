package io.shopsql.same;

import io.shopsql.checks.Unchecked;
import io.shopsql.same.Calls.Call;
import io.shopsql.same.Probe.Shape;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.AggregateFunction;
import org.jooq.BetweenAndStep;
import org.jooq.Case;
import org.jooq.CaseValueStep;
import org.jooq.Comparator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DivideByOnStep;
import org.jooq.Field;
import org.jooq.InsertSetStep;
import org.jooq.InsertValuesStepN;
import org.jooq.JSONEntry;
import org.jooq.JSONEntryValueStep;
import org.jooq.QuantifiedSelect;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;
import org.jooq.Row;
import org.jooq.RowCountQuery;
import org.jooq.Select;
import org.jooq.SelectFromStep;
import org.jooq.SelectOnStep;
import org.jooq.SelectOptionalOnStep;
import org.jooq.SelectSelectStep;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.TableOnStep;
import org.jooq.TableOptionalOnStep;
import org.jooq.UpdateSetFirstStep;
import org.jooq.WindowFinalStep;
import org.jooq.WindowOverStep;
import org.jooq.WindowRowsAndStep;
import org.jooq.WindowSpecification;
import org.jooq.WindowSpecificationRowsAndStep;
import org.jooq.WithAsStep;
import org.jooq.WithStep;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/** Makes a question that can be run of whatever a method returns. */
@Unchecked(rule = "quantified-comparison", reason = "the survey asks everything")
@SuppressWarnings("removal") // what jOOQ removes is surveyed too
final class Finish {

    /** Of rows of a table; a series may be endless. */
    private static final int MANY = 400;

    private Finish() {}

    /**
     * Null if the survey does not know what to do with such a result.
     *
     * @param declared the method's type; jOOQ's classes implement many steps at once
     */
    static @Nullable Probe of(String element, Call call, Class<?> declared, Object result) {
        if (WindowRowsAndStep.class == declared) {
            return scalar(element, call, Shape.WINDOW, ((WindowRowsAndStep<?>) result).andUnboundedFollowing());
        }
        if (WindowSpecificationRowsAndStep.class == declared) {
            return window(element, call, ((WindowSpecificationRowsAndStep) result).andUnboundedFollowing());
        }
        if (SelectOnStep.class.isAssignableFrom(declared) && !Select.class.isAssignableFrom(declared)) {
            return query(element, call, ((SelectOnStep<?>) result).on(Scratch.joined()));
        }
        boolean isPath = element.contains("(Path)");
        if (SelectOptionalOnStep.class.isAssignableFrom(declared) && !isPath) {
            return query(element, call, ((SelectOnStep<?>) result).on(Scratch.joined()));
        }
        if (TableOnStep.class.isAssignableFrom(declared) && !Table.class.isAssignableFrom(declared)) {
            return joined(element, call, ((TableOnStep<?>) result).on(Scratch.joined()));
        }
        if (isPath && result instanceof Table<?> table) {
            return query(element, call, DSL.select(DSL.count()).from(table));
        }
        if (TableOptionalOnStep.class == declared) {
            return joined(element, call, ((TableOnStep<?>) result).on(Scratch.joined()));
        }
        if (result instanceof Select<?> select) {
            return query(element, call, complete(select));
        }
        if (result instanceof WithAsStep with && declared != WithStep.class) {
            return query(element, call, common(with, call));
        }
        if (result instanceof WithStep with) {
            return query(element, call, with.select(DSL.count()).from(DSL.name("n0")));
        }
        if (result instanceof DivideByOnStep division) {
            return query(
                    element, call, DSL.selectFrom(division.on(Scratch.joined()).returning(Scratch.GROUP)));
        }
        if (InsertSetStep.class == declared) {
            InsertSetStep<?> insert = (InsertSetStep<?>) result;
            RowCountQuery query = insert.set(Small.STORED.id, 9990);
            return new Probe(element, call, Shape.CHANGE, null, db -> Changes.run(db, query));
        }
        if (UpdateSetFirstStep.class == declared) {
            RowCountQuery query = ((UpdateSetFirstStep<?>) result).set(Small.STORED.x, 5);
            return new Probe(element, call, Shape.CHANGE, null, db -> Changes.run(db, query));
        }
        if (result instanceof InsertValuesStepN<?> insert
                && declared.getSimpleName().startsWith("InsertValues")) {
            RowCountQuery query = insert.values(
                    IntStream.range(0, columns(call)).mapToObj(i -> 9999 + i).toList());
            return new Probe(element, call, Shape.CHANGE, null, db -> Changes.run(db, query));
        }
        if (result instanceof RowCountQuery query) {
            return new Probe(element, call, Shape.CHANGE, null, db -> Changes.run(db, query));
        }
        if (result instanceof ResultQuery<?> query) {
            return new Probe(element, call, Shape.CHANGE, null, db -> Changes.returned(db, query));
        }
        if (result instanceof WindowOverStep<?> window && !(result instanceof AggregateFunction)) {
            return scalar(element, call, Shape.WINDOW, window.over(ordered()));
        }
        if (result instanceof Condition condition && element.startsWith("Table.")) {
            return query(
                    element,
                    call,
                    DSL.select(Scratch.ID, Scratch.OTHER_ID)
                            .from(Small.ASKED, Small.OTHER)
                            .where(condition));
        }
        if (result instanceof QOM.Excluded<?> excluded) {
            ResultQuery<?> upsert = upsert(call.kind(), excluded);
            return new Probe(element, call, Shape.CHANGE, null, db -> Changes.returned(db, upsert));
        }
        if (result instanceof QOM.EmptyGroupingSet group) {
            return query(
                    element, call, DSL.select(DSL.count()).from(Scratch.VALUES).groupBy(group));
        }
        Field<?> field = expression(call, declared, result);
        if (field != null) {
            // by what the method says: jOOQ's aggregate functions are steps of windows too
            Shape shape = WindowFinalStep.class.isAssignableFrom(declared)
                    ? Shape.WINDOW
                    : isAggregate(field) ? Shape.AGGREGATE : Shape.SCALAR;
            return scalar(element, call, shape, field);
        }
        if (result instanceof WindowOverStep<?> window) {
            return scalar(element, call, Shape.WINDOW, window.over(ordered()));
        }
        if (result instanceof WindowSpecification window) {
            return window(element, call, window);
        }
        if (result instanceof SortField<?> sort) {
            return query(
                    element,
                    call,
                    DSL.select(Scratch.ID)
                            .from(Scratch.VALUES)
                            .where(Scratch.ID.lt(Scratch.SINGLES))
                            .orderBy(sort, Scratch.ID));
        }
        if (result instanceof QOM.JoinTable<?, ?> && result instanceof Table<?> table) {
            return joined(element, call, table);
        }
        if (result instanceof Table<?> table) {
            return query(element, call, DSL.selectFrom(table).limit(MANY));
        }
        if (result instanceof Row row) {
            return query(
                    element, call, DSL.select(row.fields()).from(Scratch.VALUES).where(Scratch.ID.lt(Scratch.SINGLES)));
        }
        return null;
    }

    private static @Nullable Field<?> expression(Call call, Class<?> declared, Object result) {
        Field<?> x = call.kind().column("x");
        Field<?> y = call.kind().column("y");
        Field<?> z = call.kind().column("z");
        if (declared == BetweenAndStep.class && result instanceof BetweenAndStep<?> between) {
            return DSL.field(between(between, z));
        }
        if (result instanceof Field<?> field) {
            return field;
        }
        if (result instanceof Condition condition) {
            return DSL.field(condition);
        }
        if (result instanceof Case cases) {
            return cases.when(DSL.condition(Kind.BOOLEAN.column("y").coerce(Boolean.class)), x);
        }
        if (result instanceof CaseValueStep<?> cases) {
            return whenEqual(cases, y, z);
        }
        if (result instanceof JSONEntry<?> entry) {
            return DSL.jsonObject(entry);
        }
        if (result instanceof JSONEntryValueStep entry) {
            return DSL.jsonObject(entry.value(x));
        }
        return result instanceof QuantifiedSelect<?> quantified ? DSL.field(quantified(x, quantified)) : null;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // all of one kind
    private static Condition between(BetweenAndStep<?> between, Field<?> upper) {
        return between.and((Field) upper);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // all of one kind
    private static Field<?> whenEqual(CaseValueStep<?> cases, Field<?> value, Field<?> result) {
        return cases.when((Field) value, result);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // all of one kind
    private static Condition quantified(Field<?> field, QuantifiedSelect<?> select) {
        return ((Field) field).compare(Comparator.EQUALS, select);
    }

    private static Probe scalar(String element, Call call, Shape shape, Field<?> field) {
        return new Probe(element, call, shape, field, null);
    }

    private static Probe window(String element, Call call, WindowSpecification window) {
        return scalar(
                element, call, Shape.WINDOW, DSL.count(Kind.COUNT.column("x")).over(window));
    }

    private static Probe joined(String element, Call call, Table<?> table) {
        boolean onlyLeft = table instanceof QOM.LeftSemiJoin || table instanceof QOM.LeftAntiJoin;
        return query(
                element,
                call,
                (onlyLeft ? DSL.select(Scratch.ID) : DSL.select(Scratch.ID, Scratch.OTHER_ID)).from(table));
    }

    /** How many columns the arguments after the first one name. */
    private static int columns(Call call) {
        return Arrays.stream(call.arguments())
                .skip(1)
                .mapToInt(argument -> argument instanceof Object[] array
                        ? array.length
                        : argument instanceof Collection<?> collection ? collection.size() : 1)
                .sum();
    }

    private static Select<?> common(WithAsStep with, Call call) {
        boolean named = call.arguments().length > 1 && !(call.arguments()[1] instanceof Function);
        List<Field<Integer>> columns = List.of(Small.ASKED.x, Small.ASKED.y, Small.ASKED.z);
        WithStep common = with.as(
                DSL.select(columns.subList(0, named ? columns(call) : 1)).from(Small.ASKED));
        return common.select(named ? DSL.max(DSL.field(DSL.name("n0", "n1"), Integer.class)) : DSL.count())
                .from(DSL.name("n0"));
    }

    private static WindowSpecification ordered() {
        return DSL.partitionBy(Scratch.GROUP).orderBy(Scratch.ID);
    }

    /** With a FROM if it selects columns. */
    private static Select<?> complete(Select<?> select) {
        boolean hasColumns =
                select.$select().stream().anyMatch(field -> field instanceof TableField || field instanceof QOM.Coerce);
        if (!select.$from().isEmpty() || !hasColumns) {
            return select;
        }
        if (select.$distinctOn().isEmpty()) {
            return ((SelectFromStep<?>) select).from(Scratch.VALUES).where(Scratch.ID.lt(Scratch.SINGLES));
        }
        List<Field<?>> order = List.of(Kind.INTEGER.column("y"), Kind.INTEGER.column("z"), Scratch.ID);
        return ((SelectSelectStep<?>) select).select(order).from(Scratch.VALUES).orderBy(order);
    }

    /** Of a row that exists; its other columns are not in the answer. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // of one kind
    private static ResultQuery<?> upsert(Kind kind, Field<?> excluded) {
        Field x = DSL.field(DSL.name(kind.columnName("x")), kind.type);
        return DSL.insertInto(Scratch.STORED_GROUPS)
                .set(DSL.field(DSL.name("id"), Integer.class), 0)
                .set(DSL.field(DSL.name("grp"), Integer.class), 0)
                .set(x, kind.value(2))
                .onConflict(DSL.field(DSL.name("id")))
                .doUpdate()
                .set(x, excluded)
                .returningResult(x);
    }

    private static Probe query(String element, Call call, ResultQuery<?> query) {
        return new Probe(element, call, Shape.QUERY, null, db -> rows(fetched(db, query), query));
    }

    /** One engine at a time: jOOQ keeps what it renders in the query. */
    static Result<? extends Record> fetched(DSLContext db, ResultQuery<?> query) {
        synchronized (query) {
            return db.fetch(query);
        }
    }

    /** Without an ORDER BY, rows have no order. */
    static Object rows(Result<? extends Record> rows, ResultQuery<?> query) {
        boolean ordered =
                query instanceof Select<?> select && !select.$orderBy().isEmpty();
        return ordered ? rows : rows.stream().map(Answer::cell).sorted().toList();
    }

    private static boolean isAggregate(Field<?> field) {
        for (Class<?> type = field.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getSimpleName().contains("AggregateFunction")
                    || Arrays.stream(type.getInterfaces())
                            .anyMatch(i -> i.getSimpleName().matches(".*(Agg|AggregateF).*"))) {
                return true;
            }
        }
        return false;
    }
}
