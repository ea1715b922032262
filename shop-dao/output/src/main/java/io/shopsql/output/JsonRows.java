package io.shopsql.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

final class JsonRows {

    private JsonRows() {}

    static void write(Writer out, Rows rows) throws IOException {
        // not closed: the writer belongs to the caller
        JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter();
        JsonValues values = JsonValues.exact(json);
        json.writeStartArray();
        for (@Nullable Object[] row : rows.values()) {
            json.writeStartObject();
            for (int column = 0; column < row.length; column++) {
                values.field(rows.names().get(column), row[column]);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.flush();
        out.write('\n');
    }
}
