package io.shopsql.examples.imports;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the record that is being read: all of the first, the header, and of each later one those that are asked
 * for. One object for the whole file; when the parser gives up, it tells where.
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
        values.clear();
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
            values.put(column, new String(buffer, offset, length));
        }
    }

    @Override
    protected Cells buildRecord() {
        return this;
    }

    /** From now on the fields are read as this header says. */
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

    String value(Column column) {
        return values.getOrDefault(column, "");
    }

    int fieldCount() {
        return fieldCount;
    }

    /** The line in which the record begins. */
    long line() {
        return line;
    }
}
