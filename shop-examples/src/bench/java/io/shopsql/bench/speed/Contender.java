package io.shopsql.bench.speed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An open contender: its implementations of {@link Stores}, and what to close. */
final class Contender implements AutoCloseable {

    private final String name;
    private final List<Object> stores;
    private final List<AutoCloseable> resources;
    private UnaryOperator<Object> plain = UnaryOperator.identity();

    Contender(String name, List<?> stores, AutoCloseable... resources) {
        this.name = name;
        this.stores = List.copyOf(stores);
        this.resources = new ArrayList<>(List.of(resources));
        Collections.reverse(this.resources);
    }

    /** Turns answers into the records of the baseline, outside measured time. */
    Contender plain(UnaryOperator<Object> conversion) {
        plain = conversion;
        return this;
    }

    String name() {
        return name;
    }

    /** The implementation of a group; null if this contender does not take part. */
    <S> @Nullable S store(Class<S> group) {
        return stores.stream()
                .filter(group::isInstance)
                .map(group::cast)
                .findFirst()
                .orElse(null);
    }

    Object plain(Object answer) {
        return plain.apply(answer);
    }

    @Override
    public void close() {
        Closing.all(resources);
    }
}
