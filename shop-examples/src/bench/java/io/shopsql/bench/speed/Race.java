package io.shopsql.bench.speed;

import io.shopsql.bench.speed.Operation.Size;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Runs an operation by all its contenders: compares their answers, warms up, then measures rounds of short slices in random
 * order, so that other load affects all of them.
 */
final class Race {

    private static final int CHECKS = 20;
    private static final int MOST_CALLS = 4_000;
    private static final int MOST_SLICES = 32;

    /** The compiler has settled if it takes less than this part of the time. */
    private static final double COMPILING = 0.03;

    private static final int MOST_WARM_UP = 4;

    private final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();

    private final Pace pace;
    private final Meter meter;
    private final Inputs inputs;
    private final Random order = new Random(7);

    Race(Pace pace, Meter meter, Inputs inputs) {
        this.pace = pace;
        this.meter = meter;
        this.inputs = inputs;
    }

    <S, I> Result run(Operation<S, I> operation, Setting setting, List<Entrant<S>> entrants) throws Exception {
        for (int i = 0; i < (operation.size() == Size.SMALL ? CHECKS : 1); i++) {
            check(operation, entrants);
        }
        double wall = warmUp(operation, entrants);
        int calls = (int) Math.max(1, Math.min(MOST_CALLS, pace.sliceMicros() / wall));
        int slices = (int) Math.max(1, Math.min(MOST_SLICES, pace.roundMicros() / (calls * wall)));
        Map<String, List<Use>> rounds = new LinkedHashMap<>();
        entrants.forEach(entrant -> rounds.put(entrant.contender().name(), new ArrayList<>()));
        for (int round = 0; round < pace.rounds(); round++) {
            System.gc();
            entrants.forEach(entrant -> of(rounds, entrant).add(new Use()));
            for (int slice = 0; slice < slices; slice++) {
                List<Entrant<S>> shuffled = new ArrayList<>(entrants);
                Collections.shuffle(shuffled, order);
                for (Entrant<S> entrant : shuffled) {
                    List<Use> uses = of(rounds, entrant);
                    meter.slice(operation.call(), entrant.store(), inputs(operation, calls), uses.get(uses.size() - 1));
                }
            }
        }
        if (operation.size() == Size.SMALL) {
            check(operation, entrants);
        }
        return new Result(operation.name(), setting, rounds);
    }

    private <S, I> void slice(Operation<S, I> operation, Entrant<S> entrant, int calls, Use use) throws Exception {
        if (operation.size() != Size.SMALL_AND_CLEANED) {
            meter.slice(operation.call(), entrant.store(), inputs(operation, calls), use);
            return;
        }
        Cleaner cleaner = Cleaner.before(entrant.plain());
        meter.slice(operation.call(), entrant.store(), inputs(operation, calls), use);
        cleaner.clean();
    }

    private static List<Use> of(Map<String, List<Use>> rounds, Entrant<?> entrant) {
        return Objects.requireNonNull(rounds.get(entrant.contender().name()));
    }

    @SuppressWarnings("unchecked")
    private <S, I> I[] inputs(Operation<S, I> operation, int count) {
        Object[] made = new Object[count];
        for (int i = 0; i < count; i++) {
            made[i] = operation.input().apply(inputs);
        }
        return (I[]) made;
    }

    /** Fails if an answer is not the baseline's, or if something else was stored. */
    private <S, I> void check(Operation<S, I> operation, List<Entrant<S>> entrants) throws Exception {
        I input = operation.input().apply(inputs);
        Object expected = null;
        for (Entrant<S> entrant : entrants) {
            // a write by each of them needs an input of its own
            I own = operation.writes() ? operation.input().apply(inputs) : input;
            Object answer = answer(operation, entrant, own);
            if (expected == null) {
                expected = answer;
            }
            try {
                operation.proof().check(entrant.plain(), own, answer, operation.writes() ? answer : expected);
            } catch (IllegalStateException e) {
                throw new IllegalStateException(
                        operation.name() + ", " + entrant.contender().name() + ": " + e.getMessage(), e);
            }
        }
    }

    private static <S, I> @Nullable Object answer(Operation<S, I> operation, Entrant<S> entrant, I input)
            throws Exception {
        Object answer = operation.call().on(entrant.store(), input);
        return answer == null ? null : entrant.contender().plain(answer);
    }

    /**
     * Runs all contenders in turn until each has used the CPU time and the compiler has settled; returns the baseline's
     * wall-clock microseconds.
     */
    private <S, I> double warmUp(Operation<S, I> operation, List<Entrant<S>> entrants) throws Exception {
        double wall = 1;
        int calls = 1;
        double leastUsed = 0;
        boolean settled = false;
        double[] used = new double[entrants.size()];
        while (leastUsed < pace.warmMicros() || (!settled && leastUsed < MOST_WARM_UP * pace.warmMicros())) {
            long compiled = compiler.getTotalCompilationTime();
            long begun = System.nanoTime();
            for (int i = 0; i < used.length; i++) {
                // the fast ones wait for the slow ones, except while all are cold
                if (used[i] > leastUsed + pace.warmMicros() / 4) {
                    continue;
                }
                Use use = new Use();
                slice(operation, entrants.get(i), calls, use);
                // waiting for the disk counts little, since it warms nothing
                used[i] += calls * Math.max(use.thread(), use.wall() / 3);
                wall = i == 0 ? use.wall() : wall;
            }
            calls = (int) Math.max(1, Math.min(calls * 2.0, Math.min(MOST_CALLS, pace.sliceMicros() / wall)));
            leastUsed = Arrays.stream(used).min().orElseThrow();
            double millis = (System.nanoTime() - begun) / 1e6;
            settled = compiler.getTotalCompilationTime() - compiled < millis * COMPILING;
        }
        return wall;
    }
}
