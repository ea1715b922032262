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
 * Locks a file beside the SQLite database, {@code shop.db.migrate.lock}, against other processes, and a semaphore
 * against other threads of this one. Releasing the lock deletes the file.
 */
final class FileMigrationLock {

    private static final Logger log = LoggerFactory.getLogger(FileMigrationLock.class);

    // the operating system drops a process' locks on a file when any of its threads closes the file: only one thread of
    // this process may touch it at a time
    private static final Map<Path, Semaphore> TURNS = new ConcurrentHashMap<>();

    private FileMigrationLock() {}

    static MigrationLock beside(@Nullable String database, Duration timeout) {
        if (database == null || database.isEmpty()) {
            throw new BadConfiguration(
                    "An in-memory SQLite database belongs to one connection, but a shop opens several.",
                    "use a file; a temporary one is enough.");
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
                    "wait for it, with a longer lockTimeout if necessary; the lock ends with its process.");
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
            // a holder deletes the file on release: our lock counts only if the file existed before and is still the
            // same
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

    /** The identity of the file at this path, without opening it; null if there is no file. */
    private static @Nullable Object identity(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            // Windows has no key, and does not delete an open file
            return attributes.fileKey() == null ? file : attributes.fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static void release(Path file, FileChannel locked) {
        try (locked) {
            // deleted while locked: a waiting process then notices that its file is gone and creates a new one
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.debug("the lock file could not be removed; it does no harm", e);
        }
    }
}
