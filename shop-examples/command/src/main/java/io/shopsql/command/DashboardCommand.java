package io.shopsql.command;

import io.shopsql.Shop;
import io.shopsql.error.InvalidInput;
import io.shopsql.output.WholeFile;
import io.shopsql.output.dashboard.Dashboard;
import io.shopsql.report.TimeRange;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "dashboard",
        description = {
            "Writes the shop as one HTML page: key figures, revenue over time, products, categories, cohorts, RFM"
                    + " segments and stock warnings.",
            "The page opens in a browser without a network, loads nothing and can be printed. All its numbers come from one"
                    + " snapshot; the same data give the same page."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shop dashboard",
            "  shop dashboard --out december.html --from 2010-12-01 --to 2011-01-01 --currency £",
            "  shop dashboard --bucket month --title 'All years' --force"
        })
final class DashboardCommand implements Runnable {

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "dashboard.html",
            description = "The output file. Default: ${DEFAULT-VALUE}. An existing file is not replaced.")
    private Path out = Path.of("");

    @Option(names = "--force", description = "Replace an existing file.")
    private boolean force;

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            defaultValue = "Shop dashboard",
            description = "The page's title. Default: ${DEFAULT-VALUE}.")
    private String title = "";

    @Option(
            names = "--currency",
            paramLabel = "SYMBOL",
            defaultValue = "$",
            description = "The currency symbol before an amount. Default: $.")
    private String currency = "$";

    @Option(
            names = "--bucket",
            paramLabel = "BUCKET",
            description =
                    "The bucket over time: day, week, month, quarter, year. Default: days up to three months, weeks up to"
                            + " two years, months up to twelve, then years.")
    private @Nullable BucketName bucket;

    @Option(
            names = "--low-stock",
            paramLabel = "PIECES",
            defaultValue = "10",
            description = "Warn of products with this many pieces or fewer. Default: ${DEFAULT-VALUE}.")
    private long lowStock;

    @Mixin
    private final SalesOptions sales = new SalesOptions();

    @Spec
    private CommandSpec command = CommandSpec.create();

    private final Shell shell;
    private final Database database;

    DashboardCommand(Shell shell, Database database) {
        this.shell = shell;
        this.database = database;
    }

    @Override
    public void run() {
        TimeRange range = range();
        if (lowStock < 0) {
            throw new ParameterException(command.commandLine(), "--low-stock must be at least 0, was " + lowStock);
        }
        WholeFile.at(out, force); // refuse before a database is created
        try (Shop shop = database.open()) {
            Dashboard dashboard = Dashboard.of(shop)
                    .in(range)
                    .counting(sales.statuses())
                    .lowStock(lowStock)
                    .titled(title)
                    .currency(currency);
            dashboard = bucket == null ? dashboard : dashboard.by(bucket.bucket());
            long bytes = (force ? dashboard.overwriting() : dashboard).writeTo(out);
            shell.out()
                    .printf(Locale.ROOT, "%s: %s; %.1f MB. Open it in a browser.%n", out, sales, bytes / 1_000_000.0);
        }
    }

    private TimeRange range() {
        try {
            return sales.range();
        } catch (InvalidInput e) {
            throw new ParameterException(command.commandLine(), e.what());
        }
    }
}
