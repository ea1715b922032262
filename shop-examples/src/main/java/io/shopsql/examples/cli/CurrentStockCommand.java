package io.shopsql.examples.cli;

import io.shopsql.Shop;
import io.shopsql.report.CurrentStock;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "current-stock", description = "What is on the shelf now, and at what price.")
final class CurrentStockCommand extends ReportRun<CurrentStock.Row> {

    CurrentStockCommand(Shell shell, Database database) {
        super(shell, database, CurrentStock.Row.class);
    }

    @Override
    List<CurrentStock.Row> rows(Shop shop) {
        return shop.report(new CurrentStock());
    }

    @Override
    String caption() {
        return "Current stock: products of which there is at least one piece";
    }
}
