package io.shopsql.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** Invariants of every shop, checked in plain SQL rather than through the library. */
public final class Invariants {

    private static final Map<String, String> NONE_OF = new LinkedHashMap<>(Map.of(
            "stock below zero",
            "select count(*) from product_stock where quantity < 0",
            "products without stock row",
            "select count(*) from products p left join product_stock s on s.product_id = p.id"
                    + " where s.product_id is null",
            "orders without lines",
            "select count(*) from orders o left join order_items i on i.order_id = o.id where i.order_id is null",
            "lines without order",
            "select count(*) from order_items i left join orders o on o.id = i.order_id where o.id is null",
            "orders whose total or units are not the sum of their lines",
            "select count(*) from orders o join (select order_id, sum(quantity * unit_price) as total,"
                    + " sum(quantity) as units from order_items group by order_id) s on s.order_id = o.id"
                    + " where s.total <> o.total or s.units <> o.units",
            "line numbers that do not run from 1",
            "select count(*) from (select order_id, count(*) as n, max(line_no) as top, min(line_no) as low"
                    + " from order_items group by order_id) s where n <> top or low <> 1",
            "accounts whose balance is not the opening balance plus transfers",
            "select count(*) from accounts a where a.balance <> a.opening_balance"
                    + " + coalesce((select sum(t.amount) from transfers t where t.to_account = a.id), 0)"
                    + " - coalesce((select sum(t.amount) from transfers t where t.from_account = a.id), 0)",
            "difference between the sums of balances and opening balances",
            "select coalesce(sum(balance) - sum(opening_balance), 0) from accounts"));

    private Invariants() {}

    /** Throws an {@link AssertionError} that names the violated invariant and its count. */
    public static void check(TestShop shop) {
        try (Connection connection = shop.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> rule : NONE_OF.entrySet()) {
                try (ResultSet rows = statement.executeQuery(rule.getValue())) {
                    if (!rows.next() || rows.getLong(1) != 0) {
                        throw new AssertionError(rule.getKey() + ": " + rows.getLong(1));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot check the invariants", e);
        }
    }
}
