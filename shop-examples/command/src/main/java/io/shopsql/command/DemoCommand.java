package io.shopsql.command;

import io.shopsql.Shop;
import io.shopsql.examples.ShopDemo;
import picocli.CommandLine.Command;

@Command(
        name = "demo",
        description = {
            "Fills a small shop and prints its reports.",
            "It uses its own database unless --url is given; a second run prints the same."
        })
final class DemoCommand implements Runnable {

    private final Shell shell;
    private final Database database;

    DemoCommand(Shell shell, Database database) {
        this.shell = shell;
        this.database = database;
    }

    @Override
    public void run() {
        try (Shop shop = database.openDemo()) {
            ShopDemo.run(shop, shell.out());
        }
    }
}
