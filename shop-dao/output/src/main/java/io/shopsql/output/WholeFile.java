package io.shopsql.output;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written whole or not at all: what stood in its place is as it was until then.
 *
 * <pre>{@code
 * WholeFile.at(Path.of("top.csv"), false).write(bytes);
 * }</pre>
 *
 * @param overwrite whether a file that is there is replaced
 */
public record WholeFile(Path file, boolean overwrite) {

    /**
     * The place, if a file can be written there; ask before the work is done that the file is for.
     *
     * @throws NotWritten if it cannot
     */
    public static WholeFile at(Path path, boolean overwrite) {
        Path file = path.toAbsolutePath().normalize();
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw refused("There is no folder " + folder + ".", "make it, or name another.", null);
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw refused(file + " is not a file.", "name a file to write.", null);
            }
            if (!overwrite) {
                throw exists(file, null);
            }
        }
        return new WholeFile(file, overwrite);
    }

    /**
     * Writes it.
     *
     * @throws NotWritten if it cannot be written
     */
    public void write(byte[] content) {
        // beside it: a move within a folder is one step. Not createTempFile, which lets nobody else read it
        Path part = file.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            Files.write(part, content, StandardOpenOption.CREATE_NEW);
            move(part);
        } catch (FileAlreadyExistsException e) {
            throw exists(file, e);
        } catch (IOException e) {
            throw refused(
                    file + " cannot be written (" + e.getClass().getSimpleName() + ").",
                    "see that the folder can be written to and has room, or name another.",
                    e);
        } finally {
            try {
                Files.deleteIfExists(part);
            } catch (IOException ignored) {
                // told already, if anything was wrong
            }
        }
    }

    private void move(Path part) throws IOException {
        if (!overwrite) {
            Files.move(part, file);
            return;
        }
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static NotWritten exists(Path file, @Nullable Throwable cause) {
        return refused(file + " is there already.", "name another file, or have it replaced (--force).", cause);
    }

    private static NotWritten refused(String what, String next, @Nullable Throwable cause) {
        return new NotWritten(what, next, cause);
    }
}
