package io.shopsql.fuzz;

import io.shopsql.schema.type.InstantBinding;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;

/** A type of values, with those that are likely to differ: bounds, halves, month ends, case, accents. */
@SuppressWarnings("ImmutableEnumChecker") // types of jOOQ, and lists that never change
enum Kind {
    LONG(
            SQLDataType.BIGINT,
            "SQLDataType.BIGINT",
            "bigint",
            v -> v.equals(Long.MIN_VALUE) ? "Long.MIN_VALUE" : v + "L",
            List.of(
                    0L,
                    1L,
                    -1L,
                    2L,
                    3L,
                    5L,
                    7L,
                    -7L,
                    10L,
                    100L,
                    4294967297L,
                    9007199254740993L,
                    Long.MAX_VALUE,
                    -Long.MAX_VALUE)),
    INT(
            SQLDataType.INTEGER,
            "SQLDataType.INTEGER",
            "integer",
            v -> v.equals(Integer.MIN_VALUE) ? "Integer.MIN_VALUE" : v.toString(),
            List.of(0, 1, -1, 2, 3, 5, 7, -7, 10, 100, Integer.MAX_VALUE, -Integer.MAX_VALUE)),
    /** A column of money-like numbers that is not money. */
    DECIMAL(
            SQLDataType.NUMERIC(12, 4),
            "SQLDataType.NUMERIC(12, 4)",
            "numeric(12, 4)",
            v -> "new BigDecimal(\"" + v + "\")",
            decimals(
                    "0.0000",
                    "1.0000",
                    "-1.0000",
                    "0.5000",
                    "1.5000",
                    "2.5000",
                    "-0.5000",
                    "-2.5000",
                    "0.1000",
                    "0.2000",
                    "0.3000",
                    "0.0001",
                    "2.3456",
                    "100.0000",
                    "99999999.9999",
                    "-99999999.9999")),
    /** Another scale beside it. */
    CENTS(
            SQLDataType.NUMERIC(10, 2),
            "SQLDataType.NUMERIC(10, 2)",
            "numeric(10, 2)",
            v -> "new BigDecimal(\"" + v + "\")",
            decimals("0.00", "0.05", "0.10", "1.00", "-1.25", "2.50", "12.34", "99999999.99", "-99999999.99")),
    /** A number that was calculated: no column has this type. */
    NUMBER(
            SQLDataType.NUMERIC,
            "SQLDataType.NUMERIC",
            "numeric",
            v -> "new BigDecimal(\"" + v + "\")",
            decimals("0", "1", "-1", "0.5", "2.5", "-1.5", "0.1", "3", "1000000")),
    TEXT(
            SQLDataType.VARCHAR(60),
            "SQLDataType.VARCHAR(60)",
            "varchar(60)",
            Kind::quoted,
            List.of(
                    "",
                    "a",
                    "A",
                    "b",
                    "B",
                    "ab",
                    "aB",
                    "ä",
                    "Ä",
                    "é",
                    "e\u0301",
                    "ß",
                    "ss",
                    "Zoë",
                    "zoe",
                    " a",
                    "a ",
                    "a%",
                    "a_b",
                    "10",
                    "9",
                    "-1",
                    "1.5",
                    "true",
                    "2024-02-29",
                    "x,y",
                    "forty letters and more are doubled too much",
                    "\\",
                    "'",
                    "İ",
                    "\uD83D\uDE00")),
    BOOL(SQLDataType.BOOLEAN, "SQLDataType.BOOLEAN", "boolean", Object::toString, List.of(false, true)),
    DATE(
            SQLDataType.LOCALDATE,
            "SQLDataType.LOCALDATE",
            "date",
            v -> "LocalDate.parse(\"" + v + "\")",
            all(
                    LocalDate::parse,
                    "1970-01-01",
                    "2024-01-31",
                    "2024-02-29",
                    "2023-02-28",
                    "2024-03-31",
                    "2024-12-31",
                    "2025-01-01",
                    "1999-12-31",
                    "1900-03-01",
                    "0001-01-01",
                    "9999-12-31")),
    INSTANT(
            SQLDataType.TIMESTAMPWITHTIMEZONE(6).asConvertedDataType(new InstantBinding()),
            "SQLDataType.TIMESTAMPWITHTIMEZONE(6).asConvertedDataType(new InstantBinding())",
            "timestamp with time zone",
            v -> "Instant.parse(\"" + v + "\")",
            all(
                    Instant::parse,
                    "1970-01-01T00:00:00Z",
                    "2024-02-29T23:59:59.999999Z",
                    "2024-03-31T01:30:00Z",
                    "2024-10-27T01:30:00Z",
                    "2024-01-31T12:00:00.000001Z",
                    "1969-12-31T23:59:59.500Z",
                    "2025-01-01T00:00:00Z",
                    "0001-01-01T00:00:00Z",
                    "9999-12-31T23:59:59.999999Z")),
    MONEY(
            MoneySql.MONEY,
            "MoneySql.MONEY",
            "bigint",
            v -> "new Money(" + ((Money) v).tenThousandths() + "L)",
            all(
                    Money::of,
                    "0",
                    "0.0001",
                    "-0.0001",
                    "0.5",
                    "1",
                    "-1",
                    "29.99",
                    "0.005",
                    "100000000",
                    "-100000000",
                    "600000000000000",
                    "922337203685477.5807")),
    USER_ID(
            SQLDataType.BIGINT.asConvertedDataType(new UserId.Column()),
            "SQLDataType.BIGINT.asConvertedDataType(new UserId.Column())",
            "bigint",
            v -> "new UserId(" + v + "L)",
            List.of(new UserId(1), new UserId(2), new UserId(3), new UserId(7))),
    /** A condition of jOOQ, which is a field as well. */
    CONDITION(SQLDataType.BOOLEAN, "SQLDataType.BOOLEAN", "boolean", Object::toString, List.of(true, false)),
    /** The rows of a nested query. */
    ROWS(SQLDataType.OTHER, "SQLDataType.OTHER", "", Object::toString, List.of());

