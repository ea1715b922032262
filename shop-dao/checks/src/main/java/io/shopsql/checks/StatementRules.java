package io.shopsql.checks;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules about statements, their clauses and windows. */
final class StatementRules {

    private static final Set<String> NONE = Set.of();

    private static final Set<String> SCHEMA = methods(
            "DSL",
            "alterTable",
            "createIndex",
            "createIndexIfNotExists",
            "createTable",
            "createTableIfNotExists",
            "createUniqueIndex",
            "createUniqueIndexIfNotExists",
            "createView",
            "createViewIfNotExists",
            "dropIndex",
            "dropIndexIfExists",
            "dropTable",
            "dropTableIfExists",
            "dropView",
            "dropViewIfExists",
            "truncate",
            "truncateTable");

    private static final Set<String> TRANSACTIONS =
            methods("DSL", "commit", "releaseSavepoint", "rollback", "savepoint", "startTransaction");

    private static final Set<String> NO_FRAME = Stream.of(
                    frames("DSL"),
                    frames("WindowRowsStep"),
                    frames("WindowSpecificationRowsStep"),
                    Set.of(
                            "WindowRowsAndStep.andUnboundedPreceding",
                            "WindowSpecificationRowsAndStep.andUnboundedPreceding"))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    static final List<Rule> ALL = List.of(
            rendered(
                    "series-of-numbers",
                    Set.of("DSL.generateSeries(int,int)", "DSL.generateSeries(int,int,int)"),
                    "a series ends where it passes its end, is empty if it begins behind it, and goes down with a negative step"),
            compile(
                    "schema-statements",
                    Stream.concat(
                                    SCHEMA.stream(),
                                    SCHEMA.stream().map(element -> element.replace("DSL.", "DSLContext.")))
                            .collect(Collectors.toUnmodifiableSet()),
                    NONE,
                    "the changelog owns the schema, and its statements have other effects on each engine",
                    "write a changeset; empty a table by deleteFrom(…)"),
            compile(
                    "transaction-statements",
                    Stream.concat(
                                    TRANSACTIONS.stream(),
                                    TRANSACTIONS.stream().map(element -> element.replace("DSL.", "DSLContext.")))
                            .collect(Collectors.toUnmodifiableSet()),
                    Set.of("Commit", "ReleaseSavepoint", "Rollback", "Savepoint", "StartTransaction"),
                    "the shop begins and ends transactions",
                    "wrap the work in shop.write(…), and what may fail in a nested shop.write(…), which is a savepoint"),
            compile(
                    "database-names",
                    Set.of("DSL.currentCatalog", "DSL.currentSchema", "DSL.currentUser"),
                    Set.of("CurrentCatalog", "CurrentSchema", "CurrentUser"),
                    "the engines have different names for themselves, and SQLite has no users",
                    "use a constant of your program"),
            compile(
                    "default-value",
                    Set.of("DSL.default_", "DSL.defaultValue"),
                    Set.of("Default"),
                    "SQLite has no DEFAULT among values",
                    "leave the column out of the INSERT, or set the value"),
            compile(
                    "row-id",
                    Set.of("Table.rowid"),
                    Set.of("QualifiedRowid"),
                    "the place of a row is another one on each engine, and changes",
                    "use the primary key of the table"),
            compile(
                    "table-equality",
                    methods("Table", "eq", "equal", "ne", "notEqual"),
                    Set.of("TableEq", "TableNe"),
                    "Postgres compares whole rows, with NULLs that are equal, and SQLite columns",
                    "compare the keys: A.ID.eq(B.ID)"),
            compile(
                    "count-of-table",
                    Set.of(
                            "DSL.count(Table)",
                            "DSL.countDistinct(Table)",
                            "DSL.countLarge(Table)",
                            "DSL.countLargeDistinct(Table)"),
                    Set.of("CountTable", "CountLargeTable"),
                    "SQLite cannot take a table for a value",
                    "count(TABLE.ID), with a column of its primary key; or count()"),
            compile(
                    "json-distinct",
                    Set.of(
                            "DSL.approxCountDistinct [JSON, JSONB]",
                            "DSL.approxCountLargeDistinct [JSON, JSONB]",
                            "DSL.countDistinct [JSON, JSONB]",
                            "DSL.countLargeDistinct [JSON, JSONB]"),
                    NONE,
                    "SQLite tells JSON apart by its text, and Postgres by its content, or not at all",
                    "keep what you count in a column of its own"),
            compile(
                    "multiset-agg",
                    Set.of("DSL.multisetAgg", "DSL.multisetAggDistinct"),
                    Set.of("MultisetAgg"),
                    "its rows have no order, and over no rows it is NULL on one engine and empty on the other",
                    "multiset(select(…).where(…).orderBy(…)), with the rows that belong to this one"),
            compile(
                    "hint",
                    Set.of("SelectFromStep.hint"),
                    NONE,
                    "neither engine has hints; the text would become a part of the statement",
                    "leave it out"),
            compile(
                    "named-function",
                    Set.of("DSL.function", "DSL.aggregate", "DSL.aggregateDistinct"),
                    NONE,
                    "a function that is called by its name is not checked for the other engine",
                    "use jOOQ's own method of that name, or compute in Java"),
            compile(
                    "bit-count",
                    Set.of("DSL.bitCount"),
                    Set.of("BitCount"),
                    "jOOQ writes it for SQLite as a text of gigabytes",
                    "count in Java: Long.bitCount(…)"),
            compile(
                    "frame-bounds",
                    NO_FRAME,
                    NONE,
                    "a frame must begin before it ends: it may end with the current row, and begin there or before",
                    "exchange the bounds; for a frame after the current row, name its end too"),
            compile(
                    "groups-without-order",
                    groups("DSL"),
                    NONE,
                    "Postgres has groups of an order alone",
                    "name an order before: orderBy(FIELD).groupsPreceding(1)"),
            run(
                    "window-without-over",
                    Set.of(
                            "DSL.rowNumber [without over]",
                            "DSL.rank() [without over]",
                            "DSL.denseRank() [without over]",
                            "DSL.percentRank() [without over]",
                            "DSL.cumeDist() [without over]",
                            "DSL.ntile [without over]",
                            "DSL.lag [without over]",
                            "DSL.lead [without over]",
                            "DSL.firstValue [without over]",
                            "DSL.lastValue [without over]",
                            "DSL.nthValue [without over]"),
                    "a window function needs its window",
                    "add over(partitionBy(…).orderBy(…)), or over() for all rows"),
            run(
                    "range-of-other",
                    Set.of(
                            "DSL.rangePreceding [not of one number]",
                            "DSL.rangeFollowing [not of one number]",
                            "DSL.rangeBetweenPreceding [not of one number]",
                            "DSL.rangeBetweenFollowing [not of one number]"),
                    "a range with a distance needs one number to sort by",
                    "orderBy(NUMBER).rangePreceding(10), or rowsPreceding with the number of rows"),
            run(
                    "empty-name",
                    Set.of("Field.as [an empty text]", "Table.as [an empty text]"),
                    "Postgres has no empty names",
                    "give it a name: as(\"total\")"),
            run(
                    "distinct-on",
                    Set.of(
                            "SelectDistinctOnStep.distinctOn [without its order]",
                            "SelectDistinctOnStep.on [without its order]"),
                    "DISTINCT ON takes the first row of an order that begins with its columns; on SQLite its columns must be selected",
                    "sort by these columns first, and select all that you sort by; for an expression, or a text of a derived table, take"
                            + " the rows with 1 in rowNumber().over(partitionBy(…).orderBy(…)) of a derived table (asTable)"),
            run(
                    "number-of-more-bits",
                    Set.of("DSL.val [above 2^63]", "DSL.inline [above 2^63]"),
                    "SQLite has no whole numbers of more than 64 bits",
                    "use Long, or a text"),
            compile(
                    "quantified-comparison",
                    Set.of(
                            "Field.compare(Comparator,QuantifiedSelect)",
                            "Field.ge(QuantifiedSelect)",
                            "Field.gt(QuantifiedSelect)",
                            "Field.le(QuantifiedSelect)",
                            "Field.lt(QuantifiedSelect)"),
                    NONE,
                    "SQLite has no ANY and ALL of a query",
                    "in(select(…)), or compare with the max or min of the query"),
            run(
                    "ambiguous-name",
                    Set.of("Table.as [names that differ in case alone, or not at all]"),
                    "a table with two columns of one name cannot be asked for either",
                    "give each column its own name"),
            run(
                    "table-twice",
                    Set.of("SelectFromStep.from [a table twice]", "SelectJoinStep.join [a table twice]"),
                    "two tables of one name cannot be told apart",
                    "give one of them an alias: USERS.as(\"other\")"),
            run(
                    "null-key",
                    Set.of("InsertSetStep.set [NULL as a generated key]"),
                    "SQLite makes a key of it, Postgres refuses it",
                    "leave the key out"),
            run(
                    "too-large",
                    Set.of(
                            "SelectJoinStep.join [more than 64 tables]",
                            "DSL.coalesce [more than 100 values]",
                            "Field.plus [more than 400, in each other]"),
                    "SQLite takes 64 tables, 100 arguments, and expressions in expressions 400 deep; Postgres 1,600 columns",
                    "split the query, or compute in Java"),
            run(
                    "tiles-of-column",
                    Set.of("DSL.ntile(Field) [of a column]"),
                    "the number of tiles is one for all rows, and SQLite refuses NULL",
                    "give it as a number: ntile(4)"),
            run(
                    "limit",
                    Set.of(
                            "SelectLimitStep.limit [below 0, NULL, an expression]",
                            "SelectLimitStep.offset [below 0, NULL, an expression]"),
                    "a negative or missing limit is none on one engine and an error on the other",
                    "give a number from 0 on, or leave the limit out"),
            run(
                    "series",
                    Set.of("DSL.generateSeries [of columns, a step of 0]"),
                    "SQLite has no series of columns, and a step of 0 has no end",
                    "give it values, generateSeries(1, 10), and a step other than 0"),
            run(
                    "unnest-of-other",
                    Set.of("DSL.unnest [of a type of your own]"),
                    "jOOQ does not know the type of the values",
                    "unnest numbers, texts, dates or UUIDs; for money its BIGINT"),
            run(
                    "excluded",
                    Set.of("DSL.excluded [outside of an upsert]"),
                    "only onConflict(…).doUpdate() has a row that was not inserted",
                    "use it in insertInto(…).onConflict(…).doUpdate().set(…)"),
            run(
                    "untyped-columns",
                    Set.of("DSL.field(Name) [selected]", "DSL.table(Name) [all its columns]"),
                    "a name alone has no type, and each driver reads another one",
                    "use the generated column, or field(name, type)"),
            run(
                    "returning-of-alias",
                    Set.of(
                            "UpdateReturningStep.returning [an expression of an aliased table]",
                            "DeleteReturningStep.returning [an expression of an aliased table]"),
                    "SQLite does not know the alias there",
                    "return columns, or change the table without an alias"),
            run(
                    "returning-except",
                    Set.of("Asterisk.except [in returning]", "QualifiedAsterisk.except [in returning]"),
                    "jOOQ reads the columns that are left out, too",
                    "return the columns one by one"));

