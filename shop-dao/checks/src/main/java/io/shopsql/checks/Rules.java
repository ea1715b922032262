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

    private static final Set<String> NONE = Set.of();

    private static final List<Rule> OF_PROGRAMS = List.of(
            new Rule(
                    "one-engine",
                    Way.COMPILE,
                    NONE,
                    NONE,
                    "jOOQ supports it on one of SQLite and Postgres only",
                    "write it with what both engines have"),
            new Rule(
                    "plain-sql",
                    Way.COMPILE,
                    NONE,
                    NONE,
                    "SQL in a text is not checked for the other engine",
                    "write it with jOOQ's methods, or allow it with @Allow.PlainSQL and test it on both engines"),
            new Rule(
                    "two-statements",
                    Way.COMPILE,
                    Set.of("DSLContext.execute(String) [two statements]", "DSLContext.fetch(String) [two statements]"),
                    NONE,
                    "SQLite's driver runs the first statement of a text and drops the rest",
                    "one call for each statement, or db.batch(first, second)"),
            new Rule(
                    "foreign-context",
                    Way.COMPILE,
                    Set.of("DSL.using", "DefaultDSLContext.DefaultDSLContext"),
                    NONE,
                    "a DSLContext that no shop made has neither the shop's settings nor its guard",
                    "use the one of the call: tx.db(), or shop.report(db -> ...)"),
            new Rule(
                    "upsert-without-key",
                    Way.COMPILE,
                    Set.of(
                            "UpdatableRecord.merge",
                            "DSLContext.batchMerge",
                            "DSLContext.mergeInto",
                            "InsertOnDuplicateStep.onDuplicateKeyUpdate",
                            "InsertQuery.onDuplicateKeyUpdate",
                            "InsertOnDuplicateStep.onConflict() [doUpdate]"),
                    NONE,
                    "SQLite overwrites whatever row is in conflict, Postgres the one with the same key",
                    "onConflict(FIELD).doUpdate(), or the DAO's upsert"),
            new Rule(
                    "loader",
                    Way.COMPILE,
                    Set.of("DSLContext.loadInto"),
                    NONE,
                    "jOOQ's loader stores 4294967297 as 1 and 2026-02-30 as 2 March",
                    "insertAll of the DAO, or db.batch"),
            new Rule(
                    "narrow-result",
                    Way.COMPILE,
                    Set.of(
                            "ResultQuery.fetchInto(Class) [Integer, Short, Byte]",
                            "ResultQuery.fetchOneInto(Class) [Integer, Short, Byte]",
                            "ResultQuery.fetchAnyInto(Class) [Integer, Short, Byte]",
                            "ResultQuery.fetchSingleInto(Class) [Integer, Short, Byte]",
                            "ResultQuery.fetchOptionalInto(Class) [Integer, Short, Byte]"),
                    NONE,
                    "a value that does not fit is cut to its lowest bits",
                    "Long or BigDecimal, or the type of the column"),
            new Rule(
                    "money-arithmetic",
                    Way.COMPILE,
                    NONE,
                    NONE,
                    "jOOQ's arithmetic works on the number of ten-thousandths",
                    "use MoneySql"),
            new Rule(
                    "ungrouped-column",
                    Way.COMPILE,
                    NONE,
                    NONE,
                    "Postgres refuses a selected column that is not grouped, SQLite takes any row's",
                    "group by it, or aggregate it (min, max)"),
            new Rule(
                    "stream-writes",
                    Way.COMPILE,
                    NONE,
                    NONE,
                    "on SQLite an open query also returns rows that its own transaction writes",
                    "read first (fetch, list), then write"));

    private static final List<Rule> ALL =
            Stream.concat(OF_PROGRAMS.stream(), QueryRules.ALL.stream()).toList();

    private static final Map<String, Rule> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Rule::name, Function.identity()));

    private Rules() {}

    /** Every rule, in the order of the documentation. */
    public static List<Rule> all() {
        return ALL;
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
