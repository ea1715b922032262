package io.shopsql.same;

import io.shopsql.error.ShopException;
import io.shopsql.error.UnsafeQuery;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.tools.json.JSONParser;
import org.jooq.tools.json.ParseException;
import org.jspecify.annotations.Nullable;

/** What an engine said: a value with its Java type and scale, or an error. */
record Answer(String text, boolean isError) {

    private static final int LONGEST = 120;

    private static final Pattern RULE = Pattern.compile(" \\([a-z]+(-[a-z]+)*\\)(?=\\.)");

    static Answer of(@Nullable Object value) {
        return new Answer(cell(value), false);
    }

    /** An error is as its kind, a refusal as its rule; one that is not ours is raw. */
    static Answer error(Throwable error) {
        String name = error.getClass().getSimpleName();
        return new Answer(error instanceof ShopException ? name + rule(error) : "raw " + name, true);
    }

    private static String rule(Throwable error) {
        Matcher rule = RULE.matcher(String.valueOf(error.getMessage()));
        return error instanceof UnsafeQuery && rule.find() ? rule.group() : "";
    }

    boolean isRefused() {
        return isError && text.startsWith("UnsafeQuery");
    }

    /** The rule by which it is refused; empty if the error names none. */
    String rule() {
        return text.contains("(") ? text.substring(text.indexOf('(') + 1, text.length() - 1) : "";
    }

    /** Whether an error is one of the library's. */
    boolean isTyped() {
        return isError && !text.startsWith("raw ");
    }

    String inWords() {
        String words = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return isError ? "error " + words : words;
    }

    /** Whether both are the same number, written differently. */
    boolean differsInScaleOnly(Answer other) {
        BigDecimal one = isError ? null : number(text);
        BigDecimal two = other.isError ? null : number(other.text);
        return one != null && two != null && one.compareTo(two) == 0;
    }

    private static @Nullable BigDecimal number(String text) {
        String digits = text.substring(text.indexOf(' ') + 1);
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static String cell(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Result<?> rows) {
            return rows.stream().map(Answer::cell).collect(Collectors.joining("; ", "{", "}"));
        }
        if (value instanceof Record row) {
            return Arrays.stream(row.intoArray()).map(Answer::cell).collect(Collectors.joining(", ", "(", ")"));
        }
        if (value instanceof byte[] bytes) {
            return "bytes " + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Object[] array) {
            return Arrays.stream(array).map(Answer::cell).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Answer::cell).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof JSONB json) {
            return "JSONB " + parsed(json);
        }
        return value instanceof BigDecimal number
                ? "BigDecimal " + number.toPlainString()
                : value.getClass().getSimpleName() + " " + value;
    }

    /** As JSONB is compared in Java: whatever the order of its keys, which Postgres changes. */
    private static String parsed(JSONB json) {
        try {
            return String.valueOf(new JSONParser().parse(json.data()));
        } catch (ParseException e) {
            return json.data();
        }
    }
}
