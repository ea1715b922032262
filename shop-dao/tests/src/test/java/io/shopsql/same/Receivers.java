package io.shopsql.same;

import io.shopsql.schema.Tables;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.AggregateFilterStep;
import org.jooq.BetweenAndStep;
import org.jooq.Case;
import org.jooq.CaseConditionStep;
import org.jooq.CaseValueStep;
import org.jooq.CaseWhenStep;
import org.jooq.Condition;
import org.jooq.DeleteConditionStep;
import org.jooq.DeleteReturningStep;
import org.jooq.DeleteWhereStep;
import org.jooq.Field;
import org.jooq.GroupConcatSeparatorStep;
import org.jooq.InsertReturningStep;
import org.jooq.InsertSetMoreStep;
import org.jooq.JSONArrayAggNullStep;
import org.jooq.JSONArrayNullStep;
import org.jooq.JSONObjectAggNullStep;
import org.jooq.JSONObjectNullStep;
import org.jooq.LikeEscapeStep;
import org.jooq.Path;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectDistinctOnStep;
import org.jooq.SelectFromStep;
import org.jooq.SelectGroupByStep;
import org.jooq.SelectHavingConditionStep;
import org.jooq.SelectHavingStep;
import org.jooq.SelectJoinStep;
import org.jooq.SelectLimitAfterOffsetStep;
import org.jooq.SelectLimitStep;
import org.jooq.SelectOffsetStep;
import org.jooq.SelectOnConditionStep;
import org.jooq.SelectOnStep;
import org.jooq.SelectOrderByStep;
import org.jooq.SelectQualifyConditionStep;
import org.jooq.SelectQualifyStep;
import org.jooq.SelectSeekLimitStep;
import org.jooq.SelectSeekStepN;
import org.jooq.SelectSelectStep;
import org.jooq.SelectUnionStep;
import org.jooq.SelectWhereStep;
import org.jooq.SelectWindowStep;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.UpdateConditionStep;
import org.jooq.UpdateReturningStep;
import org.jooq.UpdateSetFirstStep;
import org.jooq.UpdateSetMoreStep;
import org.jooq.UpdateWhereStep;
import org.jooq.WindowExcludeStep;
import org.jooq.WindowOrderByStep;
import org.jooq.WindowPartitionByStep;
import org.jooq.WindowRowsAndStep;
import org.jooq.WindowRowsStep;
import org.jooq.impl.DSL;

/** What the methods of an interface are called on: columns, and statements that are not yet complete. */
final class Receivers {

    /** @param places how many of the places x, y, z it uses itself */
    record Receiver(Kind kind, int places, Supplier<Object> make) {}

    private static final Field<Integer> X = integer("x");
    private static final Field<Integer> Y = integer("y");
    private static final Condition SINGLES = Scratch.ID.lt(Scratch.SINGLES);
    private static final Condition FEW = Small.STORED.id.lt(9);

    private static final Map<Class<?>, Function<Kind, Object>> ON_KINDS = Map.ofEntries(
            Map.entry(Field.class, kind -> kind.column("x")),
            Map.entry(SortField.class, kind -> kind.column("x").asc()),
            Map.entry(Case.class, kind -> DSL.case_()),
            Map.entry(CaseValueStep.class, kind -> DSL.case_(kind.column("x"))),
            Map.entry(CaseWhenStep.class, kind -> when(kind)),
            Map.entry(CaseConditionStep.class, kind -> DSL.when(DSL.condition(bool()), kind.column("x"))),
            Map.entry(BetweenAndStep.class, kind -> between(kind)),
            Map.entry(Select.class, kind -> singles(kind)));

