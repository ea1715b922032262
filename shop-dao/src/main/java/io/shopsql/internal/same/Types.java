package io.shopsql.internal.same;

import java.util.List;
import java.util.function.Function;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.TableField;
import org.jooq.VisitContext;
import org.jooq.impl.QOM;

/**
 * Values of different types in one place: compared, as the alternatives of an expression, or stored. SQLite stores and compares
 * anything with anything, Postgres refuses it. jOOQ's types exclude it, but for raw types, {@code coerce} and fields without a type.
 */
final class Types {

    private enum Family {
        NUMBER,
        TEXT,
        BOOLEAN,
        DATE,
        ANY;

        static Family of(Field<?> field) {
            return switch (Kind.of(field)) {
                case WHOLE, DECIMAL, DOUBLE -> NUMBER;
                case TEXT -> TEXT;
                case BOOLEAN -> BOOLEAN;
                case DATE -> DATE;
                case OTHER, NULL -> ANY;
            };
        }
    }

    private Types() {}

    static void register(Registry registry) {
        Compared compared = new Compared(registry);
        compared.<QOM.Eq<?>>of(QOM.Eq.class, part -> List.of(part.$arg1(), part.$arg2()));
        compared.<QOM.Ne<?>>of(QOM.Ne.class, part -> List.of(part.$arg1(), part.$arg2()));
        compared.<QOM.Lt<?>>of(QOM.Lt.class, part -> List.of(part.$arg1(), part.$arg2()));
        compared.<QOM.Le<?>>of(QOM.Le.class, part -> List.of(part.$arg1(), part.$arg2()));
        compared.<QOM.Gt<?>>of(QOM.Gt.class, part -> List.of(part.$arg1(), part.$arg2()));
        compared.<QOM.Ge<?>>of(QOM.Ge.class, part -> List.of(part.$arg1(), part.$arg2()));
        compared.<QOM.Between<?>>of(QOM.Between.class, part -> List.of(part.$arg1(), part.$arg2(), part.$arg3()));
        compared.<QOM.InList<?>>of(QOM.InList.class, part -> listed(part.$arg1(), part.$arg2()));
        compared.<QOM.NotInList<?>>of(QOM.NotInList.class, part -> listed(part.$arg1(), part.$arg2()));
        compared.<QOM.In<?>>of(
                QOM.In.class, part -> listed(part.$arg1(), part.$arg2().getSelect()));
        compared.<QOM.NotIn<?>>of(
                QOM.NotIn.class, part -> listed(part.$arg1(), part.$arg2().getSelect()));
        compared.<QOM.Nullif<?>>of(QOM.Nullif.class, part -> List.of(part.$arg1(), part.$arg2()));
        Rewriting<Field<?>> alike = (part, ctx) -> {
            requireOne(Alternatives.of(part));
            return part;
        };
        Alternatives.CLASSES.forEach(type -> registry.add(type, alike, alike));
        registry.<QueryPart>both(Selected.LIST, (list, ctx) -> {
            requireUnited(list, ctx);
            return list;
        });
        registry.<QOM.Coerce<?>>both(QOM.Coerce.class, (part, ctx) -> coerced(part));
    }

    private record Compared(Registry registry) {
        <P extends QueryPart> void of(Class<? super P> type, Function<P, List<? extends Field<?>>> operands) {
            registry.<P>both(type, (part, ctx) -> {
                List<? extends Field<?>> all = operands.apply(part);
                all.forEach(Types::requireType);
                requireOne(all);
                return part;
            });
        }
    }

    /** With the first of the others: a list may have thousands, of one type. */
    private static List<? extends Field<?>> listed(Field<?> field, List<? extends Field<?>> others) {
        return others.isEmpty() ? List.of(field) : List.of(field, others.get(0));
    }

    private static void requireType(Field<?> field) {
        if (field instanceof TableField && field.getType() == Object.class) {
            throw Refusal.of("untyped-columns");
        }
    }

    /** What a further query of a union selects stands in the columns of the first one, which jOOQ shows as that of the whole. */
    private static void requireUnited(QueryPart list, VisitContext ctx) {
        QueryPart[] parts = ctx.queryParts();
        int i = parts.length - 2;
        while (i > 0 && parts[i] instanceof Select && parts[i - 1] instanceof Select) {
            i--;
        }
        if (i < 0 || i == parts.length - 2 || !(parts[i] instanceof Select<?> whole)) {
            return;
        }
        List<Field<?>> columns = whole.getSelect();
        int column = 0;
        for (QueryPart selected : Asterisks.resolved(list, ctx)) {
            if (column < columns.size() && selected instanceof Field<?> value) {
                requireStored(columns.get(column), value);
            }
            column++;
        }
    }

    private static void requireOne(List<? extends Field<?>> fields) {
        Family known = Family.ANY;
        for (Field<?> field : fields) {
            Family family = Family.of(field);
            if (known != Family.ANY && family != Family.ANY && family != known) {
                throw Refusal.of("mixed-types");
            }
            known = family == Family.ANY ? known : family;
        }
    }

    /** @throws io.shopsql.error.UnsafeQuery if a column does not take the value as it is */
    static void requireStored(Field<?> column, Field<?> value) {
        Field<?> made = value instanceof QOM.FieldAlias<?> alias ? alias.$field() : value;
        requireType(column);
        requireOne(List.of(column, made));
        if (Kind.of(column) == Kind.WHOLE && isFraction(made)) {
            throw Refusal.of("whole-by-fraction");
        }
    }

    /** For an operation: jOOQ gives it the type of its first operand, so that fractions would be cut from the result. */
    static void requireWhole(Field<?> part, List<Field<?>> operands) {
        if (Kind.of(part.getDataType()) == Kind.WHOLE && operands.stream().anyMatch(Types::isFraction)) {
            throw Refusal.of("whole-by-fraction");
        }
    }

    private static boolean isFraction(Field<?> field) {
        Kind kind = Kind.of(field);
        return kind == Kind.DECIMAL || kind == Kind.DOUBLE;
    }

    /** The value itself is read as another type: by each driver in its own way, unless both are whole numbers, or one Java type. */
    private static QueryPart coerced(QOM.Coerce<?> part) {
        Field<?> from = part.$field();
        Kind kind = Kind.of(from);
        Kind to = Kind.of(part.getDataType());
        boolean isUntyped = from.getType() == Object.class;
        boolean isWidened = kind == Kind.WHOLE && to == Kind.DECIMAL;
        boolean isOther = kind == Kind.OTHER || to == Kind.OTHER;
        boolean isAlike = isOther ? from.getType() == part.getType() : kind == to;
        boolean isOfDriver = part.getType() == Object.class && kind != Kind.OTHER;
        if (!isUntyped && !isWidened && !isAlike && !isOfDriver && !isConverted(part) && kind != Kind.NULL) {
            throw Refusal.of("coerced-type");
        }
        return part;
    }

    /** {@code convert} and {@code convertFrom}: read as before, then converted in Java. */
    private static boolean isConverted(QOM.Coerce<?> part) {
        Class<?> read = part.getDataType().getConverter().fromType();
        DataType<?> from = part.$field().getDataType();
        return part.getType() != read
                && (read == from.getType() || read == from.getConverter().fromType());
    }
}
