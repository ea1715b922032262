package io.shopsql.examples.cli;

import io.shopsql.error.Unavailable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/** A file that is there with all that it should hold, or is as it was before. */
final class WholeFile {

    private WholeFile() {}

    /**
     * Writes beside the file, then moves it into its place.
     *
     * @throws Unavailable if the file cannot be written
     */
    static void write(Path file, Consumer<OutputStream> content) {
        Path target = file.toAbsolutePath();
        Path unfinished = target.resolveSibling("." + target.getFileName() + ".unfinished");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                content.accept(out);
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UncheckedIOException e) {
            throw new Unavailable(
                    "The file " + file + " cannot be written.", "name a file in a folder that you may write to.", null);
        } finally {
            try {
                Files.deleteIfExists(unfinished);
            } catch (IOException e) {
                // it could not be made either: the error before tells that
            }
        }
    }
}
