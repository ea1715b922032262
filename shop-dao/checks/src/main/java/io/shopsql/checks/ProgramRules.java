package io.shopsql.checks;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules about what a program does with jOOQ: what one engine lacks, what loses data, what does nothing. */
final class ProgramRules {

    private static final Set<String> NONE = Set.of();

    /** What every jOOQ field has and is wrong on money. Right ones: abs, neg, sign, min, max, count and windows. */
    private static final String[] MONEY_ARITHMETIC = {
        "Field.add",
        "Field.plus",
        "Field.sub",
        "Field.subtract",
        "Field.minus",
        "Field.mul",
        "Field.multiply",
        "Field.times",
        "Field.div",
        "Field.divide",
        "Field.mod",
        "Field.modulo",
        "Field.rem",
        "Field.pow",
        "Field.power",
        "Field.bitAnd",
        "Field.bitNand",
        "Field.bitNor",
        "Field.bitNot",
        "Field.bitOr",
        "Field.bitXNor",
        "Field.bitXor",
        "Field.shl",
        "Field.shr",
        "Field.sum",
        "Field.sumOver",
        "Field.avg",
        "Field.avgOver",
        "Field.median",
        "Field.stddevPop",
        "Field.stddevPopOver",
        "Field.stddevSamp",
        "Field.stddevSampOver",
        "Field.varPop",
        "Field.varPopOver",
        "Field.varSamp",
        "Field.varSampOver",
        "Field.ceil",
        "Field.floor",
        "Field.round",
        "Field.sqrt",
        "Field.exp",
        "Field.ln",
        "Field.log",
        "Field.acos",
        "Field.asin",
        "Field.atan",
        "Field.atan2",
        "Field.cos",
        "Field.cosh",
        "Field.cot",
        "Field.coth",
        "Field.sin",
        "Field.sinh",
        "Field.tan",
        "Field.tanh",
        "Field.deg",
        "Field.rad",
        "Field.concat",
        "Field.repeat",
        "Field.lpad",
        "Field.rpad"
    };

    static final List<Rule> ALL = List.of(
            OneEngine.GENERAL,
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
                    on(
                            "of several statements",
                            "DSLContext.execute",
                            "DSLContext.fetch",
                            "DSLContext.fetchLazy",
                            "DSLContext.fetchMany",
                            "DSLContext.fetchOne",
                            "DSLContext.fetchOptional",
                            "DSLContext.fetchOptionalValue",
                            "DSLContext.fetchSingle",
                            "DSLContext.fetchStream",
                            "DSLContext.fetchValue",
                            "DSLContext.fetchValues",
                            "DSLContext.query",
                            "DSLContext.resultQuery",
                            "DSLContext.batch",
                            "DSL.query",
                            "DSL.resultQuery"),
                    NONE,
                    "SQLite's driver runs the first statement of a text and drops the rest",
                    "one call for each statement, or db.batch(first, second)"),
            new Rule(
                    "foreign-context",
                    Way.COMPILE,
                    on(
                            "on its own connection",
                            "DSL.using",
                            "DefaultDSLContext.DefaultDSLContext",
                            "DefaultConfiguration.DefaultConfiguration"),
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
                            "InsertOnConflictDoUpdateStep.doUpdate [without a column]"),
                    NONE,
                    "SQLite overwrites whatever row is in conflict, Postgres the one with the same key",
                    "insertInto(…).onConflict(FIELD).doUpdate(), or the DAO's upsert"),
            new Rule(
                    "loader",
                    Way.COMPILE,
                    Set.of("DSLContext.loadInto"),
                    NONE,
                    "jOOQ's loader stores 4294967297 as 1 and 2026-02-30 as 2 March",
                    "read the file yourself, and use insertAll of the DAO, or db.batch"),
            new Rule(
                    "narrow-result",
                    Way.COMPILE,
                    on(
                            "of a wider number",
                            "ResultQuery.fetch",
                            "ResultQuery.fetchAny",
                            "ResultQuery.fetchAnyInto",
                            "ResultQuery.fetchArray",
                            "ResultQuery.fetchInto",
                            "ResultQuery.fetchOne",
                            "ResultQuery.fetchOneInto",
                            "ResultQuery.fetchOptional",
                            "ResultQuery.fetchOptionalInto",
                            "ResultQuery.fetchSet",
                            "ResultQuery.fetchSingle",
                            "ResultQuery.fetchSingleInto",
                            "ResultQuery.fetchStreamInto",
                            "Result.getValues",
                            "Result.into",
                            "Record.get",
                            "Record.getValue"),
                    NONE,
                    "a value that does not fit would be cut to its lowest bits",
                    "ask for Long or BigDecimal, or for the type of the column"),
            new Rule(
                    "money-arithmetic",
                    Way.COMPILE,
                    on("of money", MONEY_ARITHMETIC),
                    NONE,
                    "jOOQ's arithmetic works on the number of ten-thousandths",
                    "use MoneySql: sum, sumOver, avg, avgOver, plus, minus, times; other arithmetic in Java with Money"),
            new Rule(
                    "whole-by-fraction",
                    Way.COMPILE,
                    on(
                            "with a fraction",
                            "Field.add",
                            "Field.plus",
                            "Field.sub",
                            "Field.subtract",
                            "Field.minus",
                            "Field.mul",
                            "Field.multiply",
                            "Field.times",
                            "Field.div",
                            "Field.divide"),
                    NONE,
                    "a whole number and a fraction give a whole number in jOOQ: the fraction of the result would be lost",
                    "cast(DOUBLE) the whole number first, or cast(NUMERIC(p, s)), or write the fraction first; for money,"
                            + " compute in Java"),
            new Rule(
                    "dropped-result",
                    Way.COMPILE,
                    NONE,
                    NONE,
                    "its result is dropped, and without it the call does nothing",
                    "keep the result, or run the query (execute, fetch)"),
            new Rule(
                    "ungrouped-column",
                    Way.COMPILE,
                    union(
                            on("without a selected column", "SelectGroupByStep.groupBy"),
                            on(
                                    "of columns and aggregates without groupBy",
                                    "DSLContext.select",
                                    "DSLContext.selectDistinct",
                                    "DSL.select",
                                    "DSL.selectDistinct",
                                    "WithStep.select",
                                    "WithStep.selectDistinct")),
                    NONE,
                    "Postgres refuses a selected column that is not grouped, SQLite takes any row's",
                    "group by it, or aggregate it (min, max)"));

    private ProgramRules() {}

    private static Set<String> on(String condition, String... methods) {
        return Arrays.stream(methods)
                .map(method -> method + " [" + condition + "]")
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }
}
