package io.shopsql.bench.speed;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.ShopConfig.Migrate;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A Postgres database. Each contender has a connection of its own. */
record PostgresPlace(String url) implements Place {

    @Override
    public Engine engine() {
        return Engine.POSTGRES;
    }

    @Override
    public Link writer() throws SQLException {
        return new Link(Engine.POSTGRES, DriverManager.getConnection(url));
    }

    @Override
    public Link reader() throws SQLException {
        return writer();
    }

    @Override
    public Shop shop(int callers, boolean groupCommit) {
        // as many connections as the others have
        return Shop.open(ShopConfig.of(url).migrations(Migrate.OFF).connections(callers, callers));
    }
}
