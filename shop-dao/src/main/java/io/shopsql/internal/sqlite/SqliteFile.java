package io.shopsql.internal.sqlite;

import io.shopsql.error.DatabaseReplaced;
import io.shopsql.error.Unavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of an open shop, identified by its file key (device and inode), to detect another file at the same path.
 * SQLite itself keeps writing to a removed or replaced file, and replays an old write-ahead log into a restored backup.
 *
 * <p>Once another file was detected, every later use is refused: a connection opened meanwhile may be on that one. A
 * system without file keys (Windows) detects only a removal, but does not allow replacing an open file. Thread-safe.
 */
public final class SqliteFile implements AutoCloseable {

    /** A check takes a microsecond or more. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    /** A file that is replaced less than this before a commit might as well have been replaced after it. */
    private static final Duration LOOK_AT_COMMITS_EVERY = Duration.ofMillis(1);

    /** Every connection to a write-ahead log holds a shared lock of this byte of the -shm file. */
    private static final long SHM_IN_USE = 128;

    private static final Logger log = LoggerFactory.getLogger(SqliteFile.class);

    private static final Set<SqliteFile> OPEN = ConcurrentHashMap.newKeySet();

    // not the real path: a retargeted link means another file
    private final Path database;
    private final Path real;
    private final @Nullable Path wal;
    private final @Nullable SqliteFolder folder;

    private volatile @Nullable Object key;
    private volatile @Nullable Object walKey;
    private volatile long lookedAt;
    private volatile boolean replaced;

    private SqliteFile(Path file, String canonical, boolean owned) {
        this.database = absolute(file);
        this.real = Path.of(canonical);
        this.wal = owned ? beside("-wal") : null;
        // a link may be retargeted without a change of the folder of its target
        this.folder = database.equals(real) ? new SqliteFolder(real.resolveSibling("")) : null;
    }

    /** A file with only connections of the shop: its write-ahead log stays the same until they are closed. */
    static SqliteFile owned(Path file, String canonical) {
        return new SqliteFile(file, canonical, true);
    }

    /** A file with connections of the application, which may remove the write-ahead log at any time. */
    static SqliteFile borrowed(Path file, String canonical) {
        SqliteFile borrowed = new SqliteFile(file, canonical, false);
        borrowed.opened();
        return borrowed;
    }

    /**
     * Refuses to open a file into which SQLite would replay the log of its predecessor.
     *
     * @throws DatabaseReplaced if a shop of this process is still open on the former file
     */
    static void refuseStaleLog(Path file) {
        Path asked = absolute(file);
        for (SqliteFile open : OPEN) {
            if (open.database.equals(asked) && open.leftItsLogBeside()) {
                throw new DatabaseReplaced("Another shop of this process is still open on the former file "
                        + open.name() + ", whose write-ahead log is beside the present file.");
            }
        }
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private Path beside(String suffix) {
        return real.resolveSibling(real.getFileName() + suffix);
    }

    /** Called once a connection holds the file and its log open. */
    void opened() {
        key = keyOf(database);
        walKey = wal == null ? null : keyOf(wal);
        lookedAt = System.nanoTime();
        if (wal != null) {
            OPEN.add(this);
        }
    }

    /**
     * Called around the opening of each connection.
     *
     * @throws DatabaseReplaced if the file, or the write-ahead log of an owned one, is no longer the one opened
     */
    void check() {
        if (key != null) {
            check("; nothing was written.");
        }
    }

    /** Called before each read or write; checks at most once per 10 ms, since a write is checked at its commit. */
    void checkNowAndThen() {
        if (isDue(LOOK_EVERY)) {
            check();
        }
    }

    /** Called after a commit and before it is acknowledged: a transaction may have been long. */
    void checkCommitted() {
        if (isDue(LOOK_AT_COMMITS_EVERY)) {
            check(" during the transaction, which is only in the former file.");
        }
    }

    private boolean isDue(Duration interval) {
        return replaced || System.nanoTime() - lookedAt >= interval.toNanos();
    }

    private void check(String consequence) {
        long now = System.nanoTime();
        if (!replaced && folder != null && folder.isUnchanged()) {
            lookedAt = now;
            return;
        }
        SqliteFolder.Look before = folder == null ? null : folder.look();
        Object found = keyOf(database);
        boolean sameLog = wal == null || Objects.equals(keyOf(wal), walKey);
        if (!sameLog || !Objects.equals(found, key)) {
            replaced = true;
        }
        if (replaced) {
            throw new DatabaseReplaced(
                    "The SQLite file " + name() + " was removed or replaced while the shop was open" + consequence);
        }
        if (folder != null) {
            folder.keep(before);
        }
        // not earlier: another thread trusts a check that has ended
        lookedAt = now;
    }

    /** Called when the connections are closed. SQLite itself leaves a replaced file and its log untouched. */
    @Override
    public void close() {
        if (OPEN.remove(this) && leftItsLogBeside() && wal != null) {
            setAside(wal);
        }
    }

    // of the real file: a retargeted link leaves file and log unchanged
    private boolean leftItsLogBeside() {
        Object found = keyOf(real);
        return wal != null && walKey != null && found != null && !found.equals(key) && walKey.equals(keyOf(wal));
    }

    /** Moves the stale log aside, so that the next opening of the new file does not replay it. */
    private void setAside(Path stale) {
        try (FileChannel channel = FileChannel.open(beside("-shm"), StandardOpenOption.WRITE)) {
            FileLock alone = channel.tryLock(SHM_IN_USE, 1, false); // released with the channel
            if (alone == null) {
                log.warn("{} was replaced, and another process uses it with the former log", database);
                return;
            }
            Path aside = stale.resolveSibling(stale.getFileName() + ".replaced-" + System.currentTimeMillis());
            Files.move(stale, aside);
            Files.deleteIfExists(beside("-shm")); // recreated from the log; a shop still open keeps its own
            log.warn("{} was replaced; the log of the former file is now {}", database, aside);
        } catch (IOException e) {
            log.warn("{} was replaced; remove its -wal and -shm before opening it again", database, e);
        }
    }

    private String name() {
        return String.valueOf(database.getFileName());
    }

    /** The key of a file; null if there is none. */
    private static @Nullable Object keyOf(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.fileKey() == null ? file : attributes.fileKey();
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new Unavailable(
                    "The SQLite file cannot be checked (" + e.getClass().getSimpleName() + ").",
                    "check the disk and the permissions of the folder.",
                    null);
        }
    }
}
