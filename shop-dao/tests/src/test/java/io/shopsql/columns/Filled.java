package io.shopsql.columns;

import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Values of which none is null, none is a default under both seeds, and no two are the same: a value that is lost or lands
 * in another column is seen. New components and columns get theirs by their type, without a change here.
 */
final class Filled {

    /** The seeds: what one of them makes equal to a default, the other makes different. */
    static final int[] SEEDS = {1, 2};

    private Filled() {}

    /** A record with a value in every component; {@code given} for what refers to other rows. */
    static <R extends Record> R record(Class<R> type, int seed, Map<String, ?> given) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(c ->
                        given.containsKey(c.getName()) ? given.get(c.getName()) : value(c.getType(), c.getName(), seed))
                .toArray();
        try {
            Constructor<R> canonical = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return canonical.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot fill " + type, e);
        }
    }

    /** {@code nothing} with every change that it offers: each method with one argument that returns the patch. */
    static <P> P patch(P nothing, int seed) {
        P patch = nothing;
        for (Method change : nothing.getClass().getMethods()) {
            if (change.getParameterCount() == 1
                    && change.getReturnType() == nothing.getClass()
                    && !change.getName().matches("(set|remove).*")) {
                try {
                    Object value = value(change.getParameterTypes()[0], change.getName(), seed);
                    @SuppressWarnings("unchecked") // it returns the class of the patch
                    P changed = (P) change.invoke(patch, value);
                    patch = changed;
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError("cannot call " + change, e);
                }
            }
        }
        return patch;
    }

    /** By the type, with the name in it. */
    static Object value(Class<?> type, String name, int seed) {
        // the two seeds never give the same
        int number = 2 * Math.floorMod(name.hashCode(), 20) + seed;
        if (type == String.class) {
            return name + " " + seed;
        }
        if (type == boolean.class || type == Boolean.class) {
            return seed % 2 == 0;
        }
        if (type == int.class || type == Integer.class) {
            return number;
        }
        if (type == long.class || type == Long.class) {
            return (long) number;
        }
        if (type == OptionalLong.class) {
            return OptionalLong.of(number);
        }
        if (type == Money.class) {
            return Money.of(number);
        }
        if (type == Attributes.class) {
            return Attributes.of(name, "value " + seed);
        }
        if (type == Instant.class) {
            return Instant.parse("2011-01-01T00:00:00.123456Z").plusSeconds(number);
        }
        if (type == OrderStatus.class) {
            return seed % 2 == 0 ? OrderStatus.PROCESSING : OrderStatus.COMPLETED;
        }
        throw new AssertionError("Which value has " + name + ", a " + type.getName() + "? Say it in Filled.");
    }
}
