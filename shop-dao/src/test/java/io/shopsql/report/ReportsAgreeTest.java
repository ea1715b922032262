package io.shopsql.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is counted by customer, by period, by product and as a whole is the same. */
@EveryDatabase
class ReportsAgreeTest {

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final TestShop shop;

    ReportsAgreeTest(TestDatabase database) {
        shop = database.emptyShop(config -> config.clock(clock));
    }

    @Test
    void totals_agree() {
        World world = Worlds.fill(shop, clock, Scene.LONDON);
        for (OrderStatus status : OrderStatus.values()) {
            agree(world, TimeRange.ALL, EnumSet.of(OrderStatus.COMPLETED, status));
            agree(world, Scene.LONDON.days(), EnumSet.of(status));
        }
    }

    private void agree(World world, TimeRange range, Set<OrderStatus> statuses) {
        KpiSummary.Row kpi = shop.report(new KpiSummary(range, statuses));
        List<SalesByCustomer.Row> customers = shop.report(new SalesByCustomer(range, statuses));
        List<TopProducts.Row> products =
                shop.report(new TopProducts(range).counting(statuses).top(Integer.MAX_VALUE));
        assertThat(sum(customers, SalesByCustomer.Row::spent))
                .as(world.origin())
                .isEqualTo(kpi.net());
        assertThat(sum(products, TopProducts.Row::net)).as(world.origin()).isEqualTo(kpi.net());
        assertThat(customers).as(world.origin()).hasSize((int) kpi.buyers());
        assertThat(customers.stream().mapToLong(SalesByCustomer.Row::orders).sum())
                .as(world.origin())
                .isEqualTo(kpi.orders());
        assertThat(products.stream().mapToLong(TopProducts.Row::units).sum())
                .as(world.origin())
                .isEqualTo(kpi.units());
        for (Bucket bucket : Bucket.values()) {
            List<RevenueByPeriod.Row> periods = shop.report(new RevenueByPeriod(bucket, range, statuses));
            assertThat(sum(periods, RevenueByPeriod.Row::net))
                    .as(world.origin())
                    .isEqualTo(kpi.net());
            assertThat(periods.stream().mapToLong(RevenueByPeriod.Row::orders).sum())
                    .as(world.origin())
                    .isEqualTo(kpi.orders());
            assertThat(periods.stream().mapToLong(RevenueByPeriod.Row::units).sum())
                    .as(world.origin())
                    .isEqualTo(kpi.units());
        }
    }

    private static <R> Money sum(List<R> rows, Function<R, Money> money) {
        return rows.stream().map(money).reduce(Money.ZERO, Money::plus);
    }
}
