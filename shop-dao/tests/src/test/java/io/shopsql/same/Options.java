package io.shopsql.same;

import static org.jooq.SQLDialect.POSTGRES;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.CommonTableExpression;
import org.jooq.Comparator;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.FieldOrConstraint;
import org.jooq.GroupField;
import org.jooq.InsertSetMoreStep;
import org.jooq.JSONEntry;
import org.jooq.Name;
import org.jooq.OrderField;
import org.jooq.QuantifiedSelect;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Require;
import org.jooq.Row;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.SortOrder;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.TableLike;
import org.jooq.WindowDefinition;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The arguments to try for the parameters of one method, one kind at a time. Belongs to one method and kind. */
@Require(POSTGRES)
@SuppressWarnings("deprecation") // what jOOQ will remove is surveyed too
final class Options {

    /** @param major part of what is surveyed (the target of a cast), not of the inputs */
    record Option(@Nullable Object value, String label, boolean major) {}

    /** Numbers that say how long a text gets, or how far a bit goes. */
    private static final Set<String> COUNTING = Set.of(
            "space",
            "repeat",
            "lpad",
            "rpad",
            "left",
            "right",
            "substring",
            "mid",
            "overlay",
            "insert",
            "position",
            "chr",
            "shl",
            "shr",
            "bitGet",
            "bitSet",
            "splitPart",
            "ntile",
            "nthValue",
            "lag",
            "lead");

    /** Their texts are names. */
    private static final Set<String> NAMING = Set.of("as", "with", "withRecursive", "param");

    /** These take values, as parameters or not, but no columns. */
    private static final Set<String> NUMBERS_ONLY = Set.of("generateSeries", "limit", "offset");

    /** These convert in Java; each kind is tried with its own type. */
    private static final Set<String> JAVA_ONLY =
            Set.of("val", "value", "inline", "noField", "default_", "defaultValue", "coerce", "field", "param");

    /** The targets of casts; all are tried with {@code DSL.cast(Field,DataType)}, these with its other forms. */
    private static final List<Kind> MAIN_TARGETS =
            List.of(Kind.INTEGER, Kind.BIGINT, Kind.VARCHAR, Kind.BOOLEAN, Kind.LOCALDATE);

    private static final Set<Object> MAIN_CONSTANTS = Set.of(
            DatePart.YEAR,
            DatePart.MONTH,
            DatePart.DAY,
            DatePart.HOUR,
            DatePart.SECOND,
            Comparator.EQUALS,
            Comparator.LESS,
            Comparator.IN,
            Comparator.LIKE,
            Comparator.IS_DISTINCT_FROM,
            SortOrder.ASC,
            SortOrder.DESC,
            SortOrder.DEFAULT);

    private static final List<DataType<?>> TARGETS = List.of(
            SQLDataType.INTEGER,
            SQLDataType.BIGINT,
            SQLDataType.NUMERIC,
            SQLDataType.NUMERIC(10, 2),
            SQLDataType.DOUBLE,
            SQLDataType.VARCHAR,
            SQLDataType.VARCHAR(2),
            SQLDataType.CHAR(4),
            SQLDataType.BOOLEAN,
            SQLDataType.LOCALDATE,
            SQLDataType.LOCALDATETIME,
            SQLDataType.LOCALTIME,
            SQLDataType.INSTANT,
            SQLDataType.UUID,
            SQLDataType.JSON,
            SQLDataType.BLOB);

    private final Method method;
    private final Kind kind;
    private int places;
    private boolean dependOnKind;
    private boolean datesWanted;
    private int tables;
    private int names;
    private int rows;

    Options(Method method, Kind kind, int places) {
        this.method = method;
        this.kind = kind;
        this.places = places;
    }

    boolean dependOnKind() {
        return dependOnKind;
    }

    /** Whether a parameter takes the old date types alone. */
    boolean datesWanted() {
        return datesWanted;
    }

    int places() {
        return places;
    }

