package io.shopsql.internal.shape;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Binding;
import org.jooq.Catalog;
import org.jooq.Comment;
import org.jooq.Configuration;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Key;
import org.jooq.Name;
import org.jooq.Param;
import org.jooq.Schema;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.QOM;
import org.jooq.impl.TableImpl;
import org.jspecify.annotations.Nullable;

/**
 * How a class takes part in the shape of a query.
 *
 * @param held what its objects hold
 * @param one the only object of a generated table that has no alias
 */
record PartKind(Way way, Held held, @Nullable Object one) {

    /** In what way. */
    enum Way {
        /** A value of Java. */
        VALUE,
        /** The object itself: it does not change, and is made once. */
        ITSELF,
        /** What it holds. */
        PARTS,
        /** What it holds, once: parts of it hold it too. */
        SHARED,
        /** The columns of a SELECT. */
        SELECTED,
        PARAM,
        NAME,
        COLUMN,
        COLLECTION,
        MAP,
        ARRAY,
        /** Not known: the query is rendered each time. */
        UNKNOWN
    }

    private static final PartKind UNKNOWN = new PartKind(Way.UNKNOWN, Held.NOTHING, null);

    private static final Set<Class<?>> ONCE = Set.of(Schema.class, Catalog.class, Key.class);

    /** Classes whose fields say how a query runs. */
    private static final Set<String> OF_RUN = Set.of("AbstractQuery", "AbstractResultQuery");

    private static final ClassValue<PartKind> KINDS = new ClassValue<>() {
        @Override
        protected PartKind computeValue(Class<?> type) {
            try {
                return kind(type);
            } catch (ReflectiveOperationException | RuntimeException e) {
                return UNKNOWN; // jOOQ as a module that is not open
            }
        }
    };

    /** Constants of jOOQ, and the types of the columns of generated tables. Never changed, but replaced. */
    private static volatile IdentityHashMap<Object, Boolean> constants = constants("SQLDataType", "Names", "Keywords");

    /** Whether a part is made once. */
    static boolean isConstant(Object part) {
        return constants.containsKey(part);
    }

    private static synchronized void addConstants(Collection<?> added) {
        IdentityHashMap<Object, Boolean> all = new IdentityHashMap<>(constants);
        added.forEach(constant -> all.put(constant, true));
        constants = all;
    }

