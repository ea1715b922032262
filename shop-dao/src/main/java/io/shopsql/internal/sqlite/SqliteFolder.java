package io.shopsql.internal.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether files were created, removed or renamed in a folder since an earlier look: its time of modification says so for
 * all of them at once, for the price of one system call. Thread-safe.
 */
final class SqliteFolder {

    /**
     * Coarser than the clock of any file system (FAT: 2 s): a folder changed less than this before a look may change
     * again without another time.
     */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private final Path folder;
    private volatile @Nullable Look settled;

    SqliteFolder(Path folder) {
        this.folder = folder;
    }

    /** Whether nothing changed since {@link #keep}; false if unknown. */
    boolean isUnchanged() {
        Look known = settled;
        return known != null && known.equals(look());
    }

    /** Looks at the folder; pass the result to {@link #keep} after looking at its files. */
    @Nullable
    Look look() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(folder, BasicFileAttributes.class);
            Object key = attributes.fileKey();
            return key == null ? null : new Look(key, attributes.lastModifiedTime());
        } catch (IOException e) {
            return null; // the look at the files says why
        }
    }

    /** Remembers a look from before its files were found as expected. */
    void keep(@Nullable Look look) {
        boolean old =
                look != null && look.modified.toInstant().isBefore(Instant.now().minus(SETTLED));
        settled = old ? look : null;
    }

    /** A folder at one moment. */
    record Look(Object key, FileTime modified) {}
}
