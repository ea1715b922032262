package io.shopsql.examples.cli;

import io.shopsql.examples.render.OutputFormat;
import io.shopsql.examples.render.Rows;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A file that rows are written to. */
final class FileOption {

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Write to this file, in the format of its name unless --format says another: txt, csv, md, json,"
                            + " svg or png. What was in it is replaced once all is written.")
    private @Nullable Path file;

    /** To the file, or where there is none to the output. */
    void print(PrintWriter out, OutputOptions output, Rows rows) {
        if (file == null) {
            output.print(out, rows);
        } else {
            OutputFormat format = output.formatOr(OutputFormat.of(file).orElse(OutputFormat.TABLE));
            WholeFile.write(file, stream -> format.write(stream, rows, output.currency()));
        }
    }
}
