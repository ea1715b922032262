package io.shopsql.schema;

import io.shopsql.error.BadConfiguration;
import io.shopsql.error.MigrationLocked;
import io.shopsql.error.Unavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock on a file beside a SQLite database, {@code shop.db.migrate.lock}, for other processes, and a turn for the other
 * threads of this one. The file goes when the lock does.
 */
final class FileMigrationLock {

    private static final Logger log = LoggerFactory.getLogger(FileMigrationLock.class);

    // the operating system drops a process' locks of a file as soon as any of its threads closes that file: within this
    // process the file is touched by one thread at a time
    private static final Map<Path, Semaphore> TURNS = new ConcurrentHashMap<>();

    private FileMigrationLock() {}

    static MigrationLock beside(@Nullable String database, Duration timeout) {
        if (database == null || database.isEmpty()) {
            throw new BadConfiguration(
                    "An in-memory SQLite database is one per connection, and a shop has several.",
                    "use a file; a temporary one will do.");
        }
        Path file = Path.of(database + ".migrate.lock").toAbsolutePath().normalize();
        Semaphore turn = TURNS.computeIfAbsent(file, f -> new Semaphore(1, true));
        Instant start = Instant.now();
        while (!turn.tryAcquire()) {
            pause("another thread of this process", start, timeout);
        }
        try {
            FileChannel locked = lock(file, start, timeout);
            return () -> {
                release(file, locked);
                turn.release();
            };
        } catch (IOException e) {
            turn.release();
            throw new Unavailable(
                    "The lock file beside the database cannot be written.",
                    "make the folder of the database writable: SQLite needs it too.",
                    e);
        } catch (RuntimeException e) {
            turn.release();
            throw e;
        }
    }

    private static FileChannel lock(Path file, Instant start, Duration timeout) throws IOException {
        while (true) {
            FileChannel locked = tryLock(file);
            if (locked != null) {
                return locked;
            }
            pause("another process of this machine", start, timeout);
        }
    }

    private static void pause(String holder, Instant start, Duration timeout) {
        Duration waited = Duration.between(start, Instant.now());
        if (waited.compareTo(timeout) >= 0) {
            throw MigrationLocked.heldBy(
                    holder,
                    null,
                    waited,
                    "wait for it, with a longer lockTimeout if need be; the lock goes with its process.");
        }
        Pause.of(Duration.ofMillis(50));
    }

    private static @Nullable FileChannel tryLock(Path file) throws IOException {
        if (Files.notExists(file)) {
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .close();
        }
        Object before = identity(file);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            // a holder removes the file as it leaves: what is locked is what others will open only if it was there
            // before
            // and still is
            if (before != null && isLocked(channel) && Objects.equals(before, identity(file))) {
                return channel;
            }
            channel.close();
        } catch (NoSuchFileException e) {
            log.trace("its holder has just removed it", e);
        }
        return null;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** What tells a file from another at the same path, without opening it; null where there is none. */
    private static @Nullable Object identity(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            // Windows has no key, nor does it remove a file that is open
            return attributes.fileKey() == null ? file : attributes.fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static void release(Path file, FileChannel locked) {
        try (locked) {
            // removed while it is locked: a waiting process then finds that its file is gone, and makes a new one
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.debug("the lock file could not be removed; it does no harm", e);
        }
    }
}
