package io.shopsql.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.Rollups.Sums;
import io.shopsql.Rollups.Wrong;
import io.shopsql.orders.PastOrder;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Fixtures;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code shop rollup}: on and off, and whether the sums are right. */
@EveryDatabase
@Tag("long")
class RollupCommandTest {

    private static final String OFF = "The rollups are off: reports read the orders.\n";

    @AutoClose
    private final TestShop shop;

    RollupCommandTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void status_follows_on_and_off() {
        assertThat(rollup()).isEqualTo(OFF);
        String london = "The rollups are on: by month in Europe/London.\n";
        assertThat(rollup("on", "--zone", "Europe/London")).isEqualTo(london);
        assertThat(rollup()).isEqualTo(london);
        assertThat(rollup("status")).isEqualTo(london);
        assertThat(rollup("on", "--zone", "Europe/London")).isEqualTo(london);
        assertThat(rollup("off")).isEqualTo("The rollups are off.\n");
        assertThat(rollup("status")).isEqualTo(OFF);
        assertThat(rollup("off")).isEqualTo("The rollups are off.\n");
    }

    @Test
    void the_default_zone_is_utc_and_on_changes_the_zone() {
        assertThat(rollup("on")).isEqualTo("The rollups are on: by month in UTC.\n");
        assertThat(rollup("on", "--zone", "Asia/Tokyo")).isEqualTo("The rollups are on: by month in Asia/Tokyo.\n");
        assertThat(rollup("on", "--zone", "Z")).isEqualTo("The rollups are on: by month in UTC.\n");
        assertThat(rollup("status")).isEqualTo("The rollups are on: by month in UTC.\n");
    }

    @Test
    void check_lists_sums_that_differ_in_the_months_of_the_zone_until_they_are_built_anew() throws SQLException {
        Product pen = Fixtures.aProduct(shop, "Pen", "2.50", 100);
        // in London it is June already
        record(pen, "2026-05-31T23:30:00Z");
        record(pen, "2026-04-01T12:00:00Z");
        rollup("on", "--zone", "Europe/London");
        assertThat(rollup("check")).isEqualTo("The rollups are right.\n");
        String header = "month,product,kept_orders,kept_units,kept_net,right_orders,right_units,right_net\n";
        assertThat(rollup("check", "--format", "csv")).isEqualTo(header);
        empty("rollup_orders");
        empty("rollup_products");
        CommandRun found = run("check", "--format", "csv");
        assertThat(found.exitCode()).as(found.err()).isEqualTo(1);
        assertThat(found.out()).isEqualTo(header + """
                2026-04,,0,0,0.00,1,3,7.50
                2026-04,%1$s,0,0,0.00,1,3,7.50
                2026-06,,0,0,0.00,1,3,7.50
                2026-06,%1$s,0,0,0.00,1,3,7.50
                """.formatted(pen.id().value()));
        assertThat(run("check", "--currency", "£").out())
                .startsWith("The rollups differ from the orders\n\nmonth ")
                .contains("£7.50");
        assertThat(rollup("rebuild")).isEqualTo("The rollups are built anew: by month in Europe/London.\n");
        assertThat(rollup("check")).isEqualTo("The rollups are right.\n");
    }

    @Test
    void the_first_month_has_all_time_before_1970() {
        Sums none = new Sums(0, 0, Money.ZERO);
        Wrong first = new Wrong(Instant.parse("0001-01-01T00:00:00Z"), null, none, none);
        assertThat(RollupCommand.WrongRow.of(first, ZoneId.of("Europe/London")).month())
                .isEqualTo("before 1970");
    }

    @Test
    void what_is_off_can_neither_be_built_nor_checked() {
        for (String command : new String[] {"rebuild", "check"}) {
            CommandRun refused = run(command);
            assertThat(refused.exitCode()).as(command).isEqualTo(2);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err())
                    .isEqualTo("shop: rollups are off, or not complete. Next: switch them on first.\n");
        }
    }

    private void record(Product product, String placedAt) {
        User user = Fixtures.aUser(shop, "in-" + placedAt.substring(0, 7));
        shop.run(tx -> tx.orders()
                .recordAll(List.of(new PastOrder(
                        placedAt,
                        user.id(),
                        Instant.parse(placedAt),
                        List.of(new PastOrder.Item(product.id(), 3, Money.of("2.50")))))));
    }

    private void empty(String table) throws SQLException {
        try (Connection connection = shop.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM " + table);
        }
    }

    private String rollup(Object... arguments) {
        CommandRun run = run(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    private CommandRun run(Object... arguments) {
        Object[] all = new Object[arguments.length + 3];
        all[0] = "rollup";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--url";
        all[arguments.length + 2] = shop.url();
        return CommandRun.shop(all);
    }
}
