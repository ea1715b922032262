package io.shopsql.examples.cli;

import io.shopsql.report.Report;
import io.shopsql.report.RevenueByPeriod;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "revenue-by-period",
        description = "How much was sold each day, week, month, quarter or year; those without a sale too.")
final class RevenueByPeriodCommand extends ReportRun<RevenueByPeriod.Row> {

    @Mixin
    private final BucketOption bucket = new BucketOption();

    @Mixin
    private final SalesOptions sales = new SalesOptions();

    RevenueByPeriodCommand(Shell shell, Database database) {
        super(shell, database, RevenueByPeriod.Row.class);
    }

    @Override
    Report<List<RevenueByPeriod.Row>> report() {
        return new RevenueByPeriod(bucket.bucket(), sales.range(), sales.statuses());
    }

    @Override
    String caption() {
        return "Revenue by " + bucket + ": " + sales;
    }
}
