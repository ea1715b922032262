package io.shopsql.internal.shape;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the objects of a class hold in their fields. Thread-safe. */
final class Held {

    static final Held NOTHING = new Held(List.of());

    /** Then they are read by a handle, in a third of the time; to make one takes as long as some hundred reads. */
    private static final int MANY = 200;

    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
    private static final MethodType READER = MethodType.methodType(Object[].class, Object.class);

    private final Field[] fields;
    private final boolean[] isValue;

    /** About so many; threads may miss each other's. */
    private int reads;

    private @Nullable MethodHandle reader;

    /** Of fields that are accessible. */
    Held(List<Field> fields) {
        this.fields = fields.toArray(Field[]::new);
        this.isValue = new boolean[this.fields.length];
        for (int i = 0; i < isValue.length; i++) {
            isValue[i] = this.fields[i].getName().equals("value");
        }
    }

    /** Whether a field of a bind variable is its value. */
    boolean isValue(int field) {
        return isValue[field];
    }

    /** The values of the fields of an object. */
    @Nullable
    Object[] in(Object part) {
        try {
            MethodHandle known = reader;
            if (known == null) {
                if (++reads < MANY) {
                    return oneByOne(part);
                }
                known = reader();
                reader = known;
            }
            return (Object[]) known.invokeExact(part);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e); // fields that are accessible throw nothing
        }
    }

    private @Nullable Object[] oneByOne(Object part) throws IllegalAccessException {
        @Nullable Object[] values = new Object[fields.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = fields[i].get(part);
        }
        return values;
    }

    /** Reads all fields into an array. */
    private MethodHandle reader() throws IllegalAccessException {
        MethodHandle[] getters = new MethodHandle[fields.length];
        for (int i = 0; i < getters.length; i++) {
            getters[i] = MethodHandles.lookup().unreflectGetter(fields[i]).asType(GETTER);
        }
        MethodHandle array = MethodHandles.identity(Object[].class).asCollector(Object[].class, getters.length);
        return MethodHandles.permuteArguments(
                MethodHandles.filterArguments(array, 0, getters), READER, new int[getters.length]);
    }
}
