package io.shopsql.command;

import io.shopsql.Rollups.Wrong;
import io.shopsql.Shop;
import io.shopsql.output.Zones;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import java.io.PrintWriter;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

@Command(
        name = "rollup",
        description = {
            "Switches rollups on or off: sums of completed orders by month and product, with which reports over"
                    + " millions of orders are fast and give the same answers.",
            "Off until 'on', for all programs on the database; every change of an order changes the sums too. Without a"
                    + " subcommand it shows whether they are on."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  shop rollup on --zone Europe/London", "  shop rollup check --format csv"})
final class RollupCommand implements Runnable {

    private final Shell shell;
    private final Database database;

    RollupCommand(Shell shell, Database database) {
        this.shell = shell;
        this.database = database;
    }

    @Override
    public void run() {
        status();
    }

    @Command(description = "Show whether the rollups are on, and the zone of their months; the default subcommand.")
    void status() {
        try (Shop shop = database.open()) {
            tell("The rollups are on", shop.rollups().zone());
        }
    }

    @Command(
            description = "Switch the rollups on and build them from the orders, by month in a zone; the shop may sell"
                    + " meanwhile. If they are on in another zone, they are built anew.")
    void on(@Mixin ZoneOption zone) {
        try (Shop shop = database.open()) {
            shop.rollups().on(zone.zone());
            tell("The rollups are on", Optional.of(zone.zone()));
        }
    }

    @Command(description = "Switch the rollups off and delete the sums.")
    void off() {
        try (Shop shop = database.open()) {
            shop.rollups().off();
            out().println("The rollups are off.");
        }
    }

    @Command(description = "Build the rollups anew from the orders, in the same zone.")
    void rebuild() {
        try (Shop shop = database.open()) {
            shop.rollups().rebuild();
            tell("The rollups are built anew", shop.rollups().zone());
        }
    }

    @Command(
            description = {
                "Compare the sums with the orders and list those that differ, at most 100; reads all completed orders.",
                "A row without a product is the sum of all orders of the month. 'rebuild' corrects the sums. Exit code"
                        + " 1 if any differ."
            })
    int check(@Mixin OutputOptions output) {
        try (Shop shop = database.open()) {
            List<Wrong> wrong = shop.rollups().wrong();
            ZoneId zone = shop.rollups().zone().orElse(Zones.UTC);
            if (wrong.isEmpty() && output.format().isEmpty()) {
                out().println("The rollups are right.");
            } else {
                output.print(
                        out(),
                        wrong.isEmpty() ? "The rollups are right." : "The rollups differ from the orders",
                        WrongRow.class,
                        wrong.stream().map(sum -> WrongRow.of(sum, zone)).toList());
            }
            return wrong.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private void tell(String what, Optional<ZoneId> zone) {
        out().println(zone.map(months -> what + ": by month in " + Zones.named(months) + ".")
                .orElse("The rollups are off: reports read the orders."));
    }

    private PrintWriter out() {
        return shell.out();
    }

    /** As it is printed. */
    public record WrongRow(
            String month,
            @Nullable ProductId product,
            long keptOrders,
            long keptUnits,
            Money keptNet,
            long rightOrders,
            long rightUnits,
            Money rightNet) {

        static WrongRow of(Wrong wrong, ZoneId zone) {
            YearMonth month = YearMonth.from(wrong.month().atZone(zone));
            return new WrongRow(
                    // the first month is all time before 1970
                    month.getYear() < 1970 ? "before 1970" : month.toString(),
                    wrong.product(),
                    wrong.kept().orders(),
                    wrong.kept().units(),
                    wrong.kept().net(),
                    wrong.right().orders(),
                    wrong.right().units(),
                    wrong.right().net());
        }
    }
}
