package io.shopsql.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decodes a file strictly: bytes that are invalid in its charset are refused with the line number, not replaced. */
final class StrictText extends Reader {

    private static final int BUFFER = 64 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private boolean begun;
    private boolean ended;
    private long line = 1;
    private boolean endedInReturn;

    /** If the charset is null, the byte order mark decides; without one it is UTF-8. */
    StrictText(InputStream file, @Nullable Charset charset) throws IOException {
        in = file;
        fill();
        decoder = (charset == null ? byMark(bytes) : charset)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static Charset byMark(ByteBuffer bytes) {
        int mark = bytes.remaining() < 2 ? 0 : bytes.getShort(0) & 0xFFFF;
        return switch (mark) {
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
        };
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!chars.hasRemaining()) {
            if (ended) {
                return -1;
            }
            decodeMore();
        }
        int count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    private void decodeMore() throws IOException {
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, false);
        while (result.isUnderflow() && chars.position() == 0 && !ended) {
            fill();
            result = decoder.decode(bytes, chars, ended);
        }
        if (ended && result.isUnderflow()) {
            result = decoder.flush(chars);
        }
        chars.flip();
        countLines();
        // deliver the text before the error first; the next call meets the error again
        if (result.isError() && !chars.hasRemaining()) {
            throw new ImportRefused(
                    "Line " + line + " is not valid " + decoder.charset().name() + ".",
                    "state the file's charset, e.g. --charset windows-1252, or correct the line.");
        }
        if (!begun && chars.hasRemaining()) {
            begun = true;
            if (chars.get(chars.position()) == BYTE_ORDER_MARK) {
                chars.get();
            }
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
    }

    private void countLines() {
        char[] text = chars.array();
        for (int i = chars.position(); i < chars.limit(); i++) {
            char c = text[i];
            if (c <= '\r') { // cheap first test: this loop sees every character of the file
                boolean afterReturn = i == 0 ? endedInReturn : text[i - 1] == '\r';
                if (c == '\r' || (c == '\n' && !afterReturn)) {
                    line++;
                }
            }
        }
        if (chars.hasRemaining()) {
            endedInReturn = text[chars.limit() - 1] == '\r';
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
