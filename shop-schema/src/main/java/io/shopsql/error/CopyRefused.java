package io.shopsql.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A shop cannot be copied as it is, or not to there. Nothing was stored in the target, and the source is as it was. */
public final class CopyRefused extends ShopException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String table;
    private final @Nullable String column;
    private final @Nullable String key;

    /**
     * @param table where the reason lies, if in one table
     * @param column the column that cannot be copied, or several with commas, if it is a row
     * @param key which row, by its numbers alone: {@code "order_id = 7, line_no = 1"}
     */
    public CopyRefused(
            String what,
            String next,
            @Nullable String table,
            @Nullable String column,
            @Nullable String key,
            @Nullable Throwable cause) {
        super(what, next, cause);
        this.table = table;
        this.column = column;
        this.key = key;
    }

    /** The table that is not empty, differs, or holds the row, where it is about one. */
    public Optional<String> table() {
        return Optional.ofNullable(table);
    }

    /** The column that cannot be copied; several with commas. */
    public Optional<String> column() {
        return Optional.ofNullable(column);
    }

    /** The row that cannot be copied: {@code "order_id = 7, line_no = 1"}, or its place where the key is text. */
    public Optional<String> key() {
        return Optional.ofNullable(key);
    }
}
