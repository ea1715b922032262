package io.shopsql.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Maps columns to fields by header name, ignoring case and spaces. */
final class Header {

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    private final List<String> names;
    private final @Nullable Column[] columns;

    private Header(List<String> names, @Nullable Column[] columns) {
        this.names = names;
        this.columns = columns;
    }

    static Header of(List<String> names, ImportOptions options) {
        List<String> normal = names.stream().map(Header::normal).toList();
        @Nullable Column[] columns = new Column[names.size()];
        List<String> missing = new ArrayList<>();
        for (Column column : Column.values()) {
            String wanted = normal(options.headerOf(column));
            int index = normal.indexOf(wanted);
            if (index < 0) {
                missing.add(options.headerOf(column));
            } else if (index != normal.lastIndexOf(wanted)) {
                throw new ImportRefused(
                        "The header has the column " + options.headerOf(column) + " twice.", "rename one of the two.");
            } else if (columns[index] != null) {
                throw new ImportRefused(
                        "The column " + names.get(index).strip() + " cannot be both " + columns[index].key() + " and "
                                + column.key() + ".",
                        "state another header with --column.");
            } else {
                columns[index] = column;
            }
        }
        if (!missing.isEmpty()) {
            throw missing(missing, names, options.separator());
        }
        return new Header(names, columns);
    }

    private static ImportRefused missing(List<String> missing, List<String> names, char separator) {
        String found = names.stream().map(String::strip).map(Problem::shortened).collect(Collectors.joining(", "));
        String what = "The header lacks " + String.join(", ", missing) + "; it has " + found + ".";
        for (char other : SEPARATORS) {
            if (names.size() == 1 && other != separator && names.get(0).indexOf(other) >= 0) {
                String shown = other == '\t' ? "tab" : "'" + other + "'";
                return new ImportRefused(what, "state the separator, e.g. --separator " + shown + ".");
            }
        }
        return new ImportRefused(what, "name the columns, e.g. --column price=Price.");
    }

    private static String normal(String name) {
        StringBuilder text = new StringBuilder();
        name.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(text::appendCodePoint);
        return text.toString().toLowerCase(Locale.ROOT);
    }

    int size() {
        return columns.length;
    }

    @Nullable
    Column columnAt(int field) {
        return field < columns.length ? columns[field] : null;
    }

    /** A column's header, spelled as in the file. */
    String nameOf(Column column) {
        return names.get(fieldOf(column)).strip();
    }

    /** The index of a column, from 0. */
    int fieldOf(Column column) {
        return Arrays.asList(columns).indexOf(column); // all columns are present
    }
}