    /** Null if the parameter does not take this kind, or if the survey has no argument for it. */
    @Nullable
    List<Option> of(Type type) {
        if (type instanceof GenericArrayType array) {
            return arrays(array.getGenericComponentType());
        }
        Class<?> raw = raw(type);
        if (raw == Function.class || raw == BiFunction.class) {
            return renaming(type, raw == BiFunction.class);
        }
        if (raw == TableField[].class) {
            return constants(raw);
        }
        if (raw.isArray() && raw != byte[].class) {
            return arrays(raw.getComponentType());
        }
        if (raw == Collection.class) {
            Type of = type instanceof ParameterizedType p ? p.getActualTypeArguments()[0] : Object.class;
            List<Option> arrays = arrays(of instanceof WildcardType w ? w.getUpperBounds()[0] : of);
            return arrays == null
                    ? null
                    : arrays.stream()
                            .map(a -> new Option(
                                    Arrays.asList((Object[]) Objects.requireNonNull(a.value())), a.label(), false))
                            .toList();
        }
        if (raw == Field.class
                || raw == SelectField.class
                || raw == SelectFieldOrAsterisk.class
                || raw == GroupField.class
                || raw == OrderField.class
                || raw == FieldOrConstraint.class) {
            return field(type);
        }
        if (raw == Select.class) {
            return selects();
        }
        if (raw == Record.class) {
            return constants(raw);
        }
        if (type instanceof TypeVariable<?> || raw == Object.class || raw == Number.class) {
            return values(kindOf(type));
        }
        return constants(raw);
    }

    private @Nullable List<Option> constants(Class<?> raw) {
        if (raw == int.class || raw == Integer.class) {
            return labelled(1, 2, 0, -1, 3);
        }
        if (raw == long.class || raw == Long.class) {
            return labelled(1L, 0L, -1L, Long.MAX_VALUE);
        }
        if (raw == char.class || raw == Character.class) {
            return labelled('!');
        }
        if (raw == String.class && NAMING.contains(method.getName())) {
            return labelled("n" + names++);
        }
        if (raw == String.class || raw == CharSequence.class) {
            return labelled(null, "", "a", "A", "ab", "%", "a_", "É", "10", "2024-02-29");
        }
        if (raw == Condition.class) {
            return List.of(new Option(condition(), "", false));
        }
        if (raw == Name.class) {
            return List.of(new Option(name(), "", false));
        }
        if (raw == JSONEntry.class) {
            List<Option> field = field(SelectField.class);
            return field == null
                    ? null
                    : List.of(new Option(
                            DSL.jsonEntry("k", (Field<?>)
                                    Objects.requireNonNull(field.get(0).value())),
                            "",
                            false));
        }
        if (raw == Table.class || raw == TableLike.class) {
            boolean changed =
                    Set.of("delete", "deleteFrom", "insertInto", "update").contains(method.getName());
            Table<?> table = changed ? Small.STORED : tables == 0 ? Small.OTHER : Small.STORED.as("h");
            tables++;
            return List.of(new Option(table, "", false));
        }
        if (JAVA_ONLY.contains(method.getName()) && (raw == Class.class || raw == DataType.class)) {
            dependOnKind = true;
            return List.of(new Option(raw == Class.class ? kind.type.getType() : kind.type, "", false));
        }
        boolean all = method.getParameterTypes()[0] == Field.class;
        if (raw == Class.class) {
            return MAIN_TARGETS.stream()
                    .map(target -> new Option(
                            target.type.getType(), target.type.getType().getSimpleName(), true))
                    .toList();
        }
        if (raw == DataType.class) {
            Stream<? extends DataType<?>> targets =
                    all ? TARGETS.stream() : MAIN_TARGETS.stream().map(target -> target.type);
            return targets.map(target -> new Option(target, target.getCastTypeName(), true))
                    .toList();
        }
        if (raw == DatePart.class || raw == Comparator.class || raw == SortOrder.class) {
            boolean many = raw == Comparator.class ? method.getParameterTypes()[1] == Field.class : all;
            Object[] constants = raw.getEnumConstants();
            return Arrays.stream(constants)
                    .filter(constant -> many || MAIN_CONSTANTS.contains(constant))
                    .map(constant -> new Option(constant, constant.toString(), true))
                    .toList();
        }
        if (raw == java.util.Date.class || raw == Temporal.class) {
            return values(kindOf(raw));
        }
        if (raw.getSimpleName().matches("Row[123N]")) {
            return row(raw);
        }
        if (raw == QuantifiedSelect.class) {
            return selects().stream()
                    .map(select -> new Option(
                            DSL.any((Select<?>) Objects.requireNonNull(select.value())),
                            "any " + select.label(),
                            false))
                    .toList();
        }
        if (raw == Map.class) {
            return List.of(new Option(map(), "", false));
        }
        for (Kind of : Kind.values()) {
            if (of.type.getType() == raw) {
                return values(of);
            }
        }
        List<?> samples = raw == Record.class && method.getName().equals("condition")
                ? List.of(Samples.row(Small.ASKED.x))
                : Samples.of(raw);
        return samples == null
                ? null
                : samples.stream()
                        .map(sample -> new Option(
                                sample,
                                sample instanceof Number || sample instanceof Enum ? sample.toString() : "",
                                sample instanceof Enum))
                        .toList();
    }

