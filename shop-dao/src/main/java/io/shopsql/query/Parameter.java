package io.shopsql.query;

import io.shopsql.error.InvalidInput;
import java.util.Collection;
import java.util.List;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a compiled query: the type of its value, and what stands for it in the query. Immutable.
 *
 * @param <A> the value
 * @param <P> its part in the query
 */
public abstract sealed class Parameter<A extends @Nullable Object, P> {

    private Parameter() {}

    /** One value of the field's type; null is refused. For a limit, {@code one(val(0))}. */
    public static <A> Parameter<A, Param<A>> one(Field<A> field) {
        return new One<>(field, false);
    }

    /** One value of the field's type, or null for SQL NULL: for INSERT and SET; in a comparison NULL matches nothing. */
    public static <A> Parameter<@Nullable A, Param<A>> orNull(Field<A> field) {
        return new One<>(field, true);
    }

    /** Any number of values of the field's type, for {@code IN}; none match nothing. */
    public static <A> Parameter<Collection<A>, InList<A>> list(Field<A> field) {
        return new Values<>(InList.checked(field));
    }

    /** Checks a value. */
    abstract A checked(@Nullable Object value, int position);

    /** The part of the query for a value. */
    abstract P part(String name, @Nullable Object value);

    abstract boolean isList();

    boolean isEmptyList(@Nullable Object value) {
        return isList() && size(value) == 0;
    }

    /** The size of a list, rounded up to one that has its own statement. */
    abstract int size(@Nullable Object value);

    /** The value of a bind variable of this parameter, in the type of the variable. */
    abstract @Nullable Object bound(@Nullable Object value, int element, SQLDialect dialect);

    abstract String fieldName();

    static <T> Param<T> bindVariable(String name, DataType<T> type, T value) {
        return DSL.param(name, type).$value(value);
    }

    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"
    }) // the typed methods of Compiled accept no other value
    static <A extends @Nullable Object> A cast(@Nullable Object value) {
        return (A) value;
    }

    private static final class One<A> extends Parameter<A, Param<A>> {
        private final Field<A> field;
        private final boolean nullable;

        private One(Field<A> field, boolean nullable) {
            this.field = field;
            this.nullable = nullable;
        }

        @Override
        A checked(@Nullable Object value, int position) {
            if (value == null && !nullable) {
                throw new InvalidInput(
                        "parameter " + (position + 1) + " (" + field.getName() + ")", "of a compiled query is null");
            }
            return cast(value);
        }

        @Override
        Param<A> part(String name, @Nullable Object value) {
            return bindVariable(name, field.getDataType(), Parameter.<A>cast(value));
        }

        @Override
        boolean isList() {
            return false;
        }

        @Override
        int size(@Nullable Object value) {
            return 0;
        }

        @Override
        @Nullable
        Object bound(@Nullable Object value, int element, SQLDialect dialect) {
            return value;
        }

        @Override
        String fieldName() {
            return field.getName();
        }
    }

    private static final class Values<A> extends Parameter<Collection<A>, InList<A>> {
        private final Field<A> field;

        private Values(Field<A> field) {
            this.field = field;
        }

        @Override
        Collection<A> checked(@Nullable Object value, int position) {
            Collection<A> values = cast(value);
            if (values == null || holdsNull(values)) {
                throw new InvalidInput(
                        "parameter " + (position + 1) + " (list of " + field.getName() + ")",
                        "of a compiled query is null, or holds a null");
            }
            return List.copyOf(values);
        }

        // not contains(null), which immutable lists refuse
        private static boolean holdsNull(Collection<?> values) {
            for (Object value : values) {
                if (value == null) {
                    return true;
                }
            }
            return false;
        }

        @Override
        InList<A> part(String name, @Nullable Object value) {
            return new InList<>(name, field, Parameter.<Collection<A>>cast(value));
        }

        @Override
        boolean isList() {
            return true;
        }

        @Override
        Object bound(@Nullable Object value, int element, SQLDialect dialect) {
            List<A> values = cast(value);
            if (element >= 0) {
                return values.get(Math.min(element, values.size() - 1));
            }
            return dialect == SQLDialect.SQLITE ? InList.json(field, values) : InList.array(field, values);
        }

        @Override
        int size(@Nullable Object value) {
            return InList.size(Parameter.<Collection<A>>cast(value).size());
        }

        @Override
        String fieldName() {
            return field.getName();
        }
    }
}
