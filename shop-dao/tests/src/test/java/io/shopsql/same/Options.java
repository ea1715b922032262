package io.shopsql.same;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Comparator;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.FieldOrConstraint;
import org.jooq.GroupField;
import org.jooq.JSONEntry;
import org.jooq.Name;
import org.jooq.OrderField;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.SortOrder;
import org.jooq.Table;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The arguments to try for the parameters of one method, one kind at a time. Belongs to one method and kind. */
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

    /** These convert in Java; each kind is tried with its own type. */
    private static final Set<String> JAVA_ONLY =
            Set.of("val", "value", "inline", "noField", "default_", "defaultValue", "coerce");

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
        if (raw == String.class || raw == CharSequence.class) {
            return labelled(null, "", "a", "A", "ab", "%", "a_", "É", "10", "2024-02-29");
        }
        if (raw == Condition.class) {
            return List.of(new Option(condition(), "", false));
        }
        if (raw == Name.class) {
            return List.of(new Option(DSL.name("n"), "", false));
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
            return List.of(new Option(Scratch.OTHER_GROUPS, "", false));
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
        for (Kind of : Kind.values()) {
            if (of.type.getType() == raw) {
                return values(of);
            }
        }
        return null;
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
        List<Option> first = of(component);
        if (first == null) {
            return null;
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
        if (method.getName().equals("coerce") && (places > 0 || isLast())) {
            return List.of(new Option(kind.column("y"), "", false));
        }
        if (Set.of("cast", "castNull").contains(method.getName()) && (places > 0 || isLast())) {
            return MAIN_TARGETS.stream()
                    .map(target -> new Option(target.column("y"), "as " + target, true))
                    .toList();
        }
        Kind of = kindOf(type instanceof ParameterizedType p ? p.getActualTypeArguments()[0] : Object.class);
        if (of == null || places > 2) {
            return null;
        }
        return List.of(new Option(of.column(Scratch.PLACES.get(places++)), "", false));
    }

    private boolean isLast() {
        return method.getParameterCount() == 1 || method.getParameterTypes()[0] == Object.class;
    }

    private Condition condition() {
        String place = Scratch.PLACES.get(Math.min(places++, 2));
        return DSL.condition(Kind.BOOLEAN.column(place).coerce(Boolean.class));
    }

    private List<Option> selects() {
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
