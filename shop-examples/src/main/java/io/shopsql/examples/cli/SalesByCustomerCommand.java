package io.shopsql.examples.cli;

import io.shopsql.report.Report;
import io.shopsql.report.SalesByCustomer;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "sales-by-customer", description = "Who bought how much: orders and money, the highest first.")
final class SalesByCustomerCommand extends ReportRun<SalesByCustomer.Row> {

    @Mixin
    private final SalesOptions sales = new SalesOptions();

    SalesByCustomerCommand(Shell shell, Database database) {
        super(shell, database, SalesByCustomer.Row.class);
    }

    @Override
    Report<List<SalesByCustomer.Row>> report() {
        return new SalesByCustomer(sales.range(), sales.statuses());
    }

    @Override
    String caption() {
        return "Sales by customer: " + sales;
    }
}
