package io.shopsql.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.shopsql.report.Bucket;
import io.shopsql.report.TimeRange;
import io.shopsql.report.customers.CohortRetention;
import io.shopsql.report.customers.Rfm;
import io.shopsql.report.customers.SalesByCustomer;
import io.shopsql.report.products.BasketPairs;
import io.shopsql.report.products.TopProducts;
import io.shopsql.report.revenue.KpiSummary;
import io.shopsql.report.revenue.RevenueByPeriod;
import io.shopsql.report.revenue.RunningTotal;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Invariants;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.tests.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real day and a real month of orders: the reports equal answers that were computed elsewhere. */
@EveryDatabase
@Tag("long")
class RealOrdersTest {

    @AutoClose
    private final TestShop shop;

    @TempDir
    private Path folder;

    RealOrdersTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void the_first_day() throws IOException {
        imports(SharedData.path("online-retail/day_2010-12-01.csv"));
        reportsEqual("day_2010-12-01", 121, 95);
    }

    @Test
    void the_first_month_also_after_its_first_day_and_again() throws IOException {
        Path month = month();
        imports(SharedData.path("online-retail/day_2010-12-01.csv"));
        CommandRun run = imports(month);
        assertThat(run.out()).contains("1279").contains("121");
        reportsEqual("month_2010-12", 1400, 885);
        KpiSummary.Row kpi = shop.report(new KpiSummary(TimeRange.ALL));
        assertThat(kpi.units()).isEqualTo(312_265);
        assertThat(kpi.net()).isEqualTo(Money.of("572713.89"));
        assertThat(kpi.averageOrderValue()).isEqualTo(Money.of("409.0814")); // 409.08135, half-up
        var before = shop.checksums();
        imports(month);
        assertThat(shop.checksums()).isEqualTo(before);
        Invariants.check(shop);
    }

    @Test
    void the_first_month_with_its_lines_in_any_order_and_then_as_it_is() throws IOException {
        long seed = 20261127;
        Path month = month();
        List<String> lines = new ArrayList<>(Files.readAllLines(month));
        Collections.shuffle(lines.subList(1, lines.size()), new Random(seed));
        imports(Files.write(folder.resolve("shuffled.csv"), lines));
        reportsEqual("month_2010-12", 1400, 885);
        var before = shop.checksums();
        imports(month);
        assertThat(shop.checksums()).isEqualTo(before);
        Invariants.check(shop);
    }

    @Test
    void a_dry_run_of_the_month_stores_nothing() throws IOException {
        var before = shop.checksums();
        CommandRun run = CommandRun.shop("import", month(), "--url", shop.url(), "--dry-run");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("1400").contains("572713.89");
        assertThat(shop.checksums()).isEqualTo(before);
    }

