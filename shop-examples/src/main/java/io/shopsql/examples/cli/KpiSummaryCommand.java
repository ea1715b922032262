package io.shopsql.examples.cli;

import io.shopsql.report.KpiSummary;
import io.shopsql.report.Report;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "kpi-summary", description = "The shop in one row: orders, buyers, pieces, money and averages.")
final class KpiSummaryCommand extends ReportRun<KpiSummary.Row> {

    @Mixin
    private final SalesOptions sales = new SalesOptions();

    KpiSummaryCommand(Shell shell, Database database) {
        super(shell, database, KpiSummary.Row.class);
    }

    @Override
    Report<List<KpiSummary.Row>> report() {
        return new CatalogueReport.OneRow<>(new KpiSummary(sales.range(), sales.statuses()));
    }

    @Override
    String caption() {
        return "KPI summary: " + sales;
    }
}
