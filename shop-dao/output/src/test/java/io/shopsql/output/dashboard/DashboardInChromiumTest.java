package io.shopsql.output.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.orders.PastOrder;
import io.shopsql.output.dashboard.Chromium.Drawn;
import io.shopsql.output.dashboard.Chromium.Theme;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.report.Bucket;
import io.shopsql.report.TimeRange;
import io.shopsql.report.orders.OrderStatusMix;
import io.shopsql.report.products.TopProducts;
import io.shopsql.report.revenue.KpiSummary;
import io.shopsql.report.revenue.MovingAverage;
import io.shopsql.report.revenue.RevenueByPeriod;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page in a real browser. */
@EveryDatabase
@Tag("long")
class DashboardInChromiumTest {

    private static final List<String> CHARTS =
            List.of("revenue", "statuses", "products", "categories", "buyers", "cohorts", "segments", "stock");

    private final TestDatabase database;

    @TempDir
    Path folder = Path.of("");

    DashboardInChromiumTest(TestDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void every_chart_is_drawn_and_the_tables_say_what_the_reports_say(Theme theme) {
        Chromium chromium = Chromium.found();
        try (TestShop shop = SmallShop.filled(database)) {
            DrawnPage page = drawn(chromium, Dashboard.of(shop.shop()).currency("£"), theme);
            for (String chart : CHARTS) {
                assertThat(page.shapes(chart)).as(chart).isGreaterThan(4);
                assertThat(page.section(chart)).contains("role=\"img\"", "aria-label=\"");
            }
            assertNumbers(page, shop);
            // each theme draws in its own colours
            boolean dark = theme == Theme.DARK;
            assertThat(page.section("revenue").contains("#7fa6ff")).isEqualTo(dark);
            assertThat(page.section("revenue").contains("#2b5fc7")).isEqualTo(!dark);
            assertThat(page.dom()).contains("id=\"theme\" aria-pressed=\"" + dark + "\"");
        }
    }

    private static void assertNumbers(DrawnPage page, TestShop shop) {
        KpiSummary.Row kpis = shop.report(new KpiSummary(TimeRange.ALL));
        assertThat(page.keyFigures())
                .contains(shown(kpis.net()), shown(kpis.orders()), shown(kpis.units()), shown(kpis.buyers()))
                .hasSize(7);
        List<RevenueByPeriod.Row> weeks = shop.report(new RevenueByPeriod(Bucket.ISO_WEEK, TimeRange.ALL));
        List<MovingAverage.Row> means = shop.report(new MovingAverage(Bucket.ISO_WEEK, TimeRange.ALL, 4));
        List<List<String>> revenue = new ArrayList<>();
        for (int i = 0; i < weeks.size(); i++) {
            RevenueByPeriod.Row week = weeks.get(i);
            revenue.add(List.of(
                    week.label(),
                    shown(week.orders()),
                    shown(week.units()),
                    shown(week.net()),
                    shown(means.get(i).average())));
        }
        assertThat(page.table("revenue", 0)).isEqualTo(revenue);
        assertThat(page.table("products", 0))
                .isEqualTo(shop.report(new TopProducts(TimeRange.ALL)).stream()
                        .map(p -> List.of(
                                shown(p.rank()),
                                p.sku() == null ? "–" : p.sku(),
                                p.name(),
                                shown(p.units()),
                                shown(p.orders()),
                                shown(p.net())))
                        .toList());
        assertThat(page.table("statuses", 0))
                .isEqualTo(shop.report(new OrderStatusMix(TimeRange.ALL)).stream()
                        .map(s -> List.of(
                                s.status().value(),
                                shown(s.orders()),
                                s.shareOfOrders() + " %",
                                shown(s.value()),
                                s.shareOfValue() + " %"))
                        .toList());
        assertThat(page.table("segments", 0))
                .extracting(row -> row.get(0))
                .contains("Champions", "Can't lose them")
                .hasSize(Segment.values().length);
        assertThat(page.table("stock", 0))
                .anySatisfy(row -> assertThat(row).startsWith("Lantern", "A", "Out of stock", "0"))
                .anySatisfy(row -> assertThat(row).startsWith("Candle", "B", "Low", "4"));
    }

    @Test
    void amounts_that_no_double_holds_are_shown_exactly() {
        Chromium chromium = Chromium.found();
        try (TestShop shop = SmallShop.empty(database)) {
            User user = SmallShop.aUser(shop, "Rich", 1);
            Money price = Money.of("99999999.9999");
            Product gold = SmallShop.aProduct(shop, new NewProduct("Gold", price), 5);
            PastOrder order = new PastOrder(
                    "gold", user.id(), SmallShop.NOW, List.of(new PastOrder.Item(gold.id(), 999_999, price)));
            shop.run(tx -> tx.orders().recordAll(List.of(order)));
            DrawnPage page = drawn(chromium, Dashboard.of(shop.shop()), Theme.LIGHT);
            assertThat(page.keyFigures().get(0)).isEqualTo("$99,999,899,999,900.0001");
            assertThat(page.table("products", 0).get(0)).endsWith("999,999", "1", "$99,999,899,999,900.0001");
        }
    }

    @Test
    void hostile_names_are_text() {
        Chromium chromium = Chromium.found();
        try (TestShop shop = HostileShop.in(database)) {
            Dashboard dashboard = Dashboard.of(shop.shop())
                    .counting(EnumSet.allOf(OrderStatus.class))
                    .titled(HostileShop.SCRIPT)
                    .currency("<b>");
            DrawnPage page = drawn(chromium, dashboard, Theme.LIGHT);
            assertThat(page.table("products", 0))
                    .extracting(row -> row.get(2))
                    .contains(
                            HostileShop.NAMES.get(0),
                            HostileShop.NAMES.get(1),
                            HostileShop.NAMES.get(2),
                            HostileShop.NAMES.get(3),
                            HostileShop.NAMES.get(4),
                            HostileShop.NAMES.get(5),
                            // what would turn the text around or ring a bell is a dot
                            "·reversed· and ·isolated·",
                            "tab·bell·escape·[31m line·end · ·",
                            HostileShop.NAMES.get(8),
                            "__proto__");
            assertThat(page.markup()).doesNotContain("<img", "<b>", "<i>", "alert(1)</script>");
            assertThat(page.shapes("products")).isGreaterThan(4);
            assertThat(page.keyFigures().get(0)).startsWith("<b>");
        }
    }

    @Test
    void an_empty_shop_says_so() {
        Chromium chromium = Chromium.found();
        try (TestShop shop = SmallShop.empty(database)) {
            DrawnPage page = drawn(chromium, Dashboard.of(shop.shop()), Theme.LIGHT);
            assertThat(page.dom()).contains("This shop is empty").doesNotContain("<svg");
        }
    }

    @Test
    void without_a_sale_each_section_says_so_and_the_stock_is_drawn() {
        Chromium chromium = Chromium.found();
        try (TestShop shop = SmallShop.empty(database)) {
            SmallShop.aProduct(shop, new NewProduct("Mug", Money.of("5")), 3);
            DrawnPage page = drawn(chromium, Dashboard.of(shop.shop()), Theme.LIGHT);
            for (String chart : CHARTS.subList(0, 7)) {
                assertThat(page.section(chart)).contains("There is no").doesNotContain("<svg");
            }
            assertThat(page.shapes("stock")).isGreaterThan(2);
            assertThat(page.table("stock", 0)).containsExactly(List.of("Mug", "–", "Low", "3", "0", "–"));
        }
    }

    /** Without a word on the console. */
    private DrawnPage drawn(Chromium chromium, Dashboard dashboard, Theme theme) {
        Path file = folder.resolve("page.html");
        dashboard.overwriting().writeTo(file);
        Drawn drawn = chromium.draw(file, theme);
        assertThat(drawn.console()).isEmpty();
        return new DrawnPage(drawn.dom());
    }

    private static String shown(@Nullable Money money) {
        return money == null
                ? "–"
                : "£"
                        + new DecimalFormat("#,##0.00##", DecimalFormatSymbols.getInstance(Locale.ROOT))
                                .format(money.toBigDecimal());
    }

    private static String shown(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
