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
            "Answers a question in rows, or draws them.",
            "A sale is a completed order, unless --status says otherwise. 'shop report NAME --help' tells more. A report of"
                    + " your own is there too, once its jar is on the class path and names it in"
                    + " META-INF/services/io.shopsql.report.Report."
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

    @Option(names = "--list", description = "List the reports with the question that each answers.")
    private boolean list;

    @Option(names = "--describe", paramLabel = "NAME", description = "Print what a report says about itself.")
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
        // --describe is followed by the name of one
        line.setAllowSubcommandsAsOptionParameters(true);
    }

    /** With a subcommand for each report. If one of them cannot be had, it says so when it is called, and not before. */
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
                    "name its components so that no two give the same option, and let none throw.");
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
            throw new ParameterException(line, "Either --list or --describe.");
        }
        if (list) {
            Description.list(shell.out(), reports.stream().map(ReportRun::meta).toList());
        } else if (describe != null) {
            Description.print(shell.out(), named(describe).meta());
        } else {
            throw new ParameterException(
                    line,
                    "Which report? " + String.join(", ", line.getSubcommands().keySet()) + ".");
        }
    }

    private ReportRun named(String name) {
        return reports.stream()
                .filter(report -> report.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(line, "There is no report '" + name + "'."));
    }
}
