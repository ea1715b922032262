package io.shopsql.imports;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the current CSV record: all fields of the header, and of later records those of known columns. One object is
 * reused for the whole file; after a parse error it gives the position.
 */
final class Cells extends AbstractBaseCsvCallbackHandler<Cells> {

    private final List<String> names = new ArrayList<>();
    private final Map<Column, String> values = new EnumMap<>(Column.class);
    private @Nullable Header header;
    private long line = 1;
    private int fieldCount;

    @Override
    protected void handleBegin(long startingLine) {
        line = startingLine;
        fieldCount = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        fieldCount = index + 1;
        if (header == null) {
            names.add(new String(buffer, offset, length));
            return;
        }
        Column column = header.columnAt(index);
        if (column != null) {
            values.put(column, text(values.get(column), buffer, offset, length));
        }
    }

    /** Reuses the previous record's string if equal, as it often is. */
    private static String text(@Nullable String before, char[] buffer, int offset, int length) {
        if (before == null || before.length() != length) {
            return new String(buffer, offset, length);
        }
        for (int i = length - 1; i >= 0; i--) {
            if (before.charAt(i) != buffer[offset + i]) {
                return new String(buffer, offset, length);
            }
        }
        return before;
    }

    @Override
    protected Cells buildRecord() {
        return this;
    }

    /** Maps the fields of later records by this header. */
    void use(Header header) {
        this.header = header;
    }

    @Nullable
    Header header() {
        return header;
    }

    /** The fields of the first record. */
    List<String> names() {
        return names;
    }

    /** The value of a column; empty if the record lacks it. */
    String value(Column column) {
        return values.getOrDefault(column, "");
    }

    int fieldCount() {
        return fieldCount;
    }

    /** The line on which the record begins. */
    long line() {
        return line;
    }
}
