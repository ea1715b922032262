package io.shopsql.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.BadConfiguration;
import io.shopsql.error.InvalidInput;
import io.shopsql.report.Bucket;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.Reports;
import io.shopsql.report.TimeRange;
import io.shopsql.report.customers.LapsedCustomers;
import io.shopsql.report.products.DaysOfCover;
import io.shopsql.report.products.LowStock;
import io.shopsql.report.products.TopProducts;
import io.shopsql.report.revenue.MovingAverage;
import io.shopsql.report.revenue.RunningTotal;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The options of a report are its components. */
class ReportOptionsTest {

    enum Colour {
        RED,
        DARK_BLUE
    }

    record Everything(
            int count,
            long size,
            boolean loud,
            boolean quiet,
            String text,
            BigDecimal ratio,
            Money amount,
            Instant since,
            LocalDate day,
            Colour colour,
            @Nullable UserId buyer,
            List<String> tags)
            implements Report<Integer> {

        Everything() {
            this(
                    1,
                    2,
                    false,
                    true,
                    "a",
                    new BigDecimal("0.5"),
                    Money.of("2.50"),
                    Instant.EPOCH,
                    LocalDate.EPOCH,
                    Colour.RED,
                    null,
                    List.of("x"));
        }

        @Override
        public Integer run(DSLContext db) {
            return count;
        }
    }

    private static Report<?> builtIn(String name) {
        return Reports.all().stream()
                .filter(report -> ReportMeta.of(report).name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void without_options_every_report_is_as_it_is() {
        for (Report<?> report : Reports.all()) {
            // the day of today is that of the zone, which is UTC for both
            assertThat(chosen(report).report()).hasToString(report.toString().replace("zone=Z", "zone=UTC"));
        }
        assertThat(chosen(new Everything()).report()).isEqualTo(new Everything());
    }

    @Test
    void each_kind_of_value_can_be_chosen() {
        assertThat(chosen(
                                new Everything(),
                                "--count=7",
                                "--size=8000000000",
                                "--loud",
                                "--no-quiet",
                                "--text=b c",
                                "--ratio=0.25",
                                "--amount=9.9999",
                                "--since=2020-01-01T00:00:00Z",
                                "--day=2020-02-29",
                                "--colour=dark-blue",
                                "--buyer=12")
                        .report())
                .isEqualTo(new Everything(
                        7,
                        8_000_000_000L,
                        true,
                        false,
                        "b c",
                        new BigDecimal("0.25"),
                        Money.of("9.9999"),
                        Instant.parse("2020-01-01T00:00:00Z"),
                        LocalDate.of(2020, 2, 29),
                        Colour.DARK_BLUE,
                        new UserId(12),
                        List.of("x")));
    }

    @Test
    void what_the_ready_made_reports_take_can_be_chosen() {
        TimeRange december =
                TimeRange.of(LocalDate.of(2010, 12, 1), LocalDate.of(2011, 1, 1), ZoneId.of("Europe/London"));
        String[] range = {"--from=2010-12-01", "--to=2011-01-01", "--zone=Europe/London"};
        assertThat(chosen(
                                builtIn("top-products"),
                                "--rank-by=units",
                                "--limit=3",
                                "--ties",
                                "--unsold",
                                "--status=completed,refunded",
                                range[0],
                                range[1],
                                range[2])
                        .report())
                .isEqualTo(new TopProducts(december.counting(OrderStatus.COMPLETED, OrderStatus.REFUNDED))
                        .by(TopProducts.RankBy.UNITS)
                        .top(3)
                        .withTies()
                        .withUnsold());
        assertThat(chosen(builtIn("moving-average"), "--bucket=week", "--buckets=4", range[0], range[1], range[2])
                        .report())
                .isEqualTo(new MovingAverage(Bucket.ISO_WEEK, december.counting(OrderStatus.COMPLETED), 4));
        assertThat(chosen(builtIn("running-total"), "--per-year", range[0], range[1], range[2])
                        .report())
                .isEqualTo(new RunningTotal(Bucket.DAY, december.counting(OrderStatus.COMPLETED)).resetEachYear());
        assertThat(chosen(new LowStock(), "--threshold=0").report()).isEqualTo(new LowStock(0));
        assertThat(chosen(
                                new LapsedCustomers(),
                                "--as-of=2011-01-01",
                                "--days=30",
                                "--at-least=99.95",
                                "--zone=Europe/London")
                        .report())
                .isEqualTo(new LapsedCustomers(
                        LocalDate.of(2011, 1, 1), 30, Money.of("99.95"), ZoneId.of("Europe/London")));
    }

    @Test
    void today_is_that_of_the_zone() {
        // 25 hours apart: at no time is it the same day in both
        ZoneId first = ZoneId.of("Pacific/Kiritimati");
        ZoneId last = ZoneId.of("Pacific/Pago_Pago");
        LocalDate before = LocalDate.now(last);
        DaysOfCover here =
                (DaysOfCover) chosen(new DaysOfCover(), "--zone=" + first).report();
        DaysOfCover there =
                (DaysOfCover) chosen(new DaysOfCover(), "--zone=" + last).report();
        assertThat(here.asOf()).isAfter(there.asOf());
        assertThat(there.asOf()).isAfterOrEqualTo(before);
    }

    @Test
    void the_caption_names_the_chosen_options() {
        assertThat(chosen(builtIn("top-products"), "--ties", "--to=2011-01-01").filter())
                .isEqualTo("completed orders, before 2011-01-01, UTC, rank by net, limit 10, ties");
        assertThat(chosen(builtIn("spending-per-user")).filter()).isEqualTo("orders of every status, all time, UTC");
        assertThat(chosen(new LapsedCustomers(), "--as-of=2011-01-01").filter())
                .isEqualTo("completed orders, as of 2011-01-01, UTC, days 90, at least 0.00");
        assertThat(chosen(builtIn("running-total"), "--bucket=month").filter())
                .isEqualTo("completed orders, all time, UTC, by month");
    }

    @Test
    void what_the_report_refuses_is_refused_in_its_words() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> chosen(builtIn("top-products"), "--limit=0").report())
                .withMessageContaining("limit must be at least 1, was 0");
    }

