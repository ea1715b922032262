package io.shopsql.schema.type;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.shopsql.error.ConstraintViolated;
import io.shopsql.error.InvalidInput;
import io.shopsql.schema.type.Attributes.Opaque;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes and reads attributes as JSON: strict with a caller's text, lenient with the database's. */
final class AttributesJson {

    private static final String FIELD = "product.attributes";

    /** Digits of a number in the database, at most: Postgres' numeric has up to 147,456. */
    private static final int MAX_STORED_DIGITS = 150_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(MAX_STORED_DIGITS)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // names come from callers: interning would leak them
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private AttributesJson() {}

    static String write(SortedMap<String, Object> values) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, Object> attribute : values.entrySet()) {
                json.writeFieldName(attribute.getKey());
                write(json, attribute.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number.toPlainString());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeRawValue(((Opaque) value).json());
        }
    }

    static Attributes parse(String text) {
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidInput(FIELD, "must be a JSON object");
            }
            Attributes attributes = Attributes.NONE;
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                if (attributes.values().containsKey(name)) {
                    throw new InvalidInput(FIELD, "must not name an attribute twice");
                }
                attributes = switch (json.nextToken()) {
                    case VALUE_STRING -> attributes.with(name, json.getText());
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> attributes.with(name, json.getDecimalValue());
                    case VALUE_TRUE, VALUE_FALSE -> attributes.with(name, json.getBooleanValue());
                    default ->
                        throw new InvalidInput(
                                FIELD,
                                "must be text, numbers, true or false; arrays, objects and null are not allowed");
                };
            }
            if (json.nextToken() != null) {
                throw new InvalidInput(FIELD, "must be a single JSON object");
            }
            return attributes;
        } catch (JsonProcessingException e) {
            // the parser's message quotes the value
            throw new InvalidInput(FIELD, "must be a JSON object");
        } catch (IOException | NumberFormatException | ArithmeticException e) {
            throw new InvalidInput(FIELD, "must hold numbers that can be stored");
        }
    }

    /** The attributes in a column, whichever program wrote them. */
    static Attributes read(String text) {
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                SortedMap<String, Object> values = new TreeMap<>();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String name = json.currentName();
                    json.nextToken();
                    values.put(name, readValue(json));
                }
                return Attributes.read(values);
            }
        } catch (IOException | NumberFormatException | ArithmeticException e) {
            throw unreadable();
        }
        throw unreadable();
    }

    private static ConstraintViolated unreadable() {
        return new ConstraintViolated(
                "The products.attributes of a row cannot be read as a JSON object.", "products.attributes", null);
    }

    private static Object readValue(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> readNumber(json);
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            case VALUE_NULL -> Opaque.NULL;
            case START_ARRAY -> readArray(json);
            default -> readObject(json);
        };
    }

    private static Object readNumber(JsonParser json) throws IOException {
        BigDecimal number = json.getDecimalValue();
        return Math.abs((long) number.scale()) > MAX_STORED_DIGITS
                ? new Opaque(json.getText())
                : Attributes.withoutZerosAtTheEnd(number);
    }

    private static Opaque readArray(JsonParser json) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator copy = JSON.createGenerator(text)) {
            copy.writeStartArray();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                write(copy, readValue(json));
            }
            copy.writeEndArray();
        }
        return new Opaque(text.toString());
    }

    /** Normalized: Postgres orders the names in its own way. */
    private static Opaque readObject(JsonParser json) throws IOException {
        SortedMap<String, Object> values = new TreeMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            values.put(name, readValue(json));
        }
        return new Opaque(write(values));
    }
}
