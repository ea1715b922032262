package io.shopsql.bench.speed;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.ShopConfig.Durability;
import io.shopsql.ShopConfig.Migrate;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * A SQLite file.
 *
 * @param full whether a commit waits for the disk (synchronous FULL), else NORMAL
 */
record SqlitePlace(Path file, boolean full) implements Place {

    /** The library's settings of its connections. */
    private static final int BUSY_TIMEOUT_MILLIS = 10_000;

    private static final int WRITER_CACHE_KIB = 64 * 1024;

    @Override
    public Engine engine() {
        return Engine.SQLITE;
    }

    @Override
    public Link writer() throws SQLException {
        return open(false);
    }

    @Override
    public Link reader() throws SQLException {
        return open(true);
    }

    private Link open(boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setSynchronous(full ? SynchronousMode.FULL : SynchronousMode.NORMAL);
        config.setReadOnly(readOnly);
        if (!readOnly) {
            config.setJournalMode(JournalMode.WAL);
            config.setCacheSize(-WRITER_CACHE_KIB);
        }
        // keys come from RETURNING
        config.setGetGeneratedKeys(false);
        return new Link(Engine.SQLITE, config.createConnection("jdbc:sqlite:" + file));
    }

    @Override
    public Shop shop(int callers, boolean groupCommit) {
        return Shop.open(ShopConfig.of("jdbc:sqlite:" + file)
                .migrations(Migrate.OFF)
                .groupCommit(groupCommit)
                .durability(full ? Durability.FULL : Durability.NORMAL));
    }
}
