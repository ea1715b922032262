package io.shopsql.checks;

import java.util.List;
import java.util.Set;

/** What to write instead of what jOOQ's {@code @Support} leaves out on an engine: the words of {@code one-engine}. */
final class OneEngine {

    static final String NAME = "one-engine";

    private static final String WHY = "jOOQ does not support it on both engines";

    /** For what has no words of its own, here or in another rule. */
    static final Rule GENERAL = instead("write it with what both engines have, or in Java");

    static final List<Rule> ALL = List.of(
            instead(
                    "write a changeset, with dbms= for each engine if they differ",
                    "Alter*.*",
                    "Comment*.*",
                    "Constraint*.*",
                    "Create*.*",
                    "DSL*.alter*",
                    "DSL*.comment*",
                    "DSL*.create*",
                    "DSL*.drop*",
                    "DSL.characterSet",
                    "DSL.domain",
                    "DSL.type",
                    "DSL.value",
                    "DataType.characterSet",
                    "DataType.generatedAlwaysAs",
                    "DataType.generationOption",
                    "DataType.stored",
                    "DataType.virtual",
                    "Drop*.*",
                    "Field.comment",
                    "Meta.*",
                    "SelectForUpdateStep.withCheckOption",
                    "SelectQuery.setWithCheckOption",
                    "UDT.*"),
            instead("empty a table by deleteFrom(…)", "Truncate*.*"),
            instead(
                    "grant rights on the server, outside of the program",
                    "DSL*.grant",
                    "DSL*.revoke*",
                    "Grant*.*",
                    "Revoke*.*"),
            instead("give the schema to ShopConfig.schema, and other settings to the URL", "DSL*.set*"),
            instead("write the steps in Java, in one shop.write(…)", "DSL*.begin"),
            instead(
                    "let the key of the table count: insert, and read it by returning(…)",
                    "DSL*.currval",
                    "DSL*.nextval*",
                    "DSL.sequence",
                    "Sequence.*"),
            instead(
                    "keep the values in a table, a row each, and read them by multiset(select(…))",
                    "ArrayAgg*.*",
                    "DSL.array*",
                    "DSL.cardinality",
                    "DSL.lambda",
                    "DSL.stringToArray",
                    "DSL.table",
                    "DSL.unnest",
                    "DataType.array",
                    "PostgresDSL.array*",
                    "PostgresDSL.stringToArray"),
            instead(
                    "in(A, B) or in(select(…)), notIn for ne; or compare with the max or min of the query",
                    "DSL.all",
                    "DSL.any",
                    "Field.eq",
                    "Field.equal",
                    "Field.greater*",
                    "Field.less*",
                    "Field.ne",
                    "Field.notEqual"),
            instead(
                    "join a derived table (asTable) and compare with its columns; rowNumber().over(partitionBy(…)) gives the first rows of each",
                    "*.crossApply",
                    "*.outerApply",
                    "DSL.lateral"),
            instead(
                    "count the rows of a derived table: selectCount().from(selectDistinct(…).asTable())",
                    "DSL.countDistinct",
                    "DSL.countLargeDistinct"),
            instead(
                    "count the rows that come before it: count().filterWhere(FIELD.lt(value)), or rank().over(orderBy(…))",
                    "DSL.cumeDist",
                    "DSL.denseRank",
                    "DSL.percentRank",
                    "DSL.rank"),
            instead(
                    "read the values in order, and take the percentile in Java",
                    "DSL.approxPercentile*",
                    "DSL.percentile*",
                    "OrderedAggregateFunctionOfDeferredType.*"),
            instead(
                    "a query for each grouping, united by unionAll",
                    "*.groupByDistinct",
                    "*.setGroupByDistinct",
                    "DSL.cube",
                    "DSL.grouping*",
                    "DSL.rollup"),
            instead(
                    "update(…) with all that must hold in its where(…), and look at the number of rows",
                    "SelectForUpdate*.*",
                    "SelectQuery.setFor*"),
            instead(
                    "number the duplicates by rowNumber().over(partitionBy(…)), and take except or intersect",
                    "*.exceptAll",
                    "*.intersectAll"),
            instead("select rank().over(…) in a derived table and filter by it", "*.setWithTies", "*.withTies"),
            instead("count the rows, and give limit a number", "*.percent", "*.setLimitPercent"),
            instead(
                    "insertInto(…).onConflict(FIELD).doUpdate(), or the DAO's upsert",
                    "*.mergeInto",
                    "Merge*.*",
                    "MySQLDSL.values"),
            instead("onConflict(FIELD), with the columns of the key", "*.onConflictOnConstraint"),
            instead("where(KEY.in(select(…)))", "DeleteQuery.addUsing", "DeleteUsingStep.using"),
            instead("returning(…) of the statement itself", "DSL.finalTable", "DSL.newTable", "DSL.oldTable"),
            instead("read the columns, and write XML in Java", "*.isDocument", "*.isNotDocument", "DSL.xml*", "XML*.*"),
            instead(
                    "read rows, multiset(…) or the JSON itself, and take it apart in Java",
                    "*.isJson",
                    "*.isNotJson",
                    "DSL.json*",
                    "JSON*.*"),
            new Rule(
                    NAME,
                    Way.COMPILE,
                    Set.of(
                            "Field.likeRegex",
                            "Field.notLikeRegex",
                            "Field.similarTo",
                            "Field.notSimilarTo",
                            "DSL.regexp*"),
                    Set.of("NotSimilarTo", "SimilarTo"),
                    WHY,
                    "like, startsWith, contains or endsWith; or read the texts and match in Java"),
            instead(
                    "the function of DSL: DSL.lpad(FIELD, 5), DSL.sum(FIELD).over(…)",
                    "Field.avgOver",
                    "Field.countOver",
                    "Field.firstValue",
                    "Field.lag",
                    "Field.lastValue",
                    "Field.lead",
                    "Field.ln",
                    "Field.lpad",
                    "Field.maxOver",
                    "Field.minOver",
                    "Field.position",
                    "Field.repeat",
                    "Field.rpad",
                    "Field.sqrt",
                    "Field.sumOver"),
            instead(
                    "read the values, and compute in Java",
                    "Field.median",
                    "Field.stddev*",
                    "Field.var*",
                    "MySQLDSL.*"),
            instead(
                    "trunc(NUMBER, 0); groups of times by day, week or month: Periods",
                    "DSL.trunc(Number)",
                    "DSL.trunc(Field)"),
            instead(
                    "read the time or date, and compute in Java: ChronoUnit.MONTHS.between(…); groups by day, week or month: Periods",
                    "DSL.dateDiff",
                    "DSL.localDateDiff",
                    "DSL.microsecond",
                    "DSL.millisecond",
                    "DSL.timezone*",
                    "DSL.toLocalDate*",
                    "DSL.trunc",
                    "DSL.week"),
            instead(
                    "read the text, and take it apart or convert it in Java",
                    "DSL.substringIndex",
                    "DSL.tryCast",
                    "Field.ascii"),
            instead(
                    "leave it out: the engine chooses the index and the order of a join",
                    "Table.*Index*",
                    "*.straightJoin"),
            instead("sort the window the other way: over(orderBy(FIELD.desc()))", "WindowFromFirstLastStep.*"),
            instead(
                    "number the rows by count(X).over(orderBy(ID)) in a derived table (asTable);"
                            + " max(X).over(partitionBy(NUMBER)) is the last X up to the row that is not NULL",
                    "WindowIgnoreNullsStep.*"),
            instead("sort by it and take the first row: orderBy(FIELD.desc(), ID).limit(1)", "DSL.maxBy", "DSL.minBy"),
            instead("select the distinct values in a derived table (asTable), and list them", "DSL.stringAggDistinct"),
            instead(
                    "read the bytes, and compute in Java",
                    "*.binary*",
                    "DSL.binToUuid",
                    "DSL.uuidToBin",
                    "Field.notBinaryLike"),
            instead("choose the rows by a condition, or in Java", "Table.tablesample*", "TableSample*.*"),
            instead("join the tables", "DSL.rowsFrom", "PostgresDSL.o*"));

    private OneEngine() {}

    /** The rule with the words for an element: those of a rule about it, else of this table. */
    static Rule of(String method, String parameters) {
        return Rules.ofElement(method + parameters)
                .filter(rule -> !rule.instead().isEmpty())
                .map(rule -> instead(rule.instead(), method))
                .orElseGet(() -> ALL.stream()
                        .filter(rule -> rule.elements().stream()
                                .anyMatch(element ->
                                        covers(element, element.endsWith(")") ? method + parameters : method)))
                        .findFirst()
                        .orElse(GENERAL));
    }

    /** A star stands for any letters. */
    private static boolean covers(String element, String method) {
        return method.matches(element.replaceAll("[.()]", "\\\\$0").replace("*", "\\w*"));
    }

    private static Rule instead(String instead, String... elements) {
        return new Rule(NAME, Way.COMPILE, Set.of(elements), Set.of(), WHY, instead);
    }
}
