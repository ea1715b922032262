package io.shopsql.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The source or the target does not allow the copy. Nothing was stored in the target; the source is unchanged. */
public final class CopyRefused extends ShopException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String table;
    private final @Nullable String column;
    private final @Nullable String key;

    /**
     * @param table the table at fault; null if the reason is not in one table
     * @param column the column that cannot be copied, several separated by commas; null if the reason is not in a row
     * @param key the row, by its numeric key: {@code "order_id = 7, line_no = 1"}
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

    /** The table that is not empty, differs or holds the row; empty if the reason is not in one table. */
    public Optional<String> table() {
        return Optional.ofNullable(table);
    }

    /** The column that cannot be copied; several are separated by commas. */
    public Optional<String> column() {
        return Optional.ofNullable(column);
    }

    /** The row that cannot be copied: {@code "order_id = 7, line_no = 1"}, or its position if the key is text. */
    public Optional<String> key() {
        return Optional.ofNullable(key);
    }
}