    record Two(TimeRange now, TimeRange before) implements Report<Integer> {
        @Override
        public Integer run(DSLContext db) {
            return 0;
        }
    }

    @Test
    void of_two_ranges_the_first_is_an_option_and_the_second_stays() {
        LocalDate day = LocalDate.of(2011, 1, 1);
        ReportOptions options = chosen(new Two(TimeRange.ALL, TimeRange.until(Instant.EPOCH)), "--from=2011-01-01");
        assertThat(options.report())
                .isEqualTo(new Two(
                        new TimeRange(day.atStartOfDay(ZoneId.of("UTC")).toInstant(), null, ZoneId.of("UTC")),
                        TimeRange.until(Instant.EPOCH)));
        assertThat(options.filter()).isEqualTo("from 2011-01-01, UTC");
    }

    @Test
    void a_range_that_counts_no_orders_takes_no_status() {
        CommandSpec spec = CommandSpec.create();
        new ReportOptions(new Two(TimeRange.ALL, TimeRange.ALL)).addTo(spec);
        assertThat(spec.findOption("--status")).isNull();
        CommandSpec counting = CommandSpec.create();
        new ReportOptions(new Two(TimeRange.ALL.counting(OrderStatus.REFUNDED), TimeRange.ALL)).addTo(counting);
        assertThat(counting.findOption("--status")).isNotNull();
    }

    record Fixed(LocalDate asOf, double part, String text) implements Report<Integer> {
        @Override
        public Integer run(DSLContext db) {
            return 0;
        }
    }

    @Test
    void a_day_that_the_report_fixes_is_kept_and_signs_of_formats_stand_for_themselves_in_the_help() {
        Fixed fixed = new Fixed(LocalDate.of(2011, 1, 1), 0.5, "100% ${sys:user.home}");
        assertThat(chosen(fixed, "--part=0.25").report()).isEqualTo(new Fixed(fixed.asOf(), 0.25, fixed.text()));
        CommandSpec spec = CommandSpec.create();
        new ReportOptions(fixed).addTo(spec);
        assertThat(new CommandLine(spec).getUsageMessage()).contains("Default: 100% ${sys:user.home}.");
    }

    record Taken(int format) implements Report<Integer> {
        @Override
        public Integer run(DSLContext db) {
            return 0;
        }
    }

    @Test
    void a_component_named_as_an_option_of_the_command_and_a_missing_default_are_refused_by_name() {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> new ReportOptions(new Taken(1)))
                .withMessageContaining("taken")
                .withMessageContaining("format");
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> new ReportOptions(new NoDefault(null)))
                .withMessageContaining("no-default")
                .withMessageContaining("range");
    }

    record NoDefault(@Nullable TimeRange range) implements Report<Integer> {
        @Override
        public Integer run(DSLContext db) {
            return 0;
        }
    }

    private static ReportOptions chosen(Report<?> report, String... args) {
        ReportOptions options = new ReportOptions(report);
        CommandSpec spec = CommandSpec.create();
        options.addTo(spec);
        CommandLine line = new CommandLine(spec).setCaseInsensitiveEnumValuesAllowed(true);
        Values.registerWith(line);
        line.parseArgs(args);
        return options;
    }
}
