package io.shopsql.internal.postgres;

import io.shopsql.error.BadConfiguration;
import io.shopsql.schema.DefaultSchema;
import io.shopsql.schema.SearchPath;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.jooq.Table;

/**
 * Checks that a transaction of others can be joined on Postgres: its search path is not changed, so no table of another
 * schema may hide one of the shop's.
 */
public final class PostgresJoinable {

    /** The shop's table names that this connection resolves to tables outside the shop's schema. */
    private static final String HIDDEN = DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
            .map(Table::getName)
            .map(name -> "'" + name + "'")
            .collect(Collectors.joining(
                    ", ",
                    "select c.relname, n.nspname, shop.name from (select " + SearchPath.SCHEMA_WITH_A_SHOP
                            + ") as shop(name), unnest(array[",
                    "]) as ours(name) join pg_class c on c.oid = to_regclass(ours.name)"
                            + " join pg_namespace n on n.oid = c.relnamespace where n.nspname <> shop.name"
                            + " order by 1 limit 1"));

    private PostgresJoinable() {}

    static void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet hidden = statement.executeQuery(HIDDEN)) {
            if (hidden.next()) {
                throw new BadConfiguration(
                        "The shop is in the schema " + hidden.getString(3) + ", but on this connection the name "
                                + hidden.getString(1) + " means a table of " + hidden.getString(2) + ".",
                        "put the schema of the shop first before joining: SET LOCAL search_path.");
            }
        }
    }
}
