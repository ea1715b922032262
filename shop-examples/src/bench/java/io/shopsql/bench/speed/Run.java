package io.shopsql.bench.speed;

import io.shopsql.bench.speed.Counter.Counts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All figures of a run. */
final class Run {

    private final Machine machine;
    private final Pace pace;
    private final List<Result> results = new ArrayList<>();
    private final Map<Engine, Map<String, Counts>> counts = new EnumMap<>(Engine.class);
    private final Map<Engine, String> versions = new EnumMap<>(Engine.class);

    Run(Machine machine, Pace pace) {
        this.machine = machine;
        this.pace = pace;
    }

    Machine machine() {
        return machine;
    }

    Pace pace() {
        return pace;
    }

    void add(Result result) {
        results.add(result);
    }

    void add(Engine engine, Map<String, Counts> more) {
        counts.computeIfAbsent(engine, key -> new HashMap<>()).putAll(more);
    }

    void version(Engine engine, String version) {
        versions.put(engine, version);
    }

    Map<Engine, String> versions() {
        return versions;
    }

    boolean isEmpty() {
        return results.isEmpty();
    }

    List<Result> of(Setting setting) {
        return results.stream().filter(result -> result.setting() == setting).toList();
    }

    /** The result of an operation on an engine: with its default durability, if both were measured. */
    Optional<Result> of(Engine engine, String operation) {
        return results.stream()
                .filter(result -> result.setting().engine() == engine
                        && result.operation().equals(operation))
                .findFirst();
    }

    @Nullable
    Counts counts(Engine engine, String operation, String contender) {
        return counts.getOrDefault(engine, Map.of()).get(operation + " " + contender);
    }
}