    /** Columns first, then values. */
    private List<Option> row(Class<?> raw) {
        int size = raw.getSimpleName().equals("RowN") ? 2 : raw.getSimpleName().charAt(3) - '0';
        boolean columns = isOfChange() && rows == 0;
        rows++;
        List<Field<?>> fields = IntStream.range(0, size)
                .<Field<?>>mapToObj(i -> columns ? Small.STORED.integer(i) : DSL.val(10 * rows + i))
                .toList();
        Row row = switch (raw.getSimpleName()) {
            case "Row1" -> DSL.row(fields.get(0));
            case "Row2" -> DSL.row(fields.get(0), fields.get(1));
            case "Row3" -> DSL.row(fields.get(0), fields.get(1), fields.get(2));
            default -> DSL.row(fields);
        };
        return List.of(new Option(row, "", false));
    }

    private Map<?, ?> map() {
        dependOnKind = !isOfChange();
        return switch (method.getName()) {
            case "set" -> Map.of(Small.STORED.x, 7);
            case "mapFields" -> Map.of(kind.column("y"), kind.column("z"));
            case "mapValues" -> Map.of(value(1), value(2));
            case "sort" -> Map.of(value(1), 3, value(2), 1);
            default -> Map.of(kind.column("x"), value(1));
        };
    }

    private Object value(int i) {
        return Objects.requireNonNull(kind.value(i));
    }

    /** Names for columns, made of their old ones. */
    private @Nullable List<Option> renaming(Type type, boolean counted) {
        Class<?> made = type instanceof ParameterizedType of
                ? raw(of.getActualTypeArguments()[of.getActualTypeArguments().length - 1])
                : Object.class;
        Function<Field<?>, Object> rename = field -> made == String.class
                ? "n_" + field.getName()
                : made == Name.class
                        ? DSL.name("n_" + field.getName())
                        : DSL.field(DSL.name("n_" + field.getName()), field.getDataType());
        BiFunction<Field<?>, Integer, Object> both = (field, i) -> rename.apply(field);
        return List.of(new Option(counted ? both : rename, "", false));
    }

    /** A table, a column, or a new name. */
    private Name name() {
        String called = method.getName().toLowerCase(Locale.ROOT);
        if (called.contains("from") || called.contains("join") || called.equals("table")) {
            return DSL.name(Scratch.OTHER);
        }
        if (called.equals("field")) {
            return DSL.name(Scratch.ASKED, kind.columnName("x"));
        }
        return DSL.name("n" + names++);
    }

    private static List<Option> labelled(@Nullable Object... values) {
        return Arrays.stream(values)
                .map(value -> new Option(value, Answer.cell(value), false))
                .toList();
    }

    private static @Nullable List<Option> values(@Nullable Kind of) {
        return of == null ? null : labelled(of.values.toArray());
    }

    private @Nullable List<Option> arrays(Type component) {
        Class<?> of = raw(component);
        if (of == TableField.class) {
            return constants(TableField[].class);
        }
        List<Option> first = of(component);
        if (first == null) {
            return null;
        }
        if (of == CommonTableExpression.class || of == WindowDefinition.class) {
            Object only = Array.newInstance(of, 1);
            Array.set(only, 0, first.get(0).value());
            return List.of(new Option(only, "", false));
        }
        List<Option> second = places > 2 ? first : Objects.requireNonNull(of(component));
        Class<?> raw = raw(component);
        return IntStream.range(0, first.size())
                .mapToObj(i -> {
                    Option a = first.get(i);
                    Option b = second.get((i + 1) % second.size());
                    Object array = Array.newInstance(raw, 2);
                    Array.set(array, 0, a.value());
                    Array.set(array, 1, b.value());
                    return new Option(array, a.label().isEmpty() ? "" : a.label() + " " + b.label(), false);
                })
                .toList();
    }

    private @Nullable List<Option> field(Type type) {
        if (NUMBERS_ONLY.contains(method.getName())) {
            return labelled(1, 3, -1, null, 0).stream()
                    .map(number -> new Option(DSL.val(number.value(), Integer.class), number.label(), false))
                    .toList();
        }
        if (method.getDeclaringClass() == Table.class && method.getName().equals("as")) {
            return List.of(new Option(DSL.field(DSL.name("n" + names++), kind.type), "", false));
        }
        if (isOfChange()) {
            return List.of(changed(type));
        }
        if (method.getName().equals("coerce") && (places > 0 || isLast())) {
            return List.of(new Option(kind.column("y"), "", false));
        }
        if (Set.of("cast", "castNull").contains(method.getName()) && (places > 0 || isLast())) {
            return MAIN_TARGETS.stream()
                    .map(target -> new Option(target.column("y"), "as " + target, true))
                    .toList();
        }
        Kind of = kindOf(type instanceof ParameterizedType p ? p.getActualTypeArguments()[0] : Object.class);
        if (of == null) {
            return sample(type);
        }
        return List.of(new Option(of.column(Scratch.PLACES.get(Math.min(places++, 2))), "", false));
    }

