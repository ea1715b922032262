package io.shopsql.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.shopsql.schema.type.Money;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as JSON: a record as an object with the names of its components, a collection as an array, a typed key as its
 * number, anything else as null, a boolean, a number or text.
 */
public final class JsonValues {

    /** JavaScript's {@code Number.MAX_SAFE_INTEGER}. */
    private static final long MAX_SAFE = (1L << 53) - 1;

    private final JsonGenerator json;
    private final boolean javaScript;

    private JsonValues(JsonGenerator json, boolean javaScript) {
        this.json = json;
        this.javaScript = javaScript;
    }

    /** Writes amounts and decimals as JSON numbers. */
    public static JsonValues exact(JsonGenerator json) {
        return new JsonValues(json, false);
    }

    /**
     * Writes amounts, decimals and integers beyond JavaScript's exact range as strings, so that a script reads them without loss.
     */
    public static JsonValues forJavaScript(JsonGenerator json) {
        return new JsonValues(json, true);
    }

    /**
     * Writes a field of an object.
     *
     * @throws IOException if the target cannot be written
     */
    public void field(String name, @Nullable Object value) throws IOException {
        json.writeFieldName(name);
        value(value);
    }

    /**
     * Writes a value.
     *
     * @throws IOException if the target cannot be written
     */
    public void value(@Nullable Object value) throws IOException {
        if (value instanceof Collection<?> many) {
            json.writeStartArray();
            for (Object one : many) {
                value(one);
            }
            json.writeEndArray();
        } else if (value instanceof Record row && row.getClass().getRecordComponents().length > 1) {
            json.writeStartObject();
            for (RecordComponent component : row.getClass().getRecordComponents()) {
                field(component.getName(), Rows.valueOf(component, row));
            }
            json.writeEndObject();
        } else {
            plain(Rows.plain(value));
        }
    }

    private void plain(@Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Number || value instanceof Money) {
            number(value);
        } else {
            json.writeString(value.toString());
        }
    }

    private void number(Object number) throws IOException {
        String text = number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
        if (!javaScript || isSafe(number)) {
            json.writeNumber(text);
        } else {
            json.writeString(text);
        }
    }

    private static boolean isSafe(Object number) {
        return (number instanceof Integer || number instanceof Long)
                && Math.abs(((Number) number).longValue()) <= MAX_SAFE;
    }
}
