package io.shopsql.examples.dashboard;

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

/** Where a page goes: whole, or not at all. */
record PageFile(Path file, boolean overwrite) {

    /**
     * The place, if a page can go there.
     *
     * @throws DashboardNotWritten if it cannot
     */
    static PageFile at(Path path, boolean overwrite) {
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
        return new PageFile(file, overwrite);
    }

    void write(byte[] page) {
        // beside it: a move within a folder is one step. Not createTempFile, which lets nobody else read it
        Path part = file.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            Files.write(part, page, StandardOpenOption.CREATE_NEW);
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

    private static DashboardNotWritten exists(Path file, @Nullable Throwable cause) {
        return refused(file + " is there already.", "name another file, or have it replaced (--force).", cause);
    }

    private static DashboardNotWritten refused(String what, String next, @Nullable Throwable cause) {
        return new DashboardNotWritten(what, next, cause);
    }
}
