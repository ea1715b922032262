package io.shopsql.examples.cli;

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

    /** To the file, or where there is none to the output. */
    void print(PrintWriter out, OutputOptions output, Supplier<Rows> rows) {
        if (file == null) {
            output.print(out, rows.get());
            return;
        }
        WholeFile place = WholeFile.at(file, force); // refused before anything is asked
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        output.formatOr(OutputFormat.of(file).orElse(OutputFormat.TABLE)).write(written, rows.get(), output.currency());
        place.write(written.toByteArray());
    }
}
