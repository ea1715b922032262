package io.shopsql.command;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Stdout that detects a closed pipe, as after {@code | head}, which is not a failure. */
final class PipedOutput extends PrintWriter {

    private final Pipe pipe;

    private PipedOutput(Pipe pipe) {
        super(new OutputStreamWriter(pipe, StandardCharsets.UTF_8), true);
        this.pipe = pipe;
    }

    static PipedOutput to(OutputStream stream) {
        return new PipedOutput(new Pipe(stream));
    }

    boolean isPipeClosed() {
        return pipe.broken;
    }

    private static final class Pipe extends FilterOutputStream {

        private boolean broken;

        private Pipe(OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                // Java gives only the system's message: "Broken pipe", on Windows "The pipe is being closed"
                broken = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
                throw e;
            }
        }
    }
}
