package io.shopsql.command;

import io.shopsql.Shop;
import io.shopsql.imports.ImportOptions;
import io.shopsql.imports.ImportSummary;
import io.shopsql.imports.OrderHistory;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Imports order history from a CSV file of order lines.",
            "Every field of every line is checked first. Then lines are left out and counted if they"
                    + " belong to a cancellation (InvoiceNo is C and digits, see --cancellation-pattern), have no"
                    + " customer, or have a quantity or price that is not above zero. All kept lines of an invoice,"
                    + " from anywhere in the file, become one completed order at the time of the earliest line;"
                    + " equal lines all count. New customers and products are added, existing ones stay unchanged,"
                    + " and so does the stock. An invoice that was imported before is skipped, in any order of its"
                    + " lines, so a file can be imported again.",
            "All or nothing: nothing is stored if a line is malformed, if an invoice has two customers or"
                    + " more than 10,000 lines, or if an invoice was imported before with different content. With"
                    + " --lenient such invoices are left out as a whole and listed on stderr, with exit code 0. A"
                    + " file in another charset, or that is not CSV, is always refused.",
            "The summary separates what is new in the shop from what was read; lines_read is the sum of"
                    + " all other line counts.",
            "On SQLite the import holds the only writer of the database until it ends; readers go on."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shop import orders.csv --dry-run",
            "  shop import orders.csv --zone Europe/London",
            "  shop import orders.csv --charset windows-1252 --date-pattern 'M/d/yyyy H:mm'",
            "  shop import bestellungen.csv --separator ';' --decimal-comma --column price=Preis"
        })
final class ImportCommand implements Runnable {

    @Parameters(paramLabel = "FILE", description = "A CSV file whose first line names the columns.")
    private Path file = Path.of("");

    @Mixin
    private final FileOptions written = new FileOptions();

    @Option(
            names = "--lenient",
            description = "Leave out and list malformed and conflicting invoices instead of refusing the file.")
    private boolean lenient;

    @Option(
            names = "--dry-run",
            description = "Check the whole file and print the summary of an import into an empty shop; the database is"
                    + " neither opened nor created.")
    private boolean dryRun;

    @Option(
            names = "--email",
            paramLabel = "PATTERN",
            defaultValue = "customer-{code}@import.invalid",
            description = "The e-mail address of a new customer; {code} is replaced by the CustomerID. Default:"
                    + " ${DEFAULT-VALUE}.")
    private String email = "";

    @Mixin
    private final OutputOptions output = new OutputOptions();

    private final Shell shell;
    private final Database database;

    ImportCommand(Shell shell, Database database) {
        this.shell = shell;
        this.database = database;
    }

    @Override
    public void run() {
        ImportOptions options = written.asImportOptions().emailPattern(email).lenient(lenient);
        try (OrderHistory history = OrderHistory.check(file, options, TerminalProgress.ifTerminal())) {
            ImportSummary summary = dryRun ? history.summary() : store(history);
            history.skipped().forEach(skipped -> shell.err().println("shop: " + skipped));
            print(summary);
            if (!summary.isComplete()) {
                warnOfIncomplete(summary);
            }
        }
    }

    private ImportSummary store(OrderHistory history) {
        try (Shop shop = database.open()) {
            return history.importInto(shop);
        }
    }

    private void print(ImportSummary summary) {
        String caption = dryRun
                ? "Dry run of " + file + ": nothing was stored. An import into an empty shop would give"
                : "Imported " + file;
        output.printOne(shell.out(), caption, ImportSummary.class, summary);
    }

    private void warnOfIncomplete(ImportSummary summary) {
        shell.err()
                .println("shop: Not all of the file was stored. Left out: invoices "
                        + (summary.skippedOrders() + summary.conflictingOrders()) + ", their lines "
                        + (summary.skippedLines() + summary.conflictingLines()) + ", malformed lines "
                        + summary.malformedLines() + ".");
    }
}
