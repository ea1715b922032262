package com.example;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.schema.type.OrderStatus.COMPLETED;

import io.shopsql.Shop;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;

public final class Example {

    public static void main(String[] args) {
        try (Shop shop = Shop.open("jdbc:sqlite:shop.db")) {
            User alice = shop.write(tx -> tx.users().insert(new NewUser("Alice", "alice@example.com")));
            Product book = shop.write(
                    tx -> tx.products().insert(new NewProduct("Book", Money.of("29.99")).withStock(10)));
            Order order = shop.write(
                    tx -> tx.orders().place(NewOrder.by(alice.id()).item(book.id(), 2)));
            shop.run(tx -> tx.orders().complete(order.id()));
            System.out.println(alice.name() + " paid " + order.total());
            shop.report(db -> db.select(USERS.NAME, MoneySql.sum(ORDERS.TOTAL))
                            .from(ORDERS)
                            .join(USERS)
                            .on(USERS.ID.eq(ORDERS.USER_ID))
                            .where(ORDERS.STATUS.eq(COMPLETED))
                            .groupBy(USERS.NAME)
                            .fetch())
                    .forEach(row -> System.out.println(row.value1() + " " + row.value2()));
        }
    }
}
