package io.shopsql.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.shopsql.error.InvalidInput;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.customers.CohortRetention;
import io.shopsql.report.customers.TopCustomerPerCategory;
import io.shopsql.report.products.TopProducts;
import io.shopsql.schema.type.ProductId;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What reports say about themselves: by their annotations, on the reference page. */
class ReportMetaTest {

    private static final Path PAGE = Path.of("../docs/reports.md");

    static List<ReportMeta> all() {
        return Reports.all().stream().map(ReportMeta::of).toList();
    }

    @Test
    void every_report_of_the_packages_is_listed_once() {
        List<Class<?>> reports = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.shopsql.report").stream()
                        .filter(type -> type.isAssignableTo(Report.class) && type.isAssignableTo(Record.class))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
        assertThat(Reports.all()).<Class<?>>extracting(Report::getClass).containsExactlyInAnyOrderElementsOf(reports);
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_contract_is_complete(ReportMeta meta) {
        assertThat(List.of(meta.question(), meta.definition(), meta.filter(), meta.grain(), meta.order(), meta.empty()))
                .doesNotContain("");
        assertThat(meta.columns())
                .isNotEmpty()
                .allSatisfy(column -> assertThat(List.of(column.meaning(), column.unit()))
                        .as(column.name())
                        .doesNotContain(""));
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_chart_draws_columns_that_are_there(ReportMeta meta) {
        Chart chart = meta.chart();
        if (chart != null) {
            List<String> drawn = new ArrayList<>(chart.values());
            drawn.addAll(chart.labels());
            if (chart.across() != null) {
                drawn.add(chart.across());
            }
            assertThat(meta.columns()).extracting(Column::name).containsAll(drawn);
        }
    }

    /** Those that the type does not explain: every number, text and flag. */
    @ParameterizedTest
    @MethodSource("all")
    void a_parameter_is_a_component_of_the_report(ReportMeta meta) {
        Class<?> report = type(meta);
        Set<Class<?>> explained = Set.of(TimeRange.class, Set.class, Bucket.class, LocalDate.class, ZoneId.class);
        assertThat(meta.parameters())
                .extracting(ReportMeta.Parameter::name)
                .containsExactlyElementsOf(Stream.of(report.getRecordComponents())
                        .filter(component -> !explained.contains(component.getType()))
                        .map(RecordComponent::getName)
                        .toList());
    }

    /** {@code -Dshop.test.docs=write} writes it anew. */
    @Test
    void the_reference_page_is_made_of_them() throws IOException {
        String page = page();
        if ("write".equals(System.getProperty("shop.test.docs"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(page).isEqualTo(Files.readString(PAGE));
    }

    @Test
    void the_chart_of_the_top_products_draws_what_they_are_ranked_by() {
        TopProducts byNet = new TopProducts(TimeRange.ALL);
        assertThat(ReportMeta.of(byNet).chart()).isEqualTo(Chart.bars("name", "net"));
        assertThat(ReportMeta.of(byNet.by(TopProducts.RankBy.UNITS)).chart()).isEqualTo(Chart.bars("name", "units"));
    }

    @Test
    void a_report_of_ones_own_says_what_its_annotations_say() {
        assertThat(ReportMeta.of(new SlowMovers(3)))
                .isEqualTo(new ReportMeta(
                        "slow-movers",
                        "Which products sell slowly?",
                        "each product with fewer pieces sold than the limit.",
                        "",
                        "",
                        "by name.",
                        "",
                        List.of(
                                new Column("product", "", "key"),
                                new Column("unitsSold", "pieces sold", "pieces"),
                                new Column("openOrders", "not sold yet", "orders")),
                        List.of(new ReportMeta.Parameter("units", "pieces sold, at most")),
                        Chart.bars("product", "unitsSold")));
    }

    @ReportContract(
            question = "Which products sell slowly?",
            definition = "each product with fewer pieces sold than the limit.",
            order = "by name.",
            bars = {"product", "unitsSold"})
    record SlowMovers(@Meaning("pieces sold, at most") int units) implements Report<List<SlowMovers.Row>> {
        record Row(
                ProductId product,

                @Meaning(value = "pieces sold", unit = "pieces")
                long unitsSold,

                @Meaning("not sold yet") long openOrders) {}

        @Override
        public List<Row> run(DSLContext db) {
            return List.of();
        }
    }

    @Test
    void a_column_without_a_meaning_has_that_of_the_glossary_of_its_package() {
        assertThat(ReportMeta.of(new TopCustomerPerCategory(TimeRange.ALL)).columns())
                .contains(
                        new Column("name", "name of the user", "text"),
                        new Column("net", "net of the user in the category", "currency"));
        assertThat(ReportMeta.of(new TopProducts(TimeRange.ALL)).columns())
                .contains(new Column("name", "name of the product", "text"));
    }

    @ReportContract(
            question = "What?",
            heatMap = {"row", "column"})
    record OfTwoColumns() implements Seven {}

    @ReportContract(question = "What?", lines = "label")
    record OfNoValue() implements Seven {}

    @Test
    void a_chart_without_a_value_is_refused() {
        for (Report<?> wrong : List.of(new OfTwoColumns(), new OfNoValue())) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(wrong::chart)
                    .withMessageStartingWith("labels and values must name at least one column each");
        }
    }

    @Test
    void a_report_that_says_nothing_has_the_name_and_the_columns_of_its_class() {
        assertThat(ReportMeta.of(new OneFigure())).isEqualTo(silent("one-figure", new Column("value", "", "")));
        Report<Integer> lambda = db -> 1;
        assertThat(ReportMeta.of(lambda)).isEqualTo(silent("report"));
    }

    private static ReportMeta silent(String name, Column... columns) {
        return new ReportMeta(name, "", "", "", "", "", "", List.of(columns), List.of(), null);
    }

    record OneFigure() implements Report<OneFigure.Figure> {
        record Figure(int value) {}

        @Override
        public Figure run(DSLContext db) {
            return new Figure(7);
        }
    }

    @Test
    void a_contract_may_name_the_report_by_words_joined_by_hyphens() {
        assertThat(ReportMeta.of(new SaysItsName()).name()).isEqualTo("a-name-of-its-own");
        for (Report<?> wrong : List.of(new TwoWords(), new Hyphen())) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> ReportMeta.of(wrong))
                    .withMessageStartingWith("name must be words joined by hyphens, was '");
        }
    }

    @ReportContract(question = "What?", name = "a-name-of-its-own")
    record SaysItsName() implements Seven {}

    @ReportContract(question = "What?", name = "two words")
    record TwoWords() implements Seven {}

    @ReportContract(question = "What?", name = "-x")
    record Hyphen() implements Seven {}

    private interface Seven extends Report<Integer> {
        @Override
        default Integer run(DSLContext db) {
            return 7;
        }
    }

    private static String page() {
        List<String> lines = new ArrayList<>();
        lines.add("# Reports");
        lines.add("");
        lines.add(
                "Generated from the contracts of the built-in reports (`Reports.all()`); a test keeps it up to date. A sale is");
        lines.add("an order whose status counts: completed unless other statuses are given.");
        lines.add("");
        lines.add(
                "In Java, a column is a component of the row and a parameter is a component of the report. The `shop` command");
        lines.add(
                "derives its names from them: the column `averageOrderValue` is `average_order_value`, the parameter `minOrders`");
        lines.add("is the option `--min-orders`. A range has at most " + commas(Bucket.MAX_BUCKETS) + " buckets, or "
                + commas(CohortRetention.MAX_MONTHS) + " months of cohorts.");
        for (Report<?> report : Reports.all()) {
            ReportMeta meta = ReportMeta.of(report);
            lines.add("");
            lines.add("## " + camel(meta.name()));
            lines.add("");
            lines.add("*" + meta.question() + "* (`" + meta.name() + "`)");
            lines.add("");
            lines.add("- **Definition**: " + meta.definition());
            lines.add("- **Filter**: " + meta.filter());
            lines.add("- **Grain**: " + meta.grain());
            lines.add("- **Order**: " + meta.order());
            lines.add("- **Nulls and empty**: " + meta.empty());
            String parameters = Stream.of(report.getClass().getRecordComponents())
                    .map(component -> parameter(report, component))
                    .collect(Collectors.joining("; "));
            if (!parameters.isEmpty()) {
                lines.add("- **Parameters**: " + parameters);
            }
            lines.add("");
            lines.add("| column | meaning | unit |");
            lines.add("|---|---|---|");
            for (Column c : meta.columns()) {
                lines.add("| " + c.name() + " | " + c.meaning() + " | " + c.unit() + " |");
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String commas(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** With what it is unless given. */
    private static String parameter(Report<?> report, RecordComponent component) {
        Object value;
        try {
            value = component.getAccessor().invoke(report);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        String name = "`" + component.getName() + "`";
        if (value.equals(TimeRange.ALL)) {
            return name + ", the time of the orders and the zone of its days: all time, in UTC";
        }
        if (value instanceof TimeRange range) {
            return name
                    + ", the time of the orders, the zone of its days and the statuses that count: all time, in UTC, "
                    + (range.statuses().size() == 1 ? "completed" : "all");
        }
        if (value instanceof Set<?> statuses) {
            return name + ", the statuses that count: "
                    + (statuses.size() == 1 ? "completed" : statuses.size() == 5 ? "all" : statuses.toString());
        }
        if (value instanceof Bucket bucket) {
            return name + ", the unit of time: " + bucket.name().toLowerCase(Locale.ROOT);
        }
        if (value instanceof LocalDate) {
            return name + ", the first day excluded: today in UTC";
        }
        if (value instanceof ZoneId) {
            return name + ", the time zone of the days: UTC";
        }
        String meaning = ReportMeta.of(report).parameters().stream()
                .filter(parameter -> parameter.name().equals(component.getName()))
                .map(ReportMeta.Parameter::meaning)
                .findFirst()
                .orElseThrow();
        return name + ", " + meaning + ": " + value.toString().toLowerCase(Locale.ROOT);
    }

    private static Class<?> type(ReportMeta meta) {
        return Reports.all().stream()
                .filter(report -> ReportMeta.of(report).equals(meta))
                .findFirst()
                .orElseThrow()
                .getClass();
    }

    private static String camel(String kebab) {
        StringBuilder camel = new StringBuilder();
        for (String word : kebab.split("-", -1)) {
            camel.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return camel.toString();
    }
}
