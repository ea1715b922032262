package io.shopsql.schema;

import io.shopsql.error.BadConfiguration;
import io.shopsql.error.MigrationLocked;
import io.shopsql.error.Unavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lock on a file beside a SQLite database, {@code shop.db.migrate.lock}; the file goes when the lock does. */
final class FileMigrationLock {

    private static final Logger log = LoggerFactory.getLogger(FileMigrationLock.class);

    private FileMigrationLock() {}

    static MigrationLock beside(@Nullable String database, Duration timeout) {
        if (database == null || database.isEmpty()) {
            throw new BadConfiguration(
                    "An in-memory SQLite database is one per connection, and a shop has several.",
                    "use a file; a temporary one will do.");
        }
        Path file = Path.of(database + ".migrate.lock");
        Instant start = Instant.now();
        while (true) {
            try {
                MigrationLock lock = tryLock(file);
                if (lock != null) {
                    return lock;
                }
            } catch (IOException e) {
                throw new Unavailable(
                        "The lock file beside the database cannot be written.",
                        "make the folder of the database writable: SQLite needs it too.",
                        e);
            }
            Duration waited = Duration.between(start, Instant.now());
            if (waited.compareTo(timeout) >= 0) {
                throw new MigrationLocked("another process of this machine", waited, null);
            }
            Pause.of(Duration.ofMillis(50));
        }
    }

    private static @Nullable MigrationLock tryLock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null && isStillThere(file, channel)) {
                return () -> release(file, channel);
            }
        } catch (OverlappingFileLockException e) {
            log.trace("another thread of this process migrates", e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }

    /** Whether the locked file is the one that others will open, not one that its last holder has just removed. */
    private static boolean isStillThere(Path file, FileChannel locked) throws IOException {
        // a mark only this holder writes; others find it, or a new and empty file
        locked.truncate(0);
        byte[] mark =
                Long.toString(System.nanoTime() ^ ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        locked.write(ByteBuffer.wrap(mark), 0);
        try {
            return Arrays.equals(mark, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static void release(Path file, FileChannel channel) {
        try (channel) {
            // removed while it is locked: a waiting process then finds that its file is gone, and makes a new one
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.debug("the lock file could not be removed; it does no harm", e);
        }
    }
}
