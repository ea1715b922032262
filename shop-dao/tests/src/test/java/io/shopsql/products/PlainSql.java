package io.shopsql.products;

import io.shopsql.testkit.TestShop;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What another program does to the database of a shop, past the library. */
final class PlainSql {

    private PlainSql() {}

    static void run(TestShop shop, String... statements) {
        try (Connection connection = shop.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The last column. */
    static List<String> rows(TestShop shop, String sql) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = shop.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(result.getMetaData().getColumnCount()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }
}
