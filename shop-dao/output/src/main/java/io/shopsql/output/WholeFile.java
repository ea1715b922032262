package io.shopsql.output;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
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
 * Writes a file as a whole: the content goes to a temporary file, which then replaces an existing one.
 *
 * <pre>{@code
 * WholeFile.at(Path.of("top.csv"), false).write(bytes);
 * }</pre>
 *
 * @param overwrite whether an existing file may be replaced
 */
public record WholeFile(Path file, boolean overwrite) {

    /**
     * Checks that the file can be written; call it before computing the content.
     *
     * @throws NotWritten if the folder is missing, the path is not a regular file, or it exists and may not be replaced
     */
    @CanIgnoreReturnValue
    public static WholeFile at(Path path, boolean overwrite) {
        Path file = path.toAbsolutePath().normalize();
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw refused("There is no folder " + folder + ".", "create it, or choose another.", null);
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw refused(file + " is not a file.", "choose a file to write.", null);
            }
            if (!overwrite) {
                throw exists(file, null);
            }
        }
        return new WholeFile(file, overwrite);
    }

    /**
     * Writes the content.
     *
     * @throws NotWritten if it cannot be written
     */
    public void write(byte[] content) {
        // same folder, so that the move is a rename. Not createTempFile, which makes the file private to its owner
        Path part = file.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            Files.write(part, content, StandardOpenOption.CREATE_NEW);
            move(part);
        } catch (FileAlreadyExistsException e) {
            throw exists(file, e);
        } catch (IOException e) {
            throw refused(
                    file + " cannot be written (" + e.getClass().getSimpleName() + ").",
                    "check the folder's permissions and free space, or choose another.",
                    e);
        } finally {
            try {
                Files.deleteIfExists(part);
            } catch (IOException ignored) {
                // an earlier failure is already on its way
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
        return refused(file + " already exists.", "choose another file, or replace it (--force).", cause);
    }

    private static NotWritten refused(String what, String next, @Nullable Throwable cause) {
        return new NotWritten(what, next, cause);
    }
}
