package io.shopsql.same;

import io.shopsql.schema.type.InstantBinding;
import io.shopsql.schema.type.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** A type of the survey's columns and bind values, with the values that it is tried with. The first is always null. */
@SuppressWarnings("ImmutableEnumChecker") // nobody changes the values
enum Kind {
    INTEGER(SQLDataType.INTEGER, 0, 1, -1, 2, 3, -3, 7, -7, 10, 100, Integer.MAX_VALUE, Integer.MIN_VALUE),
    BIGINT(
            SQLDataType.BIGINT,
            0L,
            1L,
            -1L,
            2L,
            5L,
            -5L,
            7L,
            4_294_967_297L,
            9_007_199_254_740_993L,
            Long.MAX_VALUE,
            Long.MIN_VALUE),
    NUMERIC(
            SQLDataType.NUMERIC(18, 4),
            decimals(
                    "0",
                    "1",
                    "-1",
                    "0.5",
                    "1.5",
                    "2.5",
                    "-0.5",
                    "-2.5",
                    "2.675",
                    "0.0001",
                    "-12345.6789",
                    "99999999.9999")),
    DOUBLE(SQLDataType.DOUBLE, 0.0, 1.0, -1.0, 0.5, 1.5, 2.5, -0.5, -2.5, 0.1, 2.675, 1e-7, 1e15, 1e300),
    VARCHAR(
            SQLDataType.VARCHAR,
            "",
            "a",
            "A",
            "b",
            "ab",
            "é",
            "É",
            "a%",
            "a_b",
            " a ",
            "10",
            "-1.5",
            "2024-02-29",
            "true",
            "Straße",
            "😀"),
    BOOLEAN(SQLDataType.BOOLEAN, true, false),
    LOCALDATE(
            SQLDataType.LOCALDATE,
            parsed(
                    LocalDate::parse,
                    "1970-01-01",
                    "1969-12-31",
                    "2024-01-31",
                    "2024-02-29",
                    "2023-02-28",
                    "2024-03-31",
                    "2024-12-31",
                    "2025-03-30",
                    "2025-10-26",
                    "0001-01-01",
                    "9999-12-31")),
    LOCALDATETIME(
            SQLDataType.LOCALDATETIME,
            parsed(
                    LocalDateTime::parse,
                    "1970-01-01T00:00:00",
                    "1969-12-31T23:59:59",
                    "2024-01-31T23:59:59.999999",
                    "2024-02-29T12:30:45.123456",
                    "2023-02-28T00:00:00",
                    "2025-03-30T02:30:00",
                    "2025-10-26T02:30:00.5",
                    "0001-01-01T00:00:00",
                    "9999-12-31T23:59:59")),
    LOCALTIME(
            SQLDataType.LOCALTIME,
            parsed(LocalTime::parse, "00:00:00", "23:59:59", "12:30:45.123456", "02:30:00", "12:00:00.5")),
    INSTANT(
            SQLDataType.TIMESTAMPWITHTIMEZONE(6).asConvertedDataType(new InstantBinding()),
            parsed(
                    Instant::parse,
                    "1970-01-01T00:00:00Z",
                    "1969-12-31T23:59:59Z",
                    "2024-01-31T23:59:59.999999Z",
                    "2024-02-29T12:30:45.123456Z",
                    "2025-03-30T01:30:00Z",
                    "2025-10-26T00:30:00Z",
                    "9999-12-31T23:59:59Z")),
    DATE(SQLDataType.DATE, parsed(Date::valueOf, "1970-01-01", "2024-01-31", "2024-02-29", "2025-03-30", "1969-12-31")),
    TIMESTAMP(
            SQLDataType.TIMESTAMP,
            parsed(
                    Timestamp::valueOf,
                    "1970-01-01 00:00:00",
                    "2024-02-29 12:30:45.123456",
                    "2024-01-31 23:59:59.999999")),
    MONEY(
            SQLDataType.BIGINT.asConvertedDataType(new Money.Column()),
            parsed(Money::of, "0", "0.01", "-1.50", "29.99", "29.99", "1000000.0001")),
    UUID(
            SQLDataType.UUID,
            parsed(
                    java.util.UUID::fromString,
                    "00000000-0000-0000-0000-000000000000",
                    "7fffffff-ffff-ffff-8000-000000000001",
                    "ffffffff-ffff-ffff-ffff-ffffffffffff")),
    BLOB(SQLDataType.BLOB, bytes(""), bytes("a"), bytes("ab"), new byte[] {1, -56, 127}),
    JSON(
            SQLDataType.JSON,
            parsed(
                    org.jooq.JSON::json,
                    "null",
                    "{\"a\":1,\"b\":[true,null,\"é\"]}",
                    "[1,2.50,\"x\",{\"k\":\"v\"}]",
                    "\"text\"",
                    "1.0")),
    JSONB(
            SQLDataType.JSONB,
            parsed(org.jooq.JSONB::jsonb, "null", "{\"b\":1,\"a\":[true,null]}", "[1,2.50,\"x\"]", "\"text\"", "1.0")),
    /** Not a type: small numbers for positions, lengths and repetitions. */
    COUNT(SQLDataType.INTEGER, 1, 0, 2, -1, 3, 10);

    /** Values per column; those of a shorter kind are repeated. */
    static final int ROUND = 17;

    /** Those that are types. */
    static final List<Kind> TYPES =
            Arrays.stream(values()).filter(kind -> kind != COUNT).toList();

    final DataType<?> type;
    final List<@Nullable Object> values;

    Kind(DataType<?> type, Object... values) {
        this.type = type;
        List<@Nullable Object> all = new ArrayList<>();
        all.add(null);
        all.addAll(Arrays.asList(values));
        this.values = Collections.unmodifiableList(all);
    }

    boolean isNumber() {
        return Number.class.isAssignableFrom(type.getType());
    }

    boolean isDate() {
        return java.util.Date.class.isAssignableFrom(type.getType());
    }

    boolean isTemporal() {
        return java.time.temporal.Temporal.class.isAssignableFrom(type.getType());
    }

    /** The column of this kind in the given place, {@code x}, {@code y} or {@code z}, of the table that is asked. */
    Field<?> column(String place) {
        return columnOf(Scratch.ASKED, place);
    }

    Field<?> columnOf(String table, String place) {
        return DSL.field(DSL.name(table, columnName(place)), type);
    }

    String columnName(String place) {
        return place + "_" + name().toLowerCase(Locale.ROOT);
    }

    @Nullable
    Object value(int i) {
        return values.get(Math.floorMod(i, values.size()));
    }

    private static Object[] decimals(String... values) {
        return parsed(BigDecimal::new, values);
    }

    private static Object[] parsed(Function<String, ?> parse, String... values) {
        return Stream.of(values).map(parse).toArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