    private static final Map<Class<?>, Supplier<Object>> ON_INTEGERS = Map.ofEntries(
            Map.entry(Condition.class, () -> DSL.condition(bool())),
            Map.entry(Table.class, () -> Small.ASKED),
            Map.entry(LikeEscapeStep.class, () -> text().like("a!_%")),
            Map.entry(AggregateFilterStep.class, () -> DSL.count(X)),
            Map.entry(GroupConcatSeparatorStep.class, () -> DSL.groupConcat(text())),
            Map.entry(JSONArrayNullStep.class, () -> DSL.jsonArray(X, text())),
            Map.entry(
                    JSONObjectNullStep.class, () -> DSL.jsonObject(DSL.key("k").value(X))),
            Map.entry(JSONArrayAggNullStep.class, () -> DSL.jsonArrayAgg(X)),
            Map.entry(JSONObjectAggNullStep.class, () -> DSL.jsonObjectAgg(Scratch.ID.cast(String.class), X)),
            Map.entry(WindowPartitionByStep.class, () -> DSL.sum(Y).over()),
            Map.entry(WindowOrderByStep.class, () -> DSL.sum(Y).over().partitionBy(Scratch.GROUP)),
            Map.entry(
                    WindowRowsStep.class,
                    () -> DSL.count().over().partitionBy(Scratch.GROUP).orderBy(Scratch.ID)),
            Map.entry(
                    WindowRowsAndStep.class,
                    () -> DSL.count()
                            .over()
                            .partitionBy(Scratch.GROUP)
                            .orderBy(Scratch.ID)
                            .rowsBetweenUnboundedPreceding()),
            Map.entry(
                    WindowExcludeStep.class,
                    () -> DSL.count()
                            .over()
                            .partitionBy(Scratch.GROUP)
                            .orderBy(Scratch.ID)
                            .rowsUnboundedPreceding()),
            Map.entry(SelectSelectStep.class, () -> DSL.select(X)),
            Map.entry(SelectDistinctOnStep.class, () -> DSL.select(X)),
            Map.entry(SelectFromStep.class, () -> DSL.select(DSL.count())),
            Map.entry(SelectJoinStep.class, () -> DSL.select(X).from(Small.ASKED)),
            Map.entry(SelectOnStep.class, () -> DSL.select(X).from(Small.ASKED).join(Small.OTHER)),
            Map.entry(
                    SelectOnConditionStep.class,
                    () -> DSL.select(X).from(Small.ASKED).join(Small.OTHER).on(Scratch.joined())),
            Map.entry(SelectWhereStep.class, () -> DSL.select(X).from(Scratch.VALUES)),
            Map.entry(
                    SelectConditionStep.class,
                    () -> DSL.select(X).from(Scratch.VALUES).where(SINGLES)),
            Map.entry(
                    SelectGroupByStep.class,
                    () -> DSL.select(DSL.count()).from(Scratch.VALUES).where(SINGLES)),
            Map.entry(SelectHavingStep.class, () -> grouped()),
            Map.entry(
                    SelectHavingConditionStep.class,
                    () -> grouped().having(DSL.count().gt(0))),
            Map.entry(
                    SelectWindowStep.class,
                    () -> DSL.select(X).from(Scratch.VALUES).where(SINGLES)),
            Map.entry(SelectQualifyStep.class, () -> numbered()),
            Map.entry(SelectQualifyConditionStep.class, () -> numbered().qualify(DSL.condition(bool()))),
            Map.entry(
                    SelectOrderByStep.class,
                    () -> DSL.select(X).from(Scratch.VALUES).where(SINGLES)),
            Map.entry(SelectLimitStep.class, () -> ordered()),
            Map.entry(SelectOffsetStep.class, () -> ordered().limit(5)),
            Map.entry(SelectLimitAfterOffsetStep.class, () -> ordered().offset(5)),
            Map.entry(SelectSeekStepN.class, () -> ordered(new Field<?>[] {X, Scratch.ID})),
            Map.entry(
                    SelectSeekLimitStep.class,
                    () -> ordered(new Field<?>[] {X, Scratch.ID}).seek(1, 0)),
            Map.entry(
                    SelectUnionStep.class,
                    () -> DSL.select(X).from(Scratch.VALUES).where(SINGLES)),
            Map.entry(InsertSetMoreStep.class, () -> inserted()),
            Map.entry(InsertReturningStep.class, () -> inserted()),
            Map.entry(UpdateSetFirstStep.class, () -> DSL.update(Small.STORED)),
            Map.entry(UpdateSetMoreStep.class, () -> updated()),
            Map.entry(UpdateWhereStep.class, () -> updated()),
            Map.entry(UpdateConditionStep.class, () -> updated().where(FEW)),
            Map.entry(UpdateReturningStep.class, () -> updated().where(FEW)),
            Map.entry(DeleteWhereStep.class, () -> DSL.deleteFrom(Small.STORED)),
            Map.entry(
                    DeleteConditionStep.class,
                    () -> DSL.deleteFrom(Small.STORED).where(FEW)),
            Map.entry(
                    DeleteReturningStep.class,
                    () -> DSL.deleteFrom(Small.STORED).where(FEW)));

