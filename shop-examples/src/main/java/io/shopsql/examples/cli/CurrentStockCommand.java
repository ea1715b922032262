package io.shopsql.examples.cli;

import io.shopsql.report.CurrentStock;
import io.shopsql.report.Report;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "current-stock", description = "What is on the shelf now, and at what price.")
final class CurrentStockCommand extends ReportRun<CurrentStock.Row> {

    CurrentStockCommand(Shell shell, Database database) {
        super(shell, database, CurrentStock.Row.class);
    }

    @Override
    Report<List<CurrentStock.Row>> report() {
        return new CurrentStock();
    }

    @Override
    String caption() {
        return "Current stock: products of which there is at least one piece";
    }
}