    private StatementRules() {}

    private static Set<String> frames(String type) {
        return methods(
                type,
                "rowsUnboundedFollowing",
                "rangeUnboundedFollowing",
                "groupsUnboundedFollowing",
                "rowsBetweenUnboundedFollowing",
                "rangeBetweenUnboundedFollowing",
                "groupsBetweenUnboundedFollowing");
    }

    private static Set<String> groups(String type) {
        return methods(
                type,
                "groupsUnboundedPreceding",
                "groupsPreceding",
                "groupsCurrentRow",
                "groupsFollowing",
                "groupsBetweenUnboundedPreceding",
                "groupsBetweenPreceding",
                "groupsBetweenCurrentRow",
                "groupsBetweenFollowing");
    }

    private static Set<String> methods(String type, String... names) {
        return Arrays.stream(names).map(name -> type + "." + name).collect(Collectors.toUnmodifiableSet());
    }

    private static Rule rendered(String name, Set<String> elements, String why) {
        return new Rule(name, Way.RENDERED, elements, NONE, why, "");
    }

    private static Rule compile(String name, Set<String> elements, Set<String> parts, String why, String instead) {
        return new Rule(name, Way.COMPILE, elements, parts, why, instead);
    }

    private static Rule run(String name, Set<String> elements, String why, String instead) {
        return new Rule(name, Way.RUN, elements, NONE, why, instead);
    }
}
