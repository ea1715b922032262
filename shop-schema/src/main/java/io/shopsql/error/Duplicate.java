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
     * @param columns the columns of the unique constraint; empty if the engine does not report them
     * @param next what to do about it
     */
    public Duplicate(String table, List<String> columns, String next, @Nullable Throwable cause) {
        super(what(table, columns) + " must be unique; another row already has this value.", next, cause);
        this.table = table;
        this.columns = columns.toArray(String[]::new);
    }

    private static String what(String table, List<String> columns) {
        if (columns.isEmpty()) {
            return "A value";
        }
        String prefix = table.equals("?") ? "" : table + ".";
        return columns.stream().map(column -> prefix + column).collect(Collectors.joining(", "));
    }

    /** The table, or {@code "?"} if the engine does not report it. */
    public String table() {
        return table;
    }

    /** The columns of the unique constraint; empty if the engine does not report them. */
    public List<String> columns() {
        return List.of(columns);
    }
}
