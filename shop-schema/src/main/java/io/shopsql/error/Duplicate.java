package io.shopsql.error;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value that must be unique is taken already. */
public final class Duplicate extends ShopException {
    private static final long serialVersionUID = 1L;

    private final String table;
    private final String[] columns;

    public Duplicate(String table, List<String> columns, String next, @Nullable Throwable cause) {
        super(
                columns.stream().map(c -> table + "." + c).collect(Collectors.joining(", "))
                        + " must be unique; another row already has this value.",
                next,
                cause);
        this.table = table;
        this.columns = columns.toArray(String[]::new);
    }

    /** The table, or {@code "?"} where the engine does not tell. */
    public String table() {
        return table;
    }

    /** The columns that must be unique together. */
    public List<String> columns() {
        return List.of(columns);
    }
}
