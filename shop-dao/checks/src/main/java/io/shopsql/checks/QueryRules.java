package io.shopsql.checks;

import java.util.List;
import java.util.Set;

/** The rules about what a query means: what is rendered for both engines, and what is refused since it cannot be. */
final class QueryRules {

    private static final Set<String> NONE = Set.of();

    static final List<Rule> ALL = List.of(
            rendered(
                    "null-order",
                    Set.of("Field.asc", "Field.desc", "SelectOrderByStep.orderBy"),
                    "NULL is the greatest value of an order, as on Postgres; nullsFirst() and nullsLast() say otherwise"),
            rendered(
                    "text-order",
                    Set.of("Field.lt", "Field.le", "Field.gt", "Field.ge"),
                    "text is compared by its bytes, whatever the collation of the database"),
            rendered(
                    "like",
                    Set.of("Field.like", "Field.notLike", "Field.contains", "Field.startsWith", "Field.endsWith"),
                    "like distinguishes upper and lower case; without escape(…) nothing escapes % and _"),
            rendered(
                    "letters",
                    Set.of(
                            "DSL.lower",
                            "DSL.upper",
                            "Field.lower",
                            "Field.upper",
                            "Field.likeIgnoreCase",
                            "Field.notLikeIgnoreCase"),
                    "lower, upper and comparisons without case change the letters A to Z alone"),
            rendered(
                    "boolean-aggregates",
                    Set.of("DSL.boolAnd", "DSL.boolOr", "DSL.every"),
                    "NULL is ignored; over no values the result is NULL"),
            rendered(
                    "one-row",
                    Set.of("DSL.field(Select)", "Field.eq(Select)"),
                    "a query in the place of a value that has several rows is an error"),
            rendered("greatest-least", Set.of("DSL.greatest", "DSL.least"), "NULL among the arguments is ignored"),
            rendered(
                    "division-by-zero",
                    Set.of("Field.div", "Field.divide", "Field.mod", "Field.modulo"),
                    "division by zero is an error; whole numbers give a whole number"),
            rendered(
                    "average",
                    Set.of("DSL.avg(Field)", "DSL.avgDistinct(Field)"),
                    "an average of whole numbers has six decimals, halves rounded away from zero; 1,000,000,000 and more is an"
                            + " error"),
            rendered(
                    "sum",
                    Set.of("DSL.sum(Field)", "DSL.sumDistinct(Field)"),
                    "a sum of whole numbers is a 64-bit number, and an error beyond"),
            rendered(
                    "round",
                    Set.of("DSL.round(Field)", "DSL.round(Field,int)", "Field.round"),
                    "halves are rounded away from zero, for doubles too"),
            rendered(
                    "date-arithmetic",
                    Set.of("DSL.localDateAdd", "DSL.dateAdd", "DSL.localDateSub", "DSL.dateSub"),
                    "a month or year past the end of a month ends with the month: 31 January and a month is 28 February; before"
                            + " the year 1 and after 9999 is an error"),
            rendered("decimal-scale", NONE, "a decimal has the scale of its column, else no zeros at its end"),
            run(
                    "qualify",
                    Set.of("SelectQualifyStep.qualify"),
                    NONE,
                    "jOOQ's QUALIFY is of its commercial editions",
                    "select the window function in a derived table (asTable) and filter its column"),
            run(
                    "with-ties",
                    Set.of("SelectWithTiesStep.withTies"),
                    NONE,
                    "jOOQ drops the ORDER BY of a limit with ties on SQLite",
                    "select rank().over(…) in a derived table and filter by it"),
            run(
                    "current-time",
                    Set.of(
                            "DSL.currentDate",
                            "DSL.currentTime",
                            "DSL.currentTimestamp",
                            "DSL.currentLocalDate",
                            "DSL.currentLocalTime",
                            "DSL.currentLocalDateTime",
                            "DSL.currentOffsetTime",
                            "DSL.currentOffsetDateTime",
                            "DSL.currentInstant",
                            "DSL.now"),
                    Set.of("CurrentDate", "CurrentTime", "CurrentTimestamp"),
                    "the clock of the database depends on the engine and on the time zone of the session",
                    "bind a value of Java: Instant.now(), or LocalDate.now(zone)"),
            run(
                    "decimal-division",
                    Set.of("Field.div [BigDecimal]"),
                    NONE,
                    "SQLite divides decimals as floating-point numbers",
                    "divide whole numbers, cast both sides to DOUBLE, or divide in Java"),
            run(
                    "modulo-of-fractions",
                    Set.of("Field.mod [BigDecimal, Double]"),
                    NONE,
                    "SQLite cuts the fractions of both sides before it divides",
                    "take mod of whole numbers, or compute in Java"),
            run(
                    "average-of-fractions",
                    Set.of("DSL.avg(Field) [BigDecimal, Double]"),
                    NONE,
                    "the last digits of an average of fractions depend on the engine",
                    "average whole numbers (MoneySql.avg for money), or select sum and count and divide in Java"),
            run(
                    "sum-of-fractions",
                    Set.of("DSL.sum(Field) [Double]"),
                    NONE,
                    "the last digits of a sum of floating-point numbers depend on the engine and the order of the rows",
                    "sum whole numbers, or decimals of a declared scale"),
            run(
                    "round-of-decimals",
                    Set.of("DSL.round(Field,int) [BigDecimal]"),
                    NONE,
                    "the number of decimals is not known, and SQLite holds the nearest double instead",
                    "round a column of a declared scale, an average, or a double; or round in Java"),
            run(
                    "round-to-a-column",
                    Set.of("DSL.round(Field,Field)"),
                    NONE,
                    "the number of decimals must be a value from 0 to 9",
                    "give it as a number: round(FIELD, 2)"),
            run(
                    "decimal-arithmetic",
                    Set.of("Field.mul [BigDecimal]", "Field.add [BigDecimal]", "Field.sub [BigDecimal]"),
                    NONE,
                    "the number of decimals is not known, and SQLite computes with floating-point numbers",
                    "declare the scale of the column, SQLDataType.NUMERIC(12, 2); or use whole numbers, or doubles"),
            run(
                    "cast",
                    Set.of("Field.cast", "DSL.cast"),
                    NONE,
                    "this cast gives another value on SQLite: text that is no number is 0, a date its year",
                    "read the column as it is and convert in Java"),
            run(
                    "date-of-time",
                    Set.of("Field.cast [of a time to a date]"),
                    NONE,
                    "the day of a time depends on the time zone, and SQLite makes a year of it",
                    "extract from the time itself, which is in UTC: year(TIME), hour(TIME); for groups by day, week or month,"
                            + " Periods; else convert in Java"),
            run(
                    "time-arithmetic",
                    Set.of("DSL.timestampAdd", "DSL.localDateTimeAdd", "DSL.timestampDiff", "DSL.localDateTimeDiff"),
                    Set.of("TimestampDiff"),
                    "times are text on SQLite, and jOOQ's arithmetic gives them another form",
                    "compute the bound in Java and bind it, or read both times"),
            rendered(
                    "overflow",
                    Set.of("Field.add", "Field.plus", "Field.sub", "Field.minus", "Field.mul", "Field.times"),
                    "numbers beyond their type (32 or 64 bits, a double), or decimals beyond 15 digits, are an"
                            + " error"),
            rendered(
                    "parts-of-text",
                    Set.of("DSL.left", "DSL.right", "DSL.substring", "Field.substring", "DSL.lpad", "DSL.rpad"),
                    "a position before the text is before the text, a longer text is cut, a negative length leaves out an end"),
            rendered(
                    "domains",
                    Set.of("DSL.sqrt", "DSL.ln", "DSL.log10"),
                    "an argument outside the domain of the function is an error"),
            rendered(
                    "lists",
                    Set.of(
                            "DSL.listAgg",
                            "OrderedAggregateFunction.withinGroupOrderBy",
                            "GroupConcatOrderByStep.orderBy"),
                    "the values stand in the given order"),
            run(
                    "list-without-order",
                    Set.of("DSL.listAgg [no order]", "DSL.groupConcat [no order]"),
                    NONE,
                    "a list without an order has any, another one on each engine",
                    "listAgg(FIELD, \", \").withinGroupOrderBy(…), or groupConcat(FIELD).orderBy(…)"),
            run(
                    "list-with-clauses",
                    Set.of("DSL.listAggDistinct", "DSL.groupConcatDistinct"),
                    NONE,
                    "SQLite has no list with DISTINCT and a separator, and jOOQ writes none with FILTER or OVER",
                    "filter in a derived table (asTable), or make the list in Java"),
            run(
                    "full-join",
                    Set.of("Table.fullJoin [no equality]"),
                    NONE,
                    "Postgres joins fully on an equality of columns alone",
                    "join on columns of both tables, on(A.ID.eq(B.A_ID)); or unionAll a left join and the other rows (notExists)"),
            run(
                    "distinct-order",
                    Set.of("DSLContext.selectDistinct [sorted by what is not selected]"),
                    NONE,
                    "with DISTINCT, Postgres sorts by what is selected alone",
                    "select what the rows are sorted by, or group by it"),
            run(
                    "constant-order",
                    Set.of("SelectOrderByStep.orderBy [a constant]", "SelectGroupByStep.groupBy [a constant]"),
                    NONE,
                    "a number is a position to the engines, and Postgres refuses other constants",
                    "instead of a position, sort by the field that is selected there, or by its alias, field(name(\"alias\"));"
                            + " leave a constant out"),
            run(
                    "union-order",
                    Set.of("SelectOrderByStep.orderBy [of a union, by what is no column of it]"),
                    NONE,
                    "the rows of a union, intersection or difference are sorted by the columns of the result alone",
                    "sort by the alias of a selected column, field(name(\"alias\")); by an expression in a query of its own, from the"
                            + " union as a derived table (asTable)"),
            run(
                    "aggregate-in-where",
                    Set.of("SelectWhereStep.where [of an aggregate]", "SelectOnStep.on [of an aggregate]"),
                    NONE,
                    "where and on choose rows before they are summed up",
                    "filter groups by having(…), or compare with a query, UNITS.eq(select(max(UNITS)).from(…))"),
            run(
                    "distinct-window",
                    Set.of("WindowOverStep.over [of a distinct aggregate]"),
                    NONE,
                    "no engine has DISTINCT in a window function",
                    "aggregate in a query of its own, field(select(countDistinct(…)).from(…).where(…))"),
            run(
                    "parameter-in-group",
                    Set.of("SelectGroupByStep.groupBy [a parameter in an expression]"),
                    NONE,
                    "Postgres does not know that a parameter of the selected expression has the value of the one that is grouped",
                    "select the expression as an alias and group by that, field(name(\"alias\")); or write a constant for the parameter"),
            run(
                    "empty-group",
                    Set.of("SelectGroupByStep.groupBy [nothing]"),
                    NONE,
                    "SQLite makes no group of no rows, and Postgres one",
                    "leave groupBy() out: an aggregate function makes one group of all rows"),
            run(
                    "upsert-twice",
                    Set.of("InsertOnConflictDoUpdateStep.doUpdate [the same key twice]"),
                    NONE,
                    "Postgres does not change a row twice in one statement; the keys of several rows must be values, each once",
                    "give each key once, as a value; or run a statement for each row (db.batch)"),
            run(
                    "no-type",
                    Set.of("DSL.val [a class without a type]", "DSL.coalesce [a NULL without a type]"),
                    NONE,
                    "the value has no type, and each engine gives the result another one",
                    "val(value, COLUMN), castNull(TYPE), or field(name, TYPE)"),
            run(
                    "mixed-types",
                    Set.of(
                            "Field.eq [of another type]",
                            "Field.in [of another type]",
                            "DSL.coalesce [of another type]"),
                    NONE,
                    "SQLite compares and stores a value of any type, Postgres refuses another one",
                    "cast one side, or give the field its type, field(name, type)"),
            run(
                    "coerced-type",
                    Set.of("Field.coerce [to another type]"),
                    NONE,
                    "a value of another type is read by each driver in its own way, and coerce(…) changes nothing in the database",
                    "read the column as it is and convert in Java, or cast(…)"),
            run(
                    "nul-in-text",
                    Set.of("DSL.val [a text with NUL]", "DSL.inline [a text with NUL]"),
                    NONE,
                    "Postgres has no NUL character in a text",
                    "remove it from the value"),
            run(
                    "alias-in-expression",
                    Set.of(
                            "Field.as [in where, having, on]",
                            "Field.as [in an expression to sort by]",
                            "Field.as [in a window]"),
                    NONE,
                    "the alias of a selected column is no value in its own query, to Postgres",
                    "repeat the expression, or select from a derived table (asTable); orderBy(alias) and groupBy(alias) work"),
            run(
                    "name-case",
                    Set.of("DSL.field(Name) [in another case]"),
                    NONE,
                    "Postgres distinguishes upper and lower case in a name",
                    "write it as it is declared"),
            run(
                    "json-comparison",
                    Set.of("Field.eq [JSON, JSONB]", "Field.in [JSON, JSONB]", "Field.asc [JSON, JSONB]"),
                    NONE,
                    "SQLite compares the text of JSON, and Postgres its kind and size, or not at all",
                    "keep what you compare in a column of its own, or compare in Java"),
            run(
                    "derived-decimals",
                    Set.of("TableLike.asTable [of a computed decimal]"),
                    NONE,
                    "jOOQ gives a computed decimal the type of its first operand, with too few decimals for the outer query",
                    "cast it, cast(…, SQLDataType.NUMERIC(15, 4)), in the inner query"),
            run(
                    "nested-decimals",
                    Set.of("DSL.multiset [of decimals]"),
                    NONE,
                    "nested rows are read from JSON, where SQLite writes a decimal as a double with all its digits",
                    "nest whole numbers (money, sum), or read the decimals in a query of their own"),
            run(
                    "set-as-value",
                    NONE,
                    NONE,
                    "a union, intersection or difference in the place of a value can have several rows",
                    "add limit(1), or select max(…) or min(…) from it as a derived table (asTable)"),
            run(
                    "text-of-other",
                    Set.of(
                            "Field.like [no text]",
                            "Field.concat [no text]",
                            "Field.length [no text]",
                            "DSL.listAgg [no text]"),
                    NONE,
                    "a number with a fraction, a time, a flag or bytes has another text on the other engine",
                    "give it a text or a whole number, or convert in Java"),
            run(
                    "number-of-other",
                    Set.of("Field.mul [no number]", "Field.bitAnd [no whole number]"),
                    NONE,
                    "SQLite makes a number of whatever it is given, and Postgres refuses it",
                    "give it numbers: whole ones for bits, an INTEGER for a position or a length in a text"),
            run(
                    "no-order",
                    Set.of("DSL.max [Boolean, UUID, bytes]", "DSL.min [Boolean, UUID, bytes]"),
                    NONE,
                    "Postgres has no greatest or least value of this type",
                    "boolOr(…) or boolAnd(…) of flags; sort by a UUID or by bytes and take the first row"),
            run(
                    "extract",
                    Set.of("DSL.extract [EPOCH, SECOND, …]"),
                    NONE,
                    "this part of a time has another value or type on the other engine",
                    "extract YEAR to MINUTE, or read the time and take it apart in Java"));

    private QueryRules() {}

    private static Rule rendered(String name, Set<String> elements, String why) {
        return new Rule(name, Way.RENDERED, elements, NONE, why, "");
    }

    private static Rule run(String name, Set<String> elements, Set<String> parts, String why, String instead) {
        return new Rule(name, Way.RUN, elements, parts, why, instead);
    }
}