    /** For what follows a foreign key: the shop's own tables. */
    private static final Map<Class<?>, Supplier<Object>> ON_KEYS = Map.of(
            Table.class, () -> Tables.ORDERS,
            SelectJoinStep.class, () -> DSL.select(DSL.count()).from(Tables.ORDERS),
            SelectOnStep.class,
                    () -> DSL.select(DSL.count()).from(Tables.ORDERS).join(Tables.USERS));

    private Receivers() {}

    /** The interfaces that are surveyed, sorted by name. */
    static List<Class<?>> types() {
        List<Class<?>> types = new ArrayList<>(ON_KINDS.keySet());
        types.addAll(ON_INTEGERS.keySet());
        types.sort(Comparator.comparing(Class::getSimpleName));
        return types;
    }

    static List<Receiver> of(Method method) {
        Class<?> type = method.getDeclaringClass();
        Supplier<Object> byKey = ON_KEYS.get(type);
        boolean follows = method.getName().equals("onKey")
                || Arrays.asList(method.getParameterTypes()).contains(Path.class);
        if (byKey != null && follows) {
            return List.of(new Receiver(Kind.INTEGER, 1, byKey));
        }
        boolean isValue = type == Select.class && method.getReturnType() == Condition.class;
        Function<Kind, Object> onKind = isValue ? Receivers::first : ON_KINDS.get(type);
        if (onKind != null) {
            return Kind.TYPES.stream()
                    .filter(kind -> !kind.isDate())
                    .map(kind -> new Receiver(kind, 1, () -> onKind.apply(kind)))
                    .toList();
        }
        Supplier<Object> make = ON_INTEGERS.get(type);
        return make == null ? List.of() : List.of(new Receiver(kindOf(type), 1, make));
    }

    private static Kind kindOf(Class<?> type) {
        boolean isText = Arrays.asList(LikeEscapeStep.class, GroupConcatSeparatorStep.class)
                .contains(type);
        return isText ? Kind.VARCHAR : type == Condition.class ? Kind.BOOLEAN : Kind.INTEGER;
    }

    private static Field<Integer> integer(String place) {
        return Kind.INTEGER.column(place).coerce(Integer.class);
    }

    private static Field<Boolean> bool() {
        return Kind.BOOLEAN.column("x").coerce(Boolean.class);
    }

    private static Field<String> text() {
        return Kind.VARCHAR.column("x").coerce(String.class);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // all columns of one kind
    private static CaseWhenStep<?, ?> when(Kind kind) {
        return DSL.case_((Field) kind.column("x")).when(kind.column("y"), kind.column("z"));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // all columns of one kind
    private static BetweenAndStep<?> between(Kind kind) {
        return ((Field) kind.column("x")).between(kind.column("y"));
    }

    private static Select<? extends Record1<?>> singles(Kind kind) {
        return DSL.select(kind.column("x")).from(Scratch.VALUES).where(SINGLES);
    }

    /** One row: {@code select.isNull()} is about a value. */
    private static Select<?> first(Kind kind) {
        return DSL.select(kind.column("x")).from(Scratch.VALUES).where(Scratch.ID.eq(0));
    }

    private static SelectHavingStep<?> grouped() {
        return DSL.select(DSL.count()).from(Scratch.VALUES).where(SINGLES).groupBy(bool());
    }

    private static SelectQualifyStep<?> numbered() {
        return DSL.select(X).from(Scratch.VALUES).where(SINGLES);
    }

    private static SelectLimitStep<?> ordered() {
        return DSL.select(X).from(Scratch.VALUES).where(SINGLES).orderBy(Scratch.ID);
    }

    private static SelectSeekStepN<?> ordered(Field<?>[] by) {
        return DSL.select(X).from(Scratch.VALUES).where(SINGLES).orderBy(by);
    }

    private static InsertSetMoreStep<?> inserted() {
        return DSL.insertInto(Small.STORED).set(Small.STORED.id, 9999).set(Small.STORED.group, 99);
    }

    private static UpdateSetMoreStep<?> updated() {
        return DSL.update(Small.STORED).set(Small.STORED.x, 5);
    }
}
