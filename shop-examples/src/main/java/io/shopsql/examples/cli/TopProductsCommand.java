package io.shopsql.examples.cli;

import io.shopsql.report.Report;
import io.shopsql.report.TopProducts;
import io.shopsql.report.TopProducts.Measure;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "top-products", description = "What sells best, by money or by pieces.")
final class TopProductsCommand extends ReportRun<TopProducts.Row> {

    @Option(
            names = "--by",
            paramLabel = "MEASURE",
            defaultValue = "net",
            description = "net (money) or units (pieces). Default: net.")
    private Measure by = Measure.NET;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many products, at least 1. Default: 10.")
    private int limit = 10;

    @Option(names = "--ties", description = "Also those after the last that equal it in what is ranked by.")
    private boolean ties;

    @Option(names = "--unsold", description = "Also products that were not sold, last.")
    private boolean unsold;

    @Mixin
    private final SalesOptions sales = new SalesOptions();

    TopProductsCommand(Shell shell, Database database) {
        super(shell, database, TopProducts.Row.class);
    }

    @Override
    Report<List<TopProducts.Row>> report() {
        return new TopProducts(sales.range(), sales.statuses(), by, limit, ties, unsold);
    }

    @Override
    String caption() {
        return "Top products by " + by.name().toLowerCase(Locale.ROOT) + ": " + sales;
    }
}
