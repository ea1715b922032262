package io.shopsql.internal.shape;

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

    private static final Object NULL = "null";
    private static final Object NEGATIVE = "-";

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
        return walk.goes(query) ? walk : null;
    }

    Shape shape() {
        return new Shape(Arrays.copyOf(tokens, size), hash);
    }

    /** The bind variables, in the order in which the query holds them. */
    List<Param<?>> params() {
        return params;
    }

    private boolean goes(@Nullable Object part) {
        if (part == null) {
            return addValue(null);
        }
        if (++depth > DEEPEST) {
            return false;
        }
        boolean goes = inside(part);
        depth--;
        return goes;
    }

    private boolean inside(Object part) {
        PartKind kind = PartKind.of(part.getClass());
        return switch (kind.way()) {
            case VALUE -> addValue(part);
            case ITSELF -> addOne(part);
            case SELECTED -> selected(part, kind);
            case PARTS -> addOne(part.getClass()) && through(part, kind);
            case NAME -> PartKind.isConstant(part) ? addOne(part) : addOne(part.getClass()) && through(part, kind);
            case PARAM -> param((Param<?>) part, kind);
            case COLUMN -> column((TableField<?, ?>) part, kind);
            case SHARED -> shared(part, kind);
            case COLLECTION -> all((Collection<?>) part);
            case MAP -> all(((Map<?, ?>) part).keySet()) && all(((Map<?, ?>) part).values());
            case ARRAY -> all(Arrays.asList((Object[]) part));
            case UNKNOWN -> false;
        };
    }

    private boolean column(TableField<?, ?> column, PartKind kind) {
        Table<?> table = column.getTable();
        return (table != null && PartKind.of(table.getClass()).one() == table) // of a generated class
                ? addOne(column)
                : addOne(column.getClass()) && through(column, kind);
    }

    private boolean shared(Object part, PartKind kind) {
        if (part == kind.one() || PartKind.isConstant(part)) {
            return addOne(part);
        }
        if (isAdded(part)) {
            return true;
        }
        return (part instanceof DataType<?> type && PartKind.isConstant(type.getSQLDataType()))
                ? type(type)
                : addOne(part.getClass()) && through(part, kind);
    }

    /** Adds the place of a part that was gone through before, and otherwise remembers it. */
    private boolean isAdded(Object part) {
        for (int i = 0; i < shared.size(); i++) {
            if (shared.get(i) == part) {
                return addOne(PartKind.Way.SHARED) && addValue(i);
            }
        }
        shared.add(part);
        return false;
    }

    /** A type derived from a constant of jOOQ, which makes one for most fields and variables. */
    private boolean type(DataType<?> type) {
        return addOne(type.getClass())
                && addOne(type.getSQLDataType())
                && addOne(type.getType())
                && addOne(type.nullability())
                && addValue(type.precisionDefined() ? type.precision() : -1)
                && addValue(type.scaleDefined() ? type.scale() : -1)
                && addValue(type.lengthDefined() ? type.length() : -1)
                && goes(type.collation())
                && goes(type.characterSet())
                && goes(type.defaultValue())
                && goes(type.getBinding());
    }

    /** The value of a bind variable is no part of the text; whether it is NULL or negative may be. */
    private boolean param(Param<?> param, PartKind kind) {
        boolean inline = param.isInline();
        if (inline) {
            if (isAdded(param)) {
                return true;
            }
        } else {
            int known = Text.positionOf(param, params);
            if (known >= 0) { // it has one value
                return addOne(PartKind.Way.PARAM) && addValue(known);
            }
            params.add(param);
        }
        addOne(param.getClass());
        @Nullable Object[] held = kind.held().in(param);
        for (int i = 0; i < held.length; i++) {
            Object value = held[i];
            if (inline || !kind.held().isValue(i)) {
                if (!goes(value)) {
                    return false;
                }
            } else {
                // some texts have a condition on the sign
                boolean isNegative = value instanceof Number number && number.doubleValue() < 0;
                if (!addOne(value == null ? NULL : isNegative ? NEGATIVE : value.getClass())) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean through(Object part, PartKind kind) {
        for (Object held : kind.held().in(part)) {
            if (!goes(held)) {
                return false;
            }
        }
        return true;
    }

    /** The columns of a SELECT. */
    private boolean selected(Object list, PartKind kind) {
        for (Object column : (Collection<?>) list) {
            if (column instanceof Param<?> param && !param.isInline()) {
                return false; // its value may be its name
            }
        }
        return addOne(list.getClass()) && through(list, kind);
    }

    private boolean all(Collection<?> parts) {
        if (!addValue(parts.size())) {
            return false;
        }
        for (Object part : parts.toArray()) { // faster than its iterator
            if (!goes(part)) {
                return false;
            }
        }
        return true;
    }

    /** Adds a value, or null. */
    private boolean addValue(@Nullable Object value) {
        return add(value, value == null ? 0 : value.hashCode());
    }

    /** Adds what is compared by its identity. */
    private boolean addOne(Object one) {
        return add(one, System.identityHashCode(one));
    }

    private boolean add(@Nullable Object token, int tokenHash) {
        if (size == tokens.length) {
            if (size >= MOST) {
                return false;
            }
            tokens = Arrays.copyOf(tokens, size * 2);
        }
        tokens[size++] = token;
        hash = 31 * hash + tokenHash;
        return true;
    }
}
