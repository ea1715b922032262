package io.shopsql.command;

import io.shopsql.Shop;
import io.shopsql.ShopConfig.Migrate;
import io.shopsql.copy.Copied;
import io.shopsql.copy.CopiedTable;
import io.shopsql.copy.ShopCopy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "copy",
        description = {
            "Copies a whole shop into an empty database, from SQLite to Postgres or the other way.",
            "Every row of every table keeps its key and its values. The copy is a snapshot: the source"
                    + " may be written to meanwhile. It is all or nothing: before the commit, the checksum of every"
                    + " table and the report sales-by-customer must be the same in source and target. If the copy is"
                    + " refused or killed, the target stays empty, and you can run it again.",
            "The source is only read, and must have the schema of this version (see shop migrate). The"
                    + " target is created and migrated if needed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shop copy --from jdbc:sqlite:shop.db --to jdbc:sqlite:copy.db",
            "  SHOP_TO_PASSWORD=… shop copy --from jdbc:sqlite:shop.db --to jdbc:postgresql://db/shop --to-user shop"
        })
final class CopyCommand implements Runnable {

    private static final String SQLITE = "jdbc:sqlite:";

    @Option(
            names = "--from",
            required = true,
            paramLabel = "URL",
            description = "The shop to copy: jdbc:sqlite:FILE or jdbc:postgresql://HOST[:PORT]/DATABASE.")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "URL", description = "The target: a database without rows.")
    private String to = "";

    @Option(
            names = "--from-user",
            paramLabel = "USER",
            description = "The user of a Postgres source. The password is read from SHOP_FROM_PASSWORD, else from" + " "
                    + Database.PASSWORD + ".")
    private @Nullable String fromUser;

    @Option(
            names = "--to-user",
            paramLabel = "USER",
            description = "The user of a Postgres target. The password is read from SHOP_TO_PASSWORD, else from "
                    + Database.PASSWORD + ".")
    private @Nullable String toUser;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Spec
    private @Nullable CommandSpec spec;

    private final Shell shell;
    private final Database database;

    CopyCommand(Shell shell, Database database) {
        this.shell = shell;
        this.database = database;
    }

    @Override
    public void run() {
        refuse(
                database.isNamed(),
                "copy takes --from and --to instead of --url, and --from-user and --to-user instead of --user.");
        // opening a missing file would create it
        refuse(
                from.startsWith(SQLITE) && Files.notExists(Path.of(from.substring(SQLITE.length()))),
                "The source does not exist: there is no file at --from.");
        try (Shop source =
                Shop.open(database.config(from, fromUser, "SHOP_FROM_PASSWORD").migrations(Migrate.OFF))) {
            ShopCopy.From copy = ShopCopy.from(source); // refuse before a target is created
            try (Shop target = Shop.open(database.config(to, toUser, "SHOP_TO_PASSWORD"));
                    CopyBar bar = CopyBar.ifTerminal()) {
                print(copy.to(target).run(bar));
            }
        }
    }

    private void print(Copied copied) {
        output.print(
                shell.out(),
                "Copied " + copied.rows() + " rows; the checksums of source and target are equal",
                CopiedTable.class,
                copied.tables());
    }

    private void refuse(boolean wrong, String what) {
        if (wrong && spec != null) {
            throw new ParameterException(spec.commandLine(), what);
        }
    }
}
