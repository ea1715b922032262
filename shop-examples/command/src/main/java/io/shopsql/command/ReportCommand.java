package io.shopsql.command;

import io.shopsql.error.BadConfiguration;
import io.shopsql.report.Report;
import io.shopsql.report.Reports;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(
        name = "report",
        description = {
            "Runs a report and prints or draws its rows.",
            "A sale is a completed order, unless --status says otherwise. See 'shop report NAME --help'"
                    + " for a report's options. To add your own report, put its jar on the class path and name its"
                    + " class in META-INF/services/io.shopsql.report.Report."
        },
        synopsisSubcommandLabel = "NAME",
        commandListHeading = "%nReports:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  shop report --list",
            "  shop report --describe cohort-retention",
            "  shop report sales-by-customer --from 2010-12-01 --to 2011-01-01",
            "  shop report revenue-by-period --bucket month --zone Europe/London --format chart",
            "  shop report top-products --rank-by units --limit 25 --out top.png"
        })
final class ReportCommand implements Runnable {

    @Option(names = "--list", description = "List the reports and the questions they answer.")
    private boolean list;

    @Option(names = "--describe", paramLabel = "NAME", description = "Print a report's description.")
    private @Nullable String describe;

    private final Shell shell;
    private final List<ReportRun> reports;
    private final @Nullable BadConfiguration broken;
    private final CommandLine line;

    private ReportCommand(Shell shell, List<ReportRun> reports, @Nullable BadConfiguration broken) {
        this.shell = shell;
        this.broken = broken;
        this.reports = reports;
        line = new CommandLine(this);
        reports.forEach(report -> line.addSubcommand(report.line()));
        // --describe takes a report's name
        line.setAllowSubcommandsAsOptionParameters(true);
    }

    /** Adds a subcommand per report. A report that cannot be loaded fails only when it is called. */
    static CommandLine withReports(Shell shell, Database database) {
        try {
            return of(shell, database);
        } catch (BadConfiguration e) {
            CommandLine line = new ReportCommand(shell, List.of(), e).line;
            return line.setUnmatchedArgumentsAllowed(true);
        }
    }

    private static CommandLine of(Shell shell, Database database) {
        List<ReportRun> reports = Reports.installed().stream()
                .map(report -> run(shell, database, report))
                .sorted(Comparator.comparing(ReportRun::name))
                .toList();
        return new ReportCommand(shell, reports, null).line;
    }

    private static ReportRun run(Shell shell, Database database, Report<?> report) {
        try {
            return new ReportRun(shell, database, report);
        } catch (BadConfiguration e) {
            throw e;
        } catch (RuntimeException e) {
            BadConfiguration broken = new BadConfiguration(
                    "The report " + report.getClass().getName() + " cannot be a command (" + e + ").",
                    "give its components names that become distinct options, and accessors that do not throw.");
            broken.addSuppressed(e);
            throw broken;
        }
    }

    @Override
    public void run() {
        if (broken != null) {
            throw broken;
        }
        if (list && describe != null) {
            throw new ParameterException(line, "Use either --list or --describe.");
        }
        if (list) {
            Description.list(shell.out(), reports.stream().map(ReportRun::meta).toList());
        } else if (describe != null) {
            Description.print(shell.out(), named(describe).meta());
        } else {
            throw new ParameterException(
                    line,
                    "Name a report: " + String.join(", ", line.getSubcommands().keySet()) + ".");
        }
    }

    private ReportRun named(String name) {
        return reports.stream()
                .filter(report -> report.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(line, "There is no report '" + name + "'."));
    }
}
