package io.shopsql.copy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.shopsql.error.InvalidInput;
import io.shopsql.internal.Check;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A canonical form of JSON for both engines: Postgres drops white space, the order of names and all but the last of
 * duplicate names; SQLite keeps the text. Names are sorted, the last of duplicates counts, and equal numbers are
 * written alike.
 */
final class CanonicalJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final String column;
    private final JsonParser json;

    private CanonicalJson(String column, JsonParser json) {
        this.column = column;
        this.json = json;
    }

    /**
     * The canonical form.
     *
     * @throws InvalidInput if it is not JSON that both engines accept
     */
    static String of(String column, String text) {
        StringBuilder canonical = new StringBuilder(text.length());
        try (JsonParser json = FACTORY.createParser(text)) {
            json.nextToken();
            new CanonicalJson(column, json).value(canonical);
            if (json.nextToken() != null) {
                throw notJson(column);
            }
        } catch (IOException e) {
            throw notJson(column); // the parser's message quotes the text
        }
        return canonical.toString();
    }

    private static InvalidInput notJson(String column) {
        return new InvalidInput(column, "must be JSON");
    }

    private void value(StringBuilder out) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            object(out);
        } else if (token == JsonToken.START_ARRAY) {
            array(out);
        } else if (token == JsonToken.VALUE_STRING) {
            string(out, json.getText());
        } else if (token != null && token.isNumeric()) {
            out.append(json.getDecimalValue().stripTrailingZeros());
        } else if (token != null && token.isScalarValue()) {
            out.append(json.getText()); // true, false, null
        } else {
            throw notJson(column);
        }
    }

    private void object(StringBuilder out) throws IOException {
        Map<String, String> members = new TreeMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            StringBuilder name = new StringBuilder();
            string(name, json.currentName());
            json.nextToken();
            StringBuilder value = new StringBuilder();
            value(value);
            members.put(name.toString(), value.toString());
        }
        out.append('{');
        members.forEach(
                (name, value) -> out.append(name).append(':').append(value).append(','));
        out.append('}');
    }

    private void array(StringBuilder out) throws IOException {
        out.append('[');
        while (json.nextToken() != JsonToken.END_ARRAY) {
            value(out);
            out.append(',');
        }
        out.append(']');
    }

    /** Prefixed with its length, so that nothing needs escaping. */
    private void string(StringBuilder out, String text) {
        Check.text(column, text, Integer.MAX_VALUE);
        out.append('"').append(text.length()).append('"').append(text);
    }
}