    private static IdentityHashMap<Object, Boolean> constants(String... classes) {
        IdentityHashMap<Object, Boolean> found = new IdentityHashMap<>();
        for (String name : classes) {
            try {
                for (Field field : Class.forName("org.jooq.impl." + name).getDeclaredFields()) {
                    if (Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers())) {
                        field.setAccessible(true);
                        found.put(field.get(null), true);
                    }
                }
            } catch (ReflectiveOperationException | RuntimeException ignored) {
                // what is no constant is compared by what it holds
            }
        }
        return found;
    }

    static PartKind of(Class<?> type) {
        return KINDS.get(type);
    }

    private static PartKind kind(Class<?> type) throws ReflectiveOperationException {
        if (type.isEnum()
                || (type.getSuperclass() != null && type.getSuperclass().isEnum())
                || type == Class.class
                || type == String.class
                || type == Boolean.class
                || type == Character.class
                || type == UUID.class
                || (type.getName().startsWith("java.")
                        && (Number.class.isAssignableFrom(type) || Temporal.class.isAssignableFrom(type)))) {
            return new PartKind(Way.VALUE, Held.NOTHING, null);
        }
        if (type.isArray()) {
            return new PartKind(type.getComponentType().isPrimitive() ? Way.UNKNOWN : Way.ARRAY, Held.NOTHING, null);
        }
        if (type.isHidden() || type.isSynthetic() || ONCE.stream().anyMatch(once -> once.isAssignableFrom(type))) {
            return new PartKind(Way.ITSELF, Held.NOTHING, null);
        }
        if (!isOfJooq(type)) {
            return ofOthers(type);
        }
        if (isCustom(type)) {
            return UNKNOWN;
        }
        if (Param.class.isAssignableFrom(type)) {
            return new PartKind(Way.PARAM, held(type, false), null);
        }
        if (TableField.class.isAssignableFrom(type)) {
            return new PartKind(Way.COLUMN, held(type, false), null);
        }
        if (isShared(type)) {
            return new PartKind(Way.SHARED, held(type, false), null);
        }
        if (type.getSimpleName().equals("SelectFieldList")) {
            return new PartKind(Way.SELECTED, held(type, false), null);
        }
        return new PartKind(Name.class.isAssignableFrom(type) ? Way.NAME : Way.PARTS, held(type, false), null);
    }

    private static PartKind ofOthers(Class<?> type) throws ReflectiveOperationException {
        if (TableImpl.class.isAssignableFrom(type) && !isCustom(type)) {
            Object one = theOne(type);
            return new PartKind(Way.SHARED, held(type, one != null), one);
        }
        if (Converter.class.isAssignableFrom(type) || Binding.class.isAssignableFrom(type)) {
            return new PartKind(Way.PARTS, held(type, false), null); // made with each alias of a table
        }
        if (type.getName().startsWith("java.util.")) {
            if (Collection.class.isAssignableFrom(type)) {
                return new PartKind(Way.COLLECTION, Held.NOTHING, null);
            }
            if (Map.class.isAssignableFrom(type)) {
                return new PartKind(Way.MAP, Held.NOTHING, null);
            }
        }
        return UNKNOWN;
    }

    private static boolean isShared(Class<?> type) {
        return Table.class.isAssignableFrom(type)
                || DataType.class.isAssignableFrom(type)
                || QOM.FieldAlias.class.isAssignableFrom(type);
    }

    /** A part rendered by code of the application. */
    private static boolean isCustom(Class<?> type) {
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            if (owner.getName().startsWith("org.jooq.impl.Custom")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfJooq(Class<?> type) {
        return type.getName().startsWith("org.jooq.");
    }

    /** The constant that jOOQ generates into the class of a table. */
    private static @Nullable Object theOne(Class<?> table) throws ReflectiveOperationException {
        for (Field field : table.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (field.getType() == table && Modifier.isStatic(modifiers) && Modifier.isFinal(modifiers)) {
                field.setAccessible(true);
                Object one = field.get(null);
                addConstants(((Table<?>) one)
                        .fieldStream()
                        .map(org.jooq.Field::getDataType)
                        .toList());
                return one;
            }
        }
        return null;
    }

    /**
     * What the objects of a class hold.
     *
     * @param isGenerated whether its own fields are its columns, which are the same for all its objects
     */
    private static Held held(Class<?> type, boolean isGenerated) {
        List<Field> all = new ArrayList<>();
        for (Class<?> owner = type; owner != Object.class; owner = owner.getSuperclass()) {
            for (Field field : owner.getDeclaredFields()) {
                boolean isColumns =
                        isGenerated && (!isOfJooq(owner) || field.getName().equals("fields"));
                if (!isColumns && !Modifier.isStatic(field.getModifiers()) && !isUnseen(type, owner, field)) {
                    field.setAccessible(true);
                    all.add(field);
                }
            }
        }
        return new Held(all);
    }

    /** Whether the text of a query does not depend on it: it is about running a query, or kept to be found faster. */
    private static boolean isUnseen(Class<?> type, Class<?> owner, Field field) {
        boolean cached = Modifier.isTransient(field.getModifiers())
                && (Table.class.isAssignableFrom(owner)
                        || Name.class.isAssignableFrom(owner)
                        || Select.class.isAssignableFrom(owner));
        // a comment is no part of a query, and the name of a variable without one is its value
        boolean unseen = field.getType() == Comment.class
                || (field.getType() == Name.class && Param.class.isAssignableFrom(type));
        return cached || unseen || OF_RUN.contains(owner.getSimpleName()) || field.getType() == Configuration.class;
    }
}
