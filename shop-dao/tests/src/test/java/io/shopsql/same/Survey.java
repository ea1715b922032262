package io.shopsql.same;

import io.shopsql.same.Calls.Call;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the questions from jOOQ's API and compares the answers. */
final class Survey {

    private static final int BATCH = 40;
    private static final int ENOUGH = 3;

    private final List<Probe> probes = new ArrayList<>();
    private final Map<String, Map<String, Kind>> kinds = new HashMap<>();
    private final List<String> notSurveyed = new ArrayList<>();
    private final SortedMap<String, List<String>> leftOut = new TreeMap<>();
    private final List<String> plainSql = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> repeated = new ArrayList<>();

    List<String> notSurveyed() {
        return notSurveyed;
    }

    /** Elements by the reason why they are no question. */
    SortedMap<String, List<String>> leftOut() {
        return leftOut;
    }

    /** Elements that the compiler check refuses, whatever the arguments are, and that the survey cannot ask. */
    List<String> refused() {
        return refused;
    }

    List<String> plainSql() {
        return plainSql;
    }

    List<String> repeated() {
        return repeated;
    }

    /** The kind behind each text of types, of an element. */
    Map<String, Kind> kinds(String element) {
        return kinds.getOrDefault(element, Map.of());
    }

    /** Adds the elements of a type whose names are admitted; receivers are made by {@link Receivers}. */
    void add(Class<?> type, Predicate<String> names) {
        for (Element element : Element.of(type)) {
            if (!names.test(element.name())) {
                continue;
            }
            if (element.isPlainSql()) {
                plainSql.add(element.name());
            } else if (element.isRepeatedArity()) {
                repeated.add(element.name());
            } else if (LeftOut.reason(element).isPresent()) {
                leftOut.computeIfAbsent(LeftOut.reason(element).get(), reason -> new ArrayList<>())
                        .add(element.name());
            } else if (!add(element)) {
                (Refusals.always(element.name()).isPresent() ? refused : notSurveyed).add(element.name());
            }
        }
    }

    /** Adds those written by hand whose names are admitted. */
    void addByHand(Predicate<String> names) {
        for (Probe probe : ByHand.probes()) {
            if (names.test(probe.element())) {
                probes.add(probe);
                kinds.computeIfAbsent(probe.element(), e -> new HashMap<>())
                        .put(probe.call().types(), probe.call().kind());
            }
        }
    }

    private boolean add(Element element) {
        Method method = element.method();
        boolean added = false;
        if (Refusals.isNeverAsked(element.name())) {
            return false;
        }
        if (Modifier.isStatic(method.getModifiers())) {
            for (Call call : Calls.of(method)) {
                added |= add(element, call, null);
            }
            return added;
        }
        for (Receivers.Receiver receiver : Receivers.of(method)) {
            for (Call call : Calls.of(method, receiver.kind(), receiver.places())) {
                added |= add(element, call, receiver.make().get());
            }
        }
        return added;
    }

    private boolean add(Element element, Call call, @Nullable Object receiver) {
        Object result;
        try {
            result = element.method().invoke(receiver, call.arguments());
        } catch (InvocationTargetException | IllegalArgumentException e) {
            return false; // jOOQ refuses these arguments before it knows an engine
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(element.name(), e);
        }
        Probe probe = result == null
                ? null
                : Finish.of(element.name(), call, element.method().getReturnType(), result);
        if (probe == null) {
            return false;
        }
        probes.add(probe);
        kinds.computeIfAbsent(probe.element(), e -> new HashMap<>()).put(call.types(), call.kind());
        return true;
    }

    /** Whether enough of its like failed. */
    private static boolean isHopeless(SortedMap<String, SortedMap<String, Outcome>> outcomes, Probe probe) {
        Map<String, Outcome> known = outcomes.get(probe.element());
        Outcome outcome = known == null ? null : known.get(probe.call().types());
        return outcome != null && outcome.hasFailedOften(ENOUGH);
    }

    /** Asks both engines at once; an outcome for each element and kind of arguments. */
    SortedMap<String, SortedMap<String, Outcome>> run(OneEngine sqlite, OneEngine postgres) {
        SortedMap<String, SortedMap<String, Outcome>> outcomes = new TreeMap<>();
        Map<String, List<Probe>> alike = probes.stream()
                .collect(Collectors.groupingBy(
                        probe -> probe.shape() + " " + probe.keys(), TreeMap::new, Collectors.toList()));
        for (List<Probe> all : alike.values()) {
            for (int from = 0; from < all.size(); from += BATCH) {
                List<Probe> batch = all.subList(from, Math.min(from + BATCH, all.size())).stream()
                        .filter(probe -> !isHopeless(outcomes, probe))
                        .toList();
                if (batch.isEmpty()) {
                    continue;
                }
                CompletableFuture<List<Map<Integer, Answer>>> one =
                        CompletableFuture.supplyAsync(() -> sqlite.ask(batch));
                List<Map<Integer, Answer>> other = postgres.ask(batch);
                for (int i = 0; i < batch.size(); i++) {
                    Probe probe = batch.get(i);
                    outcomes.computeIfAbsent(probe.element(), e -> new TreeMap<>())
                            .computeIfAbsent(probe.call().types(), types -> new Outcome())
                            .add(probe, one.join().get(i), other.get(i));
                }
            }
        }
        return outcomes;
    }
}
