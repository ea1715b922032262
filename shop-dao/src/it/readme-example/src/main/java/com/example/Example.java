package com.example;

import io.shopsql.Shop;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.report.TimeRange;
import io.shopsql.report.customers.SalesByCustomer;
import io.shopsql.schema.type.Money;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;

public class Example {
    public static void main(String[] args) {
        try (Shop shop = Shop.open("jdbc:sqlite:example.db")) {
            User alice = shop.write(tx -> tx.users().upsert(new NewUser("Alice", "alice@example.com")));
            Product book = shop.write(tx -> tx.products()
                    .upsert(new NewProduct("Python Book", Money.of("29.99")).withSku("BOOK").withStock(100)));
            Product pen = shop.write(tx -> tx.products()
                    .upsert(new NewProduct("Pen", Money.of("2.50")).withSku("PEN").withStock(500)));

            Order order = shop.write(tx -> tx.orders()
                    .place(NewOrder.by(alice.id()).item(book.id(), 2).item(pen.id(), 5)));
            shop.run(tx -> tx.orders().complete(order.id()));

            for (SalesByCustomer.Row row : shop.report(new SalesByCustomer(TimeRange.ALL))) {
                System.out.println(row.name() + " placed " + row.orders() + " order and spent " + row.spent());
            }
        }
    }
}