    /** Of the table that is changed; a row that is inserted has values. */
    private Option changed(Type type) {
        if (type instanceof ParameterizedType of && raw(of.getActualTypeArguments()[0]) == Boolean.class) {
            return new Option(Small.STORED.isY, "", false);
        }
        if (method.getName().equals("insertInto")) {
            return new Option(places++ == 0 ? Small.STORED.id : Small.STORED.integer(places - 2), "", false);
        }
        boolean value = method.getName().equals("set") && places > 1;
        Field<?> column = Small.STORED.integer(places++);
        return new Option(
                value && method.getDeclaringClass() == InsertSetMoreStep.class ? DSL.val(7) : column, "", false);
    }

    /** A value, if there is no column of the type. */
    private static @Nullable List<Option> sample(Type type) {
        List<?> samples = type instanceof ParameterizedType of ? Samples.of(raw(of.getActualTypeArguments()[0])) : null;
        return samples == null ? null : List.of(new Option(DSL.val(samples.get(0)), "", false));
    }

    private boolean isLast() {
        return method.getParameterCount() == 1 || method.getParameterTypes()[0] == Object.class;
    }

    private boolean isOfChange() {
        return method.getName().equals("insertInto")
                || method.getDeclaringClass().getSimpleName().matches("(Insert|Update|Delete).*");
    }

    private Condition condition() {
        if (isOfChange()) {
            return DSL.condition(Small.STORED.isY);
        }
        String place = Scratch.PLACES.get(Math.min(places++, 2));
        return DSL.condition(Kind.BOOLEAN.column(place).coerce(Boolean.class));
    }

    private List<Option> selects() {
        if (isOfChange() && method.getParameterTypes()[0].getSimpleName().startsWith("Row")) {
            Class<?> of = method.getParameterTypes()[0];
            int size =
                    of.getSimpleName().equals("RowN") ? 2 : of.getSimpleName().charAt(3) - '0';
            List<Field<Integer>> columns =
                    IntStream.range(0, size).mapToObj(Small.OTHER::integer).toList();
            return List.of(new Option(DSL.select(columns).from(Small.OTHER).where(Small.OTHER.id.eq(12)), "", false));
        }
        dependOnKind = true;
        return IntStream.of(0, 3, -1, 1)
                .mapToObj(group -> new Option(select(group), "select of group " + group, false))
                .toList();
    }

    /** Group 0 is a null, 3 one value, 1 several rows, -1 empty. */
    private Select<? extends Record1<?>> select(int group) {
        dependOnKind = true;
        return DSL.select(kind.columnOf(Scratch.OTHER, "x"))
                .from(Scratch.OTHER_GROUPS)
                .where(Scratch.OTHER_GROUP.eq(group));
    }

    /** The kind that a type argument takes; null if it cannot be this one. */
    private @Nullable Kind kindOf(Type type) {
        Class<?> bound = raw(type);
        if (bound == Object.class) {
            dependOnKind = true;
            return kind;
        }
        if (bound == Number.class) {
            if (COUNTING.contains(method.getName()) && (places > 0 || isCounted())) {
                return Kind.COUNT;
            }
            dependOnKind = true;
            return kind.isNumber() && kind != Kind.COUNT ? kind : places > 0 && kind != Kind.COUNT ? Kind.COUNT : null;
        }
        if (bound == java.util.Date.class || bound == java.time.temporal.Temporal.class) {
            dependOnKind = true;
            datesWanted = true;
            boolean fits = bound == java.util.Date.class ? kind.isDate() : kind.isTemporal();
            return fits ? kind : null;
        }
        for (Kind of : Kind.values()) {
            if (of.type.getType() == bound) {
                return of == Kind.INTEGER && COUNTING.contains(method.getName()) ? Kind.COUNT : of;
            }
        }
        return null;
    }

    private boolean isCounted() {
        return Set.of("space", "chr", "ntile", "repeat").contains(method.getName());
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof TypeVariable<?> variable) {
            return raw(variable.getBounds()[0]);
        }
        return Array.newInstance(raw(((GenericArrayType) type).getGenericComponentType()), 0)
                .getClass();
    }
}