    private CommandRun imports(Path file) {
        CommandRun run = CommandRun.shop("import", file, "--url", shop.url());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private Path month() throws IOException {
        Path month = folder.resolve("month.csv");
        try (InputStream packed =
                new GZIPInputStream(Files.newInputStream(SharedData.path("online-retail/month_2010-12.csv.gz")))) {
            Files.copy(packed, month);
        }
        return month;
    }

    private void reportsEqual(String answers, int orders, int customers) throws IOException {
        List<SalesByCustomer.Row> sales = shop.report(new SalesByCustomer(TimeRange.ALL));
        assertThat(sales).hasSize(customers);
        assertThat(sales.stream().map(r -> List.<Object>of(String.valueOf(r.code()), r.orders(), r.spent())))
                .containsExactlyElementsOf(answers(
                        answers,
                        "sales_by_customer",
                        r -> List.of(r.getField("customer_id"), number(r, "orders"), money(r, "revenue"))));

        List<RevenueByPeriod.Row> days = shop.report(new RevenueByPeriod(Bucket.DAY, TimeRange.ALL));
        assertThat(days.stream().filter(r -> r.orders() > 0).map(r -> List.<Object>of(r.label(), r.orders(), r.net())))
                .containsExactlyElementsOf(answers(
                        answers,
                        "revenue_by_day",
                        r -> List.of(r.getField("day"), number(r, "orders"), money(r, "revenue"))));
        assertThat(days.stream().filter(r -> r.orders() == 0))
                .allSatisfy(r -> assertThat(r.net()).isEqualTo(Money.ZERO));

        List<TopProducts.Row> products = shop.report(new TopProducts(TimeRange.ALL).top(Integer.MAX_VALUE));
        assertThat(products.stream()
                        .map(r -> List.<Object>of(r.rank(), String.valueOf(r.sku()), r.units(), r.net(), r.orders())))
                .containsExactlyElementsOf(answers(
                        answers,
                        "products",
                        r -> List.of(
                                number(r, "rank_by_revenue"),
                                r.getField("product_id"),
                                number(r, "units"),
                                money(r, "revenue"),
                                number(r, "orders"))));

        catalogueEquals(answers);
        OrderAnswers.of(answers).check(shop);

        KpiSummary.Row kpi = shop.report(new KpiSummary(TimeRange.ALL));
        assertThat(List.of(kpi.orders(), kpi.buyers())).containsExactly((long) orders, (long) customers);
    }

    private void catalogueEquals(String answers) throws IOException {
        List<RunningTotal.Row> days = shop.report(new RunningTotal(Bucket.DAY, TimeRange.ALL));
        assertThat(days.stream().filter(r -> !r.net().isZero()).map(r -> List.<Object>of(r.label(), r.running())))
                .containsExactlyElementsOf(answers(
                        answers, "revenue_by_day", r -> List.of(r.getField("day"), money(r, "running_revenue"))));

        List<CohortRetention.Row> cohorts = shop.report(new CohortRetention(TimeRange.ALL));
        assertThat(cohorts.stream().map(r -> List.<Object>of(r.cohort(), r.size())))
                .containsExactlyElementsOf(
                        answers(answers, "cohort_customers", r -> List.of(r.getField("cohort"), number(r, "0"))));

        // the answers count from the day after the last order
        LocalDate asOf = LocalDate.parse(days.get(days.size() - 1).label()).plusDays(1);
        List<Rfm.Row> scores = shop.report(new Rfm(asOf, ZoneOffset.UTC));
        assertThat(scores.stream()
                        .map(r -> List.<Object>of(
                                String.valueOf(r.code()),
                                r.recencyDays(),
                                r.frequency(),
                                r.net(),
                                (long) r.r(),
                                (long) r.f(),
                                (long) r.m())))
                .containsExactlyElementsOf(answers(
                        answers,
                        "rfm",
                        r -> List.of(
                                r.getField("customer_id"),
                                number(r, "recency_days"),
                                number(r, "frequency"),
                                money(r, "monetary"),
                                number(r, "r5"),
                                number(r, "f5"),
                                number(r, "m5"))));

        List<BasketPairs.Row> pairs = shop.report(new BasketPairs(TimeRange.ALL).atLeast(1));
        assertThat(pairs.stream()
                        .map(r -> List.<Object>of(
                                String.valueOf(r.firstSku()),
                                String.valueOf(r.secondSku()),
                                r.orders(),
                                r.firstOrders(),
                                r.secondOrders())))
                .containsExactlyElementsOf(answers(
                        answers,
                        "pairs_top100",
                        r -> List.of(
                                r.getField("a"),
                                r.getField("b"),
                                number(r, "orders_together"),
                                number(r, "support_a"),
                                number(r, "support_b"))));
        // six decimals there, four here
        List<BigDecimal> ratios = pairs.stream()
                .flatMap(r -> Stream.of(r.firstToSecond(), r.lift()))
                .toList();
        List<BigDecimal> expected = answers(
                        answers,
                        "pairs_top100",
                        r -> List.of(
                                new BigDecimal(r.getField("confidence_a_b_6dp")),
                                new BigDecimal(r.getField("lift_6dp"))))
                .stream()
                .flatMap(List::stream)
                .map(BigDecimal.class::cast)
                .toList();
        assertThat(ratios).hasSameSizeAs(expected);
        for (int i = 0; i < ratios.size(); i++) {
            assertThat(ratios.get(i)).isCloseTo(expected.get(i), within(new BigDecimal("0.00005")));
        }
    }

    private static List<List<Object>> answers(String folder, String name, Function<NamedCsvRecord, List<Object>> row)
            throws IOException {
        Path file = SharedData.path("online-retail/answers/" + folder + "/" + name + ".csv");
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(file)) {
            return records.stream().map(row).toList();
        }
    }

    private static Object number(NamedCsvRecord answer, String column) {
        return Long.valueOf(answer.getField(column));
    }

    private static Object money(NamedCsvRecord answer, String column) {
        return Money.of(answer.getField(column));
    }
}
