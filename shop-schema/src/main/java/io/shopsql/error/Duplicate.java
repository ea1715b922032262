package io.shopsql.error;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A unique value that another row already has. */
public final class Duplicate extends ShopException {
    private static final long serialVersionUID = 1L;

    private final String table;
    private final String[] columns;

    /**
     * @param table the table, or {@code "?"} if the engine does not report it
     * @param columns the columns of the unique constraint
     * @param next what to do about it
     */
    public Duplicate(String table, List<String> columns, String next, @Nullable Throwable cause) {
        super(
                columns.stream().map(c -> table + "." + c).collect(Collectors.joining(", "))
                        + " must be unique; another row already has this value.",
                next,
                cause);
        this.table = table;
        this.columns = columns.toArray(String[]::new);
    }

    /** The table, or {@code "?"} if the engine does not report it. */
    public String table() {
        return table;
    }

    /** The columns of the unique constraint. */
    public List<String> columns() {
        return List.of(columns);
    }
}
