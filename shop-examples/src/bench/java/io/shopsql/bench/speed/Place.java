package io.shopsql.bench.speed;

import io.shopsql.Shop;
import java.sql.SQLException;

/** A filled database, and the ways to open it with the settings of the library. */
interface Place {

    Engine engine();

    /** A connection for writes: on SQLite with the library's larger page cache. */
    Link writer() throws SQLException;

    /** A connection for reads: on SQLite read-only. */
    Link reader() throws SQLException;

    /** For one caller at a time. */
    default Shop shop() {
        return shop(1, true);
    }

    /** With connections for so many callers. */
    Shop shop(int callers, boolean groupCommit);
}
