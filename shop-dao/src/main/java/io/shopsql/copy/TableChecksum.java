package io.shopsql.copy;

import io.shopsql.error.InvalidInput;
import io.shopsql.schema.type.InstantBinding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.JSON;
import org.jooq.Named;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over the rows of a table in an engine-independent form: numbers and keys in decimal digits, money in
 * 1/10,000, flags as true or false, times as {@code 2026-11-22T08:30:00.000000Z}, JSON with sorted names. Each value is
 * prefixed with its length, so that different rows never look alike.
 */
final class TableChecksum {

    private final MessageDigest digest = sha256();
    private final List<TableField<?, ?>> fields;
    private final StringBuilder text = new StringBuilder();
    private long rows;

    TableChecksum(List<TableField<?, ?>> fields) {
        this.fields = fields;
        text.append(fields.stream().map(Named::getName).collect(Collectors.joining(",", "", "\n")));
        flush();
    }

    /**
     * Adds the next row, with values in the column types.
     *
     * @throws InvalidInput if a value has no such form; names the column
     */
    void add(@Nullable Object[] values) {
        for (int column = 0; column < values.length; column++) {
            String value = canonical(fields.get(column), values[column]);
            if (value == null) {
                text.append("-;");
            } else {
                text.append(value.length()).append(':').append(value).append(';');
            }
        }
        flush();
        rows++;
    }

    long rows() {
        return rows;
    }

    /** Finishes the checksum. */
    CopiedTable copied(String table) {
        return new CopiedTable(table, rows, HexFormat.of().formatHex(digest.digest()));
    }

    private static @Nullable String canonical(TableField<?, ?> field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Instant time) {
            return time(field, time);
        }
        if (value instanceof JSON json) {
            return CanonicalJson.of(field.getName(), json.data());
        }
        return String.valueOf(SchemaOrder.inColumn(field, value));
    }

    private static String time(TableField<?, ?> field, Instant time) {
        try {
            return InstantBinding.toText(time);
        } catch (InvalidInput e) {
            throw new InvalidInput(field.getName(), "must be in the years 1 to 9999");
        }
    }

    private void flush() {
        digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