    /** The kinds of values. */
    static final List<Kind> VALUES =
            List.of(LONG, INT, DECIMAL, CENTS, NUMBER, TEXT, BOOL, DATE, INSTANT, MONEY, USER_ID);

    /** Numbers of different scales. */
    static final List<Kind> DECIMALS = List.of(DECIMAL, CENTS, NUMBER);

    /** The kinds of columns. */
    static final List<Kind> STORED = List.of(LONG, INT, DECIMAL, CENTS, TEXT, BOOL, DATE, INSTANT, MONEY, USER_ID);

    final DataType<?> type;
    final String typeSource;
    final String ddl;
    final Function<Object, String> literal;
    final List<?> values;

    Kind(DataType<?> type, String typeSource, String ddl, Function<Object, String> literal, List<?> values) {
        this.type = type;
        this.typeSource = typeSource;
        this.ddl = ddl;
        this.literal = literal;
        this.values = values;
    }

    /** Whether there is a NULL of this type outside of columns. */
    boolean hasNull() {
        return this != INSTANT;
    }

    private static List<BigDecimal> decimals(String... texts) {
        return all(BigDecimal::new, texts);
    }

    private static <T> List<T> all(Function<String, T> parse, String... texts) {
        return Arrays.stream(texts).map(parse).toList();
    }

    private static String quoted(Object text) {
        StringBuilder source = new StringBuilder("\"");
        for (char c : text.toString().toCharArray()) {
            if (c == '"' || c == '\\') {
                source.append('\\').append(c);
            } else if (c < 32 || c > 126) {
                source.append(String.format("\\u%04x", (int) c));
            } else {
                source.append(c);
            }
        }
        return source.append('"').toString();
    }
}
