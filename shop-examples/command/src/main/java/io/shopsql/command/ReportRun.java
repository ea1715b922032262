package io.shopsql.command;

import io.shopsql.Shop;
import io.shopsql.error.InvalidInput;
import io.shopsql.output.Rows;
import io.shopsql.report.Explained;
import io.shopsql.report.LeftOut;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Runs one report and prints or draws its rows; the report's meta is its help text. */
@Command
final class ReportRun implements Runnable {

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final FileOption file = new FileOption();

    @Option(names = "--describe", description = "Print the report's description without running it.")
    private boolean describe;

    @Option(names = "--sql", description = "Print the report's SQL without running it.")
    private boolean sql;

    @Option(names = "--explain", description = "Print the report's SQL and the engine's query plan.")
    private boolean explain;

    private final Shell shell;
    private final Database database;
    private final ReportMeta meta;
    private final ReportOptions options;
    private final CommandLine line;

    ReportRun(Shell shell, Database database, Report<?> report) {
        this.shell = shell;
        this.database = database;
        this.meta = ReportMeta.of(report);
        this.options = new ReportOptions(report);
        this.line = new CommandLine(this);
        line.getCommandSpec().name(meta.name());
        line.getCommandSpec().usageMessage().description(ValueOption.plain(meta.question()));
        options.addTo(line.getCommandSpec());
    }

    String name() {
        return meta.name();
    }

    ReportMeta meta() {
        return meta;
    }

    /** The subcommand. */
    CommandLine line() {
        return line;
    }

    @Override
    public void run() {
        if (file.isGiven() && (describe || sql || explain)) {
            throw new ParameterException(
                    line, "--out is for rows: it cannot be combined with --describe, --sql or --explain");
        }
        if (describe) {
            Description.print(shell.out(), meta);
            return;
        }
        Report<?> report = chosen();
        Consumer<Rows> destination = file.destination(shell.out(), output);
        try (Shop shop = database.open()) {
            if (sql || explain) {
                shop.explain(report).forEach(this::print);
            } else {
                destination.accept(rows(shop, report));
                report.leftOut().ifPresent(leftOut -> tell(leftOut, shop));
            }
        }
    }

    private Report<?> chosen() {
        try {
            return options.report();
        } catch (InvalidInput e) {
            throw new ParameterException(line, e.what());
        }
    }

    private <T extends @Nullable Object> Rows rows(Shop shop, Report<T> report) {
        Rows rows = Rows.of(report, shop.report(report));
        String filter = options.filter();
        return filter.isEmpty() ? rows : rows.captioned(rows.caption() + ": " + filter);
    }

    /** Reports left-out rows on stderr, since stdout may be read by a program. */
    private void tell(LeftOut leftOut, Shop shop) {
        long count = shop.report(leftOut.count());
        if (count > 0) {
            shell.err().println("shop: " + count + " left out: " + leftOut.what());
        }
    }

    private void print(Explained statement) {
        shell.out().println(statement.sql() + ";");
        if (explain) {
            shell.out().println();
            shell.out().println(statement.plan().indent(2).stripTrailing());
        }
        shell.out().println();
    }
}
