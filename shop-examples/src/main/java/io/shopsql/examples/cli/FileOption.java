package io.shopsql.examples.cli;

import io.shopsql.error.BadConfiguration;
import io.shopsql.examples.render.OutputFormat;
import io.shopsql.examples.render.Rows;
import io.shopsql.examples.render.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A file that rows are written to. */
final class FileOption {

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Write to this file, in the format of its name unless --format says another: txt, csv, md, json,"
                            + " svg or png. A file that is there is not replaced.")
    private @Nullable Path file;

    @Option(names = "--force", description = "Replace the file if it is there.")
    private boolean force;

    boolean isGiven() {
        return file != null;
    }

    /** To the file, or where there is none to the output. */
    void print(PrintWriter out, OutputOptions output, Supplier<Rows> rows) {
        if (file == null) {
            output.print(out, rows.get());
            return;
        }
        // refused before anything is asked
        WholeFile place = WholeFile.at(file, force);
        OutputFormat format = output.format()
                .or(() -> OutputFormat.of(place.file()))
                .orElseThrow(() -> new BadConfiguration(
                        "The name of the file says no format that rows are written in.",
                        "end it in .txt, .csv, .md, .json, .svg or .png, or say --format."));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        format.write(written, rows.get(), output.currency());
        place.write(written.toByteArray());
    }
}
