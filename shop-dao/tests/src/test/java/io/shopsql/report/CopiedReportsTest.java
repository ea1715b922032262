package io.shopsql.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.copy.Copied;
import io.shopsql.copy.ShopCopy;
import io.shopsql.report.customers.SalesByCustomer;
import io.shopsql.report.products.CurrentStock;
import io.shopsql.report.products.TopProducts;
import io.shopsql.report.revenue.KpiSummary;
import io.shopsql.report.revenue.RevenueByPeriod;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A generated shop, copied there and back again, gives the same answers everywhere. */
@EveryDatabase
class CopiedReportsTest {

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final TestShop source;

    @AutoClose
    private final TestShop there;

    CopiedReportsTest(TestDatabase database) {
        source = database.emptyShop(config -> config.clock(clock));
        there = other(database).emptyShop();
    }

    private static TestDatabase other(TestDatabase database) {
        return database == TestDatabase.SQLITE ? TestDatabase.POSTGRES : TestDatabase.SQLITE;
    }

    @ParameterizedTest
    @EnumSource(
            value = Scene.class,
            names = {"NOTHING", "FIVE_YEARS", "APIA"})
    void every_report_is_the_same_there_and_back_again(Scene scene) {
        World world = Worlds.fill(source, clock, scene);
        try (TestShop again = TestDatabase.SQLITE.emptyShop()) {
            Copied first = ShopCopy.from(source.shop()).to(there.shop()).run();
            Copied second = ShopCopy.from(there.shop()).to(again.shop()).run();
            assertThat(second).as(world.origin()).isEqualTo(first);
            List<Object> answers = answers(source, scene);
            assertThat(answers(there, scene)).as(world.origin()).isEqualTo(answers);
            assertThat(answers(again, scene)).as(world.origin()).isEqualTo(answers);
        }
    }

    private static List<Object> answers(TestShop shop, Scene scene) {
        Stream<Report<?>> first = Stream.of(
                new SalesByCustomer(TimeRange.ALL),
                new RevenueByPeriod(Bucket.DAY, scene.days()),
                new KpiSummary(TimeRange.ALL),
                new TopProducts(TimeRange.ALL).top(Integer.MAX_VALUE),
                new CurrentStock());
        return Stream.concat(first, Catalogue.WITHOUT_BOUNDS.stream())
                .<Object>map(shop::report)
                .toList();
    }
}
