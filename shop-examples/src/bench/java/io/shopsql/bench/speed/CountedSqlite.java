package io.shopsql.bench.speed;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.ShopConfig.Migrate;
import java.sql.SQLException;

/** A SQLite file whose statements are counted. */
record CountedSqlite(SqlitePlace place, CountingJdbc counting) implements Place {

    @Override
    public Engine engine() {
        return Engine.SQLITE;
    }

    @Override
    public Link writer() throws SQLException {
        return new Link(Engine.SQLITE, counting.connection(place.writer().connection()));
    }

    @Override
    public Link reader() throws SQLException {
        return new Link(Engine.SQLITE, counting.connection(place.reader().connection()));
    }

    @Override
    public Shop shop(int callers, boolean groupCommit) {
        return Shop.on(
                counting.source(() -> place.writer().connection()),
                ShopConfig.defaults().migrations(Migrate.OFF));
    }
}
