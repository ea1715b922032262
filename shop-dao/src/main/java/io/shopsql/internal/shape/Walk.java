package io.shopsql.internal.shape;

import io.shopsql.internal.shape.PartKind.Held;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DataType;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** Goes through all that a query holds. Belongs to one thread. */
final class Walk {

    /** A query that holds more is rendered each time. */
    private static final int MOST = 4_000;

    /** And one that is nested deeper, or holds itself. */
    private static final int DEEPEST = 200;

    private @Nullable Object[] tokens = new Object[320];
    private int size;
    private int depth;
    private int hash;

    private final List<Param<?>> params = new ArrayList<>();

    /** Parts so far that others hold, or that hold themselves. */
    private final List<Object> shared = new ArrayList<>();

    private Walk() {}

    /** Null if it holds what is not known. */
    static @Nullable Walk through(QueryPart query) {
        Walk walk = new Walk();
        try {
            return walk.goes(query) ? walk : null;
        } catch (IllegalAccessException e) {
            return null;
        }
    }

    Shape shape() {
        return new Shape(Arrays.copyOf(tokens, size), hash);
    }

    /** The bind variables, in the order in which the query holds them. */
    List<Param<?>> params() {
        return params;
    }

    private boolean goes(@Nullable Object part) throws IllegalAccessException {
        if (part == null) {
            return add(null);
        }
        if (++depth > DEEPEST) {
            return false;
        }
        boolean goes = inside(part);
        depth--;
        return goes;
    }

    private boolean inside(Object part) throws IllegalAccessException {
        PartKind kind = PartKind.of(part.getClass());
        return switch (kind.way()) {
            case VALUE, ITSELF -> add(part);
            case SELECTED -> selected(part, kind);
            case PARTS -> add(part.getClass()) && through(part, kind);
            case NAME -> PartKind.isConstant(part) ? add(part) : add(part.getClass()) && through(part, kind);
            case PARAM -> param((Param<?>) part, kind);
            case COLUMN -> column((TableField<?, ?>) part, kind);
            case SHARED -> shared(part, kind);
            case COLLECTION -> all((Collection<?>) part);
            case MAP -> all(((Map<?, ?>) part).keySet()) && all(((Map<?, ?>) part).values());
            case ARRAY -> all(Arrays.asList((Object[]) part));
            case UNKNOWN -> false;
        };
    }

    private boolean column(TableField<?, ?> column, PartKind kind) throws IllegalAccessException {
        Table<?> table = column.getTable();
        return (table != null && PartKind.of(table.getClass()).one() == table) // of a generated class
                ? add(column)
                : add(column.getClass()) && through(column, kind);
    }

    private boolean shared(Object part, PartKind kind) throws IllegalAccessException {
        if (part == kind.one() || PartKind.isConstant(part)) {
            return add(part);
        }
        for (int i = 0; i < shared.size(); i++) {
            if (shared.get(i) == part) {
                return add(PartKind.Way.SHARED) && add(i);
            }
        }
        shared.add(part);
        return (part instanceof DataType<?> type && PartKind.isConstant(type.getSQLDataType()))
                ? type(type)
                : add(part.getClass()) && through(part, kind);
    }

    /** A type derived from a constant of jOOQ, which makes one for most fields and variables. */
    private boolean type(DataType<?> type) throws IllegalAccessException {
        return add(type.getClass())
                && add(type.getSQLDataType())
                && add(type.getType())
                && add(type.nullability())
                && add(type.precisionDefined() ? type.precision() : -1)
                && add(type.scaleDefined() ? type.scale() : -1)
                && add(type.lengthDefined() ? type.length() : -1)
                && goes(type.collation())
                && goes(type.characterSet())
                && goes(type.defaultValue())
                && goes(type.getBinding());
    }

    /** The value of a bind variable is no part of the text; whether it is NULL or negative may be. */
    private boolean param(Param<?> param, PartKind kind) throws IllegalAccessException {
        boolean inline = param.isInline();
        if (!inline) {
            int known = Text.positionOf(param, params);
            if (known >= 0) { // it has one value
                return add(PartKind.Way.PARAM) && add(known);
            }
            params.add(param);
        }
        add(param.getClass());
        for (Held held : kind.fields()) {
            if (!held.isValue() || inline) {
                if (!field(param, held)) {
                    return false;
                }
            } else {
                Object value = param.getValue();
                // some texts have a condition on the sign
                boolean isNegative = value instanceof Number number && number.doubleValue() < 0;
                if (!add(value == null ? null : isNegative ? "-" : value.getClass())) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean through(Object part, PartKind kind) throws IllegalAccessException {
        List<Held> fields = kind.fields();
        for (int i = 0; i < fields.size(); i++) {
            if (!field(part, fields.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean field(Object part, Held held) throws IllegalAccessException {
        return held.type() == boolean.class
                ? add(held.field().getBoolean(part))
                : goes(held.field().get(part));
    }

    /** The columns of a SELECT. */
    private boolean selected(Object list, PartKind kind) throws IllegalAccessException {
        for (Object column : (Collection<?>) list) {
            if (column instanceof Param<?> param && !param.isInline()) {
                return false; // its value may be its name
            }
        }
        return add(list.getClass()) && through(list, kind);
    }

    private boolean all(Collection<?> parts) throws IllegalAccessException {
        if (!add(parts.size())) {
            return false;
        }
        for (Object part : parts) {
            if (!goes(part)) {
                return false;
            }
        }
        return true;
    }

    private boolean add(@Nullable Object token) {
        if (size == tokens.length) {
            if (size >= MOST) {
                return false;
            }
            tokens = Arrays.copyOf(tokens, size * 2);
        }
        tokens[size++] = token;
        hash = 31 * hash
                + (token == null ? 0 : Shape.isValue(token) ? token.hashCode() : System.identityHashCode(token));
        return true;
    }
}
