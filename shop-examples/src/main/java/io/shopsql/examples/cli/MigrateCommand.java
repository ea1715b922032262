package io.shopsql.examples.cli;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.ShopConfig.Migrate;
import io.shopsql.error.MigrationPending;
import picocli.CommandLine.Command;

@Command(
        name = "migrate",
        description = {
            "Brings the database to the schema of this version.",
            "Every other command does so too; this one does nothing else. Data is kept."
        })
final class MigrateCommand implements Runnable {

    private final Shell shell;
    private final Database database;

    MigrateCommand(Shell shell, Database database) {
        this.shell = shell;
        this.database = database;
    }

    @Override
    public void run() {
        ShopConfig config = database.config();
        try {
            Shop.open(config.migrations(Migrate.VERIFY)).close();
            shell.out().println("The database is up to date: nothing to do.");
        } catch (MigrationPending pending) {
            Shop.open(config.migrations(Migrate.APPLY)).close();
            shell.out().println("The database is migrated, and up to date.");
        }
    }
}
