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

/** The output file for rows. */
final class FileOption {

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Write to this file, in the format of its extension unless --format is given: txt, csv, md, json,"
                            + " svg or png. An existing file is not replaced.")
    private @Nullable Path file;

    @Option(names = "--force", description = "Replace an existing file.")
    private boolean force;

    boolean isGiven() {
        return file != null;
    }

    /** Where rows go: the file if given, else stdout. Refuses an unusable file before any query. */
    Consumer<Rows> destination(PrintWriter out, OutputOptions output) {
        if (file == null) {
            return rows -> output.print(out, rows);
        }
        WholeFile place = WholeFile.at(file, force);
        OutputFormat format = output.format()
                .or(() -> OutputFormat.of(place.file()))
                .orElseThrow(() -> new BadConfiguration(
                        "The file name has no known extension.",
                        "use .txt, .csv, .md, .json, .svg or .png, or give --format."));
        return rows -> {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            format.write(written, rows, output.currency());
            place.write(written.toByteArray());
        };
    }
}
