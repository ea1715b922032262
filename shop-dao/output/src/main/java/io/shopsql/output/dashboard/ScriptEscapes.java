package io.shopsql.output.dashboard;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/** Escapes JSON for a script element: no character can close the element or end a line of JavaScript. */
final class ScriptEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';

    private final int[] ascii = standardAsciiEscapesForJSON();

    ScriptEscapes() {
        ascii['<'] = ESCAPE_STANDARD;
        ascii['>'] = ESCAPE_STANDARD;
        ascii['&'] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return character == LINE_SEPARATOR || character == PARAGRAPH_SEPARATOR
                ? new SerializedString(String.format("\\u%04x", character))
                : null;
    }
}
