package com.example;

import io.shopsql.Shop;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.output.OutputFormat;
import io.shopsql.output.Rows;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.report.customers.SalesByCustomer;
import io.shopsql.report.TimeRange;
import io.shopsql.schema.type.Money;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.SLF4JServiceProvider;

/** Writes a report as a file and as a picture, and says what is on its class path. */
public final class MonthlySales {

    private MonthlySales() {}

    public static void main(String[] args) throws IOException {
        try (Shop shop = Shop.open("jdbc:sqlite:sales.db")) {
            User alice = shop.write(tx -> tx.users().upsert(new NewUser("Alice", "alice@example.com")));
            Product lamp = shop.write(tx -> tx.products().upsert(new NewProduct("Lamp", Money.of(25)).withSku("L")));
            Order order = shop.write(tx -> tx.orders().place(NewOrder.by(alice.id()).item(lamp.id(), 2)));
            shop.run(tx -> tx.orders().complete(order.id()));

            SalesByCustomer sales = new SalesByCustomer(TimeRange.ALL);
            Rows rows = Rows.of(sales, shop.report(sales));
            write(rows, OutputFormat.CSV, "sales.csv");
            write(rows, OutputFormat.PNG, "sales.png");
        }
        System.out.println("logging: " + LoggerFactory.getILoggerFactory().getClass().getName());
        ServiceLoader.load(SLF4JServiceProvider.class)
                .forEach(binding -> System.out.println("binding: " + binding.getClass().getName()));
        System.out.println("class path: " + System.getProperty("java.class.path"));
    }

    private static void write(Rows rows, OutputFormat format, String file) throws IOException {
        try (OutputStream out = Files.newOutputStream(Path.of(file))) {
            format.write(out, rows, "£");
        }
    }
}
