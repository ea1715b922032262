package io.shopsql.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one table of rules; the compiler check, the guard at run time, the survey of jOOQ's API and the fuzzer read it.
 * Thread-safe.
 */
public final class Rules {

    private static final List<Rule> ALL = Stream.of(
                    ProgramRules.ALL, FunctionRules.ALL, QueryRules.ALL, StatementRules.ALL)
            .flatMap(List::stream)
            .toList();

    private static final Map<String, Rule> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Rule::name, Function.identity()));

    private Rules() {}

    /** Every rule, in the order of the documentation. */
    public static List<Rule> all() {
        return ALL;
    }

    /** {@code one-engine} for the elements that it has own words for; a star in an element stands for any letters. */
    public static List<Rule> oneEngine() {
        return OneEngine.ALL;
    }

    /** The rule of this name. */
    public static Optional<Rule> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * The rule for an element, given as {@code DSL.cast(Field,DataType)} or without its parameters, {@code DSL.cast}. A rule
     * that names the method without parameters covers all its overloads. An element with a condition is found with the
     * condition alone.
     */
    public static Optional<Rule> ofElement(String element) {
        int parameters = element.indexOf('(');
        boolean conditional = element.endsWith("]");
        Set<String> names = new HashSet<>(Set.of(element));
        if (parameters > 0 && !conditional) {
            names.add(element.substring(0, parameters));
        }
        return ALL.stream()
                .filter(rule -> rule.elements().stream().anyMatch(names::contains))
                .findFirst();
    }
}
