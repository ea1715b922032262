package io.shopsql.query;

import io.shopsql.error.InvalidInput;
import io.shopsql.internal.same.Nul;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Converter;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.SQLDialect;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.SQLDataType;

/**
 * A list of values in a compiled query, of any length. Belongs to the query.
 *
 * @param <A> the type of a value
 */
public final class InList<A> {

    /**
     * Up to so many values, each is a bind variable; beyond, they are one array, on SQLite as JSON. Postgres plans a statement
     * with an array anew each time, since its length is not known.
     */
    private static final int SEPARATE = 32;

    static final int ONE_ARRAY = SEPARATE + 1;

    static final String ELEMENT = ".";

    private final String name;
    private final Field<A> field;
    private final Collection<A> values;

    InList(String name, Field<A> field, Collection<A> values) {
        this.name = name;
        this.field = field;
        this.values = values;
    }

    /** Whether the field has one of the values: {@code IN (…)}; for a long list an array, as JSON on SQLite. */
    public Condition contains(Field<A> other) {
        return CustomCondition.of(ctx -> {
            if (values.size() <= SEPARATE) {
                ctx.visit(other.in(elements()));
            } else if (ctx.family() == SQLDialect.POSTGRES) {
                ctx.visit(other).sql(" = any (").visit(array()).sql(")");
            } else {
                ctx.visit(other)
                        .sql(" in (select value from json_each(")
                        .visit(Parameter.bindVariable(name, SQLDataType.VARCHAR, json(field, values)))
                        .sql("))");
            }
        });
    }

    private Param<?> array() {
        Object array = array(field, values);
        return array instanceof String[] texts
                ? Parameter.bindVariable(name, SQLDataType.VARCHAR.getArrayDataType(), texts)
                : Parameter.bindVariable(name, SQLDataType.BIGINT.getArrayDataType(), (Long[]) array);
    }

    /** The values as an array, as the database stores them: of {@code Long} or {@code String}. */
    static Object array(Field<?> field, Collection<?> values) {
        Converter<Object, Object> converter = converter(field);
        boolean texts = converter.fromType() == (Class<?>) String.class;
        Object[] stored = texts ? new String[values.size()] : new Long[values.size()];
        int i = 0;
        for (Object value : values) {
            Object one = converter.to(value);
            Nul.refuse(one);
            stored[i++] = texts ? one : (Object) ((Number) one).longValue();
        }
        return stored;
    }

    private List<Param<A>> elements() {
        List<Param<A>> elements = new ArrayList<>();
        List<A> given = List.copyOf(values);
        for (int i = 0; i < size(given.size()); i++) {
            A value = given.get(Math.min(i, given.size() - 1));
            elements.add(Parameter.bindVariable(name + ELEMENT + i, field.getDataType(), value));
        }
        return elements;
    }

    /** The number of bind variables: the next power of two, or {@link #ONE_ARRAY}. */
    static int size(int values) {
        if (values > SEPARATE) {
            return ONE_ARRAY;
        }
        return values < 2 ? values : Integer.highestOneBit(values - 1) << 1;
    }

    @SuppressWarnings("unchecked") // the values have the type of the field
    private static Converter<Object, Object> converter(Field<?> field) {
        return (Converter<Object, Object>) field.getConverter();
    }

    /** The values as a JSON array, as the database stores them. */
    static String json(Field<?> field, Collection<?> values) {
        Converter<Object, Object> converter = converter(field);
        StringBuilder json = new StringBuilder(2 + 8 * values.size()).append('[');
        for (Object value : values) {
            if (json.length() > 1) {
                json.append(',');
            }
            Object stored = converter.to(value);
            Nul.refuse(stored);
            if (stored instanceof Number number) {
                json.append(number.longValue());
            } else {
                quote(json, (String) stored);
            }
        }
        return json.append(']').toString();
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    /** Which element of the list a bind variable is; -1 if it is the whole list. */
    static int element(Param<?> param) {
        String name = String.valueOf(param.getParamName());
        int dot = name.indexOf(ELEMENT);
        return dot < 0 ? -1 : Integer.parseInt(name.substring(dot + 1));
    }

    static <A> Field<A> checked(Field<A> field) {
        Class<?> stored = field.getConverter().fromType();
        if (stored != Long.class && stored != Integer.class && stored != String.class) {
            throw new InvalidInput(
                    "list(" + field.getName() + ")",
                    "is of type " + stored.getSimpleName() + ", but lists hold keys, numbers or texts",
                    "use one parameter for each value, or in(…) in a query that is not compiled.");
        }
        return field;
    }
}
