package io.shopsql.schema;

import io.shopsql.error.BadConfiguration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Puts the schema of the shop first in the search path of a Postgres connection, so that unqualified names mean its
 * tables. The rest of the path follows. Thread-safe.
 */
public final class SearchPath {

    /**
     * The first schema of the search path that holds a shop, as a scalar subquery; null if none does.
     *
     * @see Migrations#schema
     */
    public static final String SCHEMA_WITH_A_SHOP = "(select n.nspname"
            + " from unnest(current_schemas(false)) with ordinality as path(name, place)"
            + " join pg_namespace n on n.nspname = path.name"
            + " join pg_class c on c.relnamespace = n.oid and c.relname = '" + MigratedDatabase.CHANGELOG_TABLE + "'"
            + " and c.relkind in ('r', 'p') order by path.place limit 1)";

    private SearchPath() {}

    /** Resolves the path: the first schema that holds a shop, else the one in which tables are created. */
    static DatabaseKind.Place place(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select " + SCHEMA_WITH_A_SHOP + ", current_schema(), (select"
                        + " reset_val from pg_settings where name = 'search_path' and reset_val <> setting)")) {
            row.next();
            String holder = row.getString(1);
            String current = row.getString(2);
            if (current == null) {
                throw new BadConfiguration(
                        "The search path of the connection names no schema that exists and that the user may use.",
                        "name the schema of the shop by ShopConfig.schema, or correct currentSchema in the URL or the"
                                + " search_path of the role.");
            }
            return new DatabaseKind.Place(holder != null ? holder : current, holder != null, row.getString(3));
        }
    }

    /** Refuses the place if the session's initial path resolves to another schema that holds a shop. */
    static void refuseAstray(Connection connection, String formerPath, DatabaseKind.Place place) throws SQLException {
        String path = DatabaseKind.ask(connection, "show search_path");
        String before;
        try {
            restore(connection, formerPath);
            before = DatabaseKind.ask(connection, "select " + SCHEMA_WITH_A_SHOP);
        } finally {
            restore(connection, path);
        }
        if (before != null && !before.equals(place.schema())) {
            throw new BadConfiguration(
                    "The search path of the connection was changed after connecting: it now resolves to the schema "
                            + place.schema() + ", which holds " + (place.holdsShop() ? "another" : "no")
                            + " shop; before, it resolved to the shop in " + before + ".",
                    "name the schema of the shop by ShopConfig.schema.");
        }
    }

    /** The statement of {@link #lead}; returns the new path, or no row if the schema is already first. */
    public static String sql(String schema) {
        return "select set_config('search_path', concat_ws(', ', " + DatabaseKind.text(DatabaseKind.quoted(schema))
                + ", nullif(current_setting('search_path'), '')), false)"
                + " where current_schema() is distinct from " + DatabaseKind.text(schema);
    }

    /**
     * Puts the schema first in the path, for the whole session; one round trip.
     *
     * @return the previous path, for {@link #restore}; null if the schema was already first
     */
    public static @Nullable String lead(Connection connection, String schema) throws SQLException {
        String path = DatabaseKind.ask(connection, sql(schema));
        if (path == null) {
            return null;
        }
        int first = DatabaseKind.quoted(schema).length();
        return path.length() == first ? "" : path.substring(first + ", ".length());
    }

    /** Restores the path; one round trip, none for null. */
    public static void restore(Connection connection, @Nullable String path) throws SQLException {
        if (path != null) {
            DatabaseKind.ask(connection, "select set_config('search_path', " + DatabaseKind.text(path) + ", false)");
        }
    }
}
