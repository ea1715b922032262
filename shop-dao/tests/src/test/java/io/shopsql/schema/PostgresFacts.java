package io.shopsql.schema;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a Postgres database says. */
final class PostgresFacts {

    private static final String OUR_TABLES =
            " where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname not like 'rollup%'"
                    + " and c.relname not like 'shop_changelog%'";

    private PostgresFacts() {}

    static Facts of(DataSource database) throws SQLException {
        Facts facts = new Facts();
        for (List<@Nullable String> table :
                Jdbc.rows(database, "select c.relname, obj_description(c.oid) from pg_class c" + OUR_TABLES)) {
            facts.table(text(table, 0), table.get(1));
        }
        columns(database, facts);
        constraints(database, facts);
        indexes(database, facts);
        return facts;
    }

    private static void columns(DataSource database, Facts facts) throws SQLException {
        for (List<@Nullable String> column : Jdbc.rows(
                database,
                "select c.relname, a.attname, a.attnotnull::text, col_description(c.oid, a.attnum),"
                        + " case when a.atttypid = 'varchar'::regtype then a.atttypmod - 4 end, a.attidentity,"
                        + " a.atthasdef::text"
                        + " from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0" + OUR_TABLES
                        // what Postgres generates for the search is no column of the code
                        + " and a.attgenerated = '' and not a.attisdropped")) {
            String table = text(column, 0);
            String name = text(column, 1);
            facts.column(table, name, text(column, 2).equals("false"), column.get(3));
            if (column.get(4) != null) {
                facts.length(table, name, Integer.parseInt(text(column, 4)));
            }
            if (text(column, 5).equals("d")) {
                facts.identity(table, name);
            }
            if (text(column, 6).equals("true")) {
                facts.hasDefault(table, name);
            }
        }
    }

    private static void constraints(DataSource database, Facts facts) throws SQLException {
        for (List<@Nullable String> constraint : Jdbc.rows(
                database,
                "select c.relname, k.conname, k.contype, f.relname, k.confdeltype,"
                        + " (select string_agg(a.attname, ',' order by n) from unnest(k.conkey) with ordinality u(num, n)"
                        + " join pg_attribute a on a.attrelid = c.oid and a.attnum = num),"
                        + " (select string_agg(a.attname, ',' order by n) from unnest(k.confkey) with ordinality u(num, n)"
                        + " join pg_attribute a on a.attrelid = f.oid and a.attnum = num)"
                        + " from pg_class c join pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c')"
                        + " left join pg_class f on f.oid = k.confrelid" + OUR_TABLES)) {
            String table = text(constraint, 0);
            String name = text(constraint, 1);
            switch (text(constraint, 2)) {
                case "p" -> facts.primaryKey(table, name, names(constraint, 5));
                case "u" -> facts.unique(table, name, names(constraint, 5));
                case "c" -> facts.check(table, name);
                default ->
                    facts.foreignKey(
                            table,
                            name,
                            names(constraint, 5),
                            text(constraint, 3),
                            names(constraint, 6),
                            text(constraint, 4).equals("c"));
            }
        }
    }

    private static void indexes(DataSource database, Facts facts) throws SQLException {
        for (List<@Nullable String> index : Jdbc.rows(
                database,
                "select c.relname, i.relname, (select string_agg(pg_get_indexdef(x.indexrelid, n::int, true), ', ' order by n)"
                        + " from generate_series(1, x.indnatts) n), pg_get_expr(x.indpred, c.oid, true)"
                        + " from pg_class c join pg_index x on x.indrelid = c.oid join pg_class i on i.oid = x.indexrelid"
                        + OUR_TABLES + " and not x.indisunique")) {
            // status::text = 'completed'::text
            String condition =
                    index.get(3) == null ? "" : " WHERE " + text(index, 3).replace("::text", "");
            facts.index(text(index, 0), text(index, 1), "(" + text(index, 2) + ")" + condition);
        }
    }

    private static List<String> names(List<@Nullable String> row, int column) {
        return List.of(text(row, column).split(",", -1));
    }

    private static String text(List<@Nullable String> row, int column) {
        return Objects.requireNonNull(row.get(column));
    }
}
