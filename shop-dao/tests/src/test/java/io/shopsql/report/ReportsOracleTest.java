package io.shopsql.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.report.customers.SalesByCustomer;
import io.shopsql.report.products.CurrentStock;
import io.shopsql.report.products.TopProducts;
import io.shopsql.report.revenue.KpiSummary;
import io.shopsql.report.revenue.RevenueByPeriod;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each report over generated shops, cell by cell, order and scale included. */
@EveryDatabase
@Tag("long")
class ReportsOracleTest {

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final TestShop shop;

    ReportsOracleTest(TestDatabase database) {
        shop = database.emptyShop(config -> config.clock(clock));
    }

    @ParameterizedTest
    @EnumSource
    void every_report_answers_as_the_oracle(Scene scene) {
        World world = Worlds.fill(shop, clock, scene);
        checkAll(world, scene);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "th-TH-u-ca-buddhist-nu-thai"})
    void the_default_locale_changes_nothing(String locale) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(locale));
        try {
            checkAll(Worlds.fill(shop, clock, Scene.LONDON), Scene.LONDON);
        } finally {
            Locale.setDefault(before);
        }
    }

    private void checkAll(World world, Scene scene) {
        Oracle oracle = new Oracle(world);
        check(world, new CurrentStock(), oracle.currentStock());
        for (Set<OrderStatus> statuses : Scene.FILTERS) {
            for (TimeRange range : scene.ranges()) {
                check(world, new SalesByCustomer(range.counting(statuses)), oracle.salesByCustomer(range, statuses));
                check(world, new KpiSummary(range.counting(statuses)), oracle.kpiSummary(range, statuses));
                for (Bucket bucket : Bucket.values()) {
                    check(
                            world,
                            new RevenueByPeriod(bucket, range.counting(statuses)),
                            oracle.revenueByPeriod(bucket, range, statuses));
                }
                tops(range, statuses).forEach(top -> check(world, top, oracle.topProducts(top)));
            }
        }
    }

    private <T> void check(World world, Report<T> report, T expected) {
        T answer = shop.report(report);
        assertThat((Object) answer).as("%s of %s", report, world.origin()).isEqualTo(expected);
    }

    private static Stream<TopProducts> tops(TimeRange range, Set<OrderStatus> statuses) {
        TopProducts net = new TopProducts(range.counting(statuses));
        TopProducts units = net.by(TopProducts.RankBy.UNITS);
        return Stream.of(
                net,
                units,
                net.top(3).withTies(),
                units.top(3).withTies(),
                net.withUnsold().top(Integer.MAX_VALUE),
                units.withUnsold().top(9).withTies(),
                units.withUnsold().top(9));
    }
}
