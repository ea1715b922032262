package io.shopsql.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.shopsql.schema.type.Money;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

final class JsonRows {

    private JsonRows() {}

    static void write(Writer out, Rows rows) throws IOException {
        // not closed: the writer belongs to the caller
        JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter();
        json.writeStartArray();
        for (@Nullable Object[] row : rows.values()) {
            json.writeStartObject();
            for (int column = 0; column < row.length; column++) {
                json.writeFieldName(rows.names().get(column));
                write(json, row[column]);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.flush();
        out.write('\n');
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number.toPlainString());
        } else if (value instanceof Number || value instanceof Money) {
            json.writeNumber(value.toString());
        } else {
            json.writeString(value.toString());
        }
    }
}
