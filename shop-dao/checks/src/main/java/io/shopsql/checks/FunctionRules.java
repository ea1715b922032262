package io.shopsql.checks;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules about functions and types that the engines have with different answers; each is better left to Java. */
final class FunctionRules {

    private static final Set<String> NONE = Set.of();

    private static final String[] MATH = {
        "acos", "asin", "atan", "atan2", "cos", "cosh", "cot", "coth", "deg", "exp", "log", "power", "rad", "sin",
        "sinh", "tan", "tanh"
    };

    static final List<Rule> ALL = List.of(
            refused(
                    "math-functions",
                    union(List.of(
                            of("DSL", "acosh", "acot", "acoth", "asinh", "atanh", "cbrt", "root"),
                            of("DSL", MATH),
                            of("Field", MATH),
                            Set.of("Field.pow"))),
                    Set.of(
                            "Acos", "Acosh", "Acot", "Acoth", "Asin", "Asinh", "Atan", "Atan2", "Atanh", "Cbrt", "Cos",
                            "Cosh", "Cot", "Coth", "Degrees", "Exp", "Log", "Power", "Radians", "Root", "Sin", "Sinh",
                            "Tan", "Tanh"),
                    "the last digits depend on the engine, and outside the domain one has NULL and the other an error",
                    "read the operands and compute in Java"),
            refused(
                    "math-constants",
                    Set.of("DSL.e", "DSL.pi", "DSL.tau"),
                    Set.of("Euler", "Pi", "Tau"),
                    "the engines give it with different digits",
                    "bind it: val(Math.PI)"),
            refused(
                    "statistics",
                    of(
                            "DSL",
                            "corr",
                            "covarPop",
                            "covarSamp",
                            "median",
                            "mode",
                            "product",
                            "productDistinct",
                            "ratioToReport",
                            "regrAvgX",
                            "regrAvgY",
                            "regrCount",
                            "regrIntercept",
                            "regrR2",
                            "regrSXX",
                            "regrSXY",
                            "regrSYY",
                            "regrSlope",
                            "stddevPop",
                            "stddevSamp",
                            "varPop",
                            "varSamp"),
                    Set.of(
                            "Corr",
                            "CovarPop",
                            "CovarSamp",
                            "Median",
                            "Mode",
                            "Product",
                            "RatioToReport",
                            "RegrAvgX",
                            "RegrAvgY",
                            "RegrCount",
                            "RegrIntercept",
                            "RegrR2",
                            "RegrSlope",
                            "RegrSxx",
                            "RegrSxy",
                            "RegrSyy",
                            "StddevPop",
                            "StddevSamp",
                            "VarPop",
                            "VarSamp"),
                    "the last digits depend on the engine and the order of the rows",
                    "select the values, or count, sum and sum of squares, and compute in Java"),
            refused(
                    "random",
                    of("DSL", "rand", "uuid"),
                    Set.of("Rand", "Uuid"),
                    "SQLite has one uuid() for all rows, and another range of rand()",
                    "UUID.randomUUID() or a Random in Java; for a sample, read the keys and shuffle them"),
            refused(
                    "bits-of-groups",
                    of(
                            "DSL",
                            "bitAndAgg",
                            "bitOrAgg",
                            "bitXorAgg",
                            "bitNandAgg",
                            "bitNorAgg",
                            "bitXNorAgg",
                            "bitGet",
                            "bitSet"),
                    Set.of(
                            "BitAndAgg",
                            "BitOrAgg",
                            "BitXorAgg",
                            "BitNandAgg",
                            "BitNorAgg",
                            "BitXNorAgg",
                            "BitGet",
                            "BitSet"),
                    "over negative numbers, NULL and no rows SQLite has other bits",
                    "use bitAnd and bitOr of two values, or combine the numbers in Java"),
            refused(
                    "any-value",
                    Set.of("DSL.anyValue"),
                    Set.of("AnyValue"),
                    "each engine takes the value of another row",
                    "use min or max"),
            refused(
                    "text-of-numbers",
                    of("DSL", "chr", "digits", "toHex"),
                    Set.of("Chr", "Digits", "ToHex"),
                    "NULL, negative and large numbers have another text or an error",
                    "read the number and format it in Java"),
            refused(
                    "functions",
                    union(List.of(
                            of(
                                    "DSL",
                                    "ascii",
                                    "concatWs",
                                    "insert(Field,Number,Number,String)",
                                    "insert(Field,Field,Field,Field)",
                                    "md5",
                                    "overlay",
                                    "reverse",
                                    "splitPart",
                                    "toChar",
                                    "toDate",
                                    "toTimestamp",
                                    "translate",
                                    "widthBucket"),
                            positionsFrom("int"),
                            positionsFrom("Field"))),
                    Set.of(
                            "Ascii",
                            "ConcatWs",
                            "Md5",
                            "Overlay",
                            "Reverse",
                            "SplitPart",
                            "ToChar",
                            "ToDate",
                            "ToTimestamp",
                            "Translate",
                            "WidthBucket"),
                    "SQLite lacks it, or jOOQ writes it there with another meaning",
                    "select the value and compute in Java"),
            refused(
                    "like-any",
                    of("Field", "like(QuantifiedSelect)", "notLike(QuantifiedSelect)"),
                    Set.of("LikeQuantified", "NotLikeQuantified"),
                    "SQLite has no pattern of several",
                    "one like for each pattern, joined by or: NAME.like(one).or(NAME.like(other)); notLike by and"),
            refused(
                    "pattern-of-other",
                    Set.of(
                            "Field.like [of no text and no number]",
                            "Field.notLike [of no text and no number]",
                            "Field.likeIgnoreCase [of no text and no number]",
                            "Field.notLikeIgnoreCase [of no text and no number]"),
                    NONE,
                    "jOOQ converts the pattern to the type of the field: it becomes an error or NULL",
                    "compare values, by eq, in(…), ge or lt; the text of a status matches as cast(SQLDataType.VARCHAR).like(…)"),
            refused(
                    "collations",
                    Set.of("Field.collate"),
                    Set.of("Collated"),
                    "the engines have no collation in common; text is compared by its bytes on both",
                    "sort by lower(column), or sort in Java with a Collator"),
            // jOOQ nests rows (MULTISET) by some of the parts: there they are rendered
            refused(
                    "json-functions",
                    of(
                            "DSL",
                            "jsonArray",
                            "jsonArrayAgg",
                            "jsonArrayLength",
                            "jsonExists",
                            "jsonGetAttribute",
                            "jsonGetAttributeAsText",
                            "jsonGetElement",
                            "jsonGetElementAsText",
                            "jsonKeyExists",
                            "jsonKeys",
                            "jsonObject",
                            "jsonObjectAgg",
                            "jsonQuery",
                            "jsonValue",
                            "jsonbArray",
                            "jsonbArrayAgg",
                            "jsonbArrayLength",
                            "jsonbExists",
                            "jsonbGetAttribute",
                            "jsonbGetAttributeAsText",
                            "jsonbGetElement",
                            "jsonbGetElementAsText",
                            "jsonbKeyExists",
                            "jsonbKeys",
                            "jsonbObject",
                            "jsonbObjectAgg",
                            "jsonbQuery",
                            "jsonbValue"),
                    Set.of(
                            "JSONArray",
                            "JSONArrayAgg",
                            "JSONArrayLength",
                            "JSONBArrayLength",
                            "JSONBGetAttribute",
                            "JSONBGetAttributeAsText",
                            "JSONBGetElement",
                            "JSONBGetElementAsText",
                            "JSONBInsert",
                            "JSONBKeyExists",
                            "JSONBKeys",
                            "JSONBRemove",
                            "JSONBReplace",
                            "JSONBSet",
                            "JSONGetAttribute",
                            "JSONGetAttributeAsText",
                            "JSONGetElement",
                            "JSONGetElementAsText",
                            "JSONInsert",
                            "JSONKeyExists",
                            "JSONKeys",
                            "JSONObject",
                            "JSONObjectAgg",
                            "JSONQuery",
                            "JSONRemove",
                            "JSONReplace",
                            "JSONSet"),
                    "the text of JSON, and what a missing path is, depend on the engine",
                    "select rows or multiset(...) and write JSON in Java; find products by hasAttributes"),
            refused(
                    "time-types",
                    Set.of(
                            "SQLDataType.INSTANT",
                            "SQLDataType.LOCALDATETIME",
                            "SQLDataType.OFFSETDATETIME",
                            "SQLDataType.TIMESTAMP",
                            "DSL.localDateTime",
                            "DSL.timestamp",
                            "DSL.val [LocalDateTime]",
                            "DSL.inline [LocalDateTime]"),
                    NONE,
                    "jOOQ's own times lose digits on SQLite and depend on the time zone",
                    "give an Instant the type of its column: val(instant, ORDERS.CREATED_AT), field(name,"
                            + " ORDERS.CREATED_AT.getDataType()); for a day, LocalDate"));

    private FunctionRules() {}

    private static Rule refused(String name, Set<String> elements, Set<String> parts, String why, String instead) {
        return new Rule(name, Way.COMPILE, elements, parts, why, instead);
    }

    private static Set<String> of(String type, String... names) {
        return Arrays.stream(names).map(name -> type + "." + name).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> positionsFrom(String start) {
        return of(
                "DSL",
                "position(String,String," + start + ")",
                "position(String,Field," + start + ")",
                "position(Field,String," + start + ")",
                "position(Field,Field," + start + ")");
    }

    private static Set<String> union(List<Set<String>> sets) {
        return sets.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }
}
