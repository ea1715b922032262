package io.shopsql.command;

import io.shopsql.error.BadConfiguration;
import io.shopsql.output.OutputFormat;
import io.shopsql.output.Rows;
import io.shopsql.output.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Consumer;
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

    /** Where rows go: to the file, or where there is none to the output. Refused before anything is asked if they cannot. */
    Consumer<Rows> destination(PrintWriter out, OutputOptions output) {
        if (file == null) {
            return rows -> output.print(out, rows);
        }
        WholeFile place = WholeFile.at(file, force);
        OutputFormat format = output.format()
                .or(() -> OutputFormat.of(place.file()))
                .orElseThrow(() -> new BadConfiguration(
                        "The name of the file says no format that rows are written in.",
                        "end it in .txt, .csv, .md, .json, .svg or .png, or say --format."));
        return rows -> {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            format.write(written, rows, output.currency());
            place.write(written.toByteArray());
        };
    }
}
