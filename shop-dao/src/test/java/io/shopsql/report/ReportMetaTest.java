package io.shopsql.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.InvalidInput;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.customers.CohortRetention;
import io.shopsql.report.products.LowStock;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the reports say about themselves agrees with their code, their Javadoc and the reference page. */
class ReportMetaTest {

    private static final Path SOURCES = Path.of("src/main/java/io/shopsql/report");

    private static final Path PAGE = Path.of("../docs/reports.md");

    static List<ReportMeta> all() {
        return Reports.all().stream().map(ReportMeta::of).toList();
    }

    @Test
    void every_report_of_the_package_is_listed_once() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> reports = files.filter(ReportMetaTest::isReport)
                    .map(file -> kebab(file.getFileName().toString().replace(".java", "")))
                    .toList();
            assertThat(all()).extracting(ReportMeta::name).containsExactlyInAnyOrderElementsOf(reports);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_columns_are_the_components_of_the_row(ReportMeta meta) throws ReflectiveOperationException {
        Class<?> row = Class.forName(type(meta).getName() + "$Row");
        assertThat(meta.columns())
                .extracting(Column::name)
                .containsExactlyElementsOf(Stream.of(row.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
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

    @ParameterizedTest
    @MethodSource("all")
    void the_javadoc_says_the_same(ReportMeta meta) throws IOException {
        String source =
                Files.readString(Path.of("src/main/java", type(meta).getName().replace('.', '/') + ".java"));
        String javadoc = plain(source.substring(0, source.indexOf("public record")));
        assertThat(javadoc)
                .contains(meta.question())
                .contains("Definition: " + meta.definition())
                .contains("Filter: " + meta.filter())
                .contains("Grain: " + meta.grain());
        if (!meta.order().equals("one row")) {
            assertThat(javadoc).contains("Order: " + meta.order());
        }
        assertThat(javadoc).contains("Nulls and empty: " + meta.empty());
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
    void a_report_of_ones_own_needs_none_and_may_have_one() {
        Report<Integer> lambda = db -> 1;
        assertThat(lambda.meta()).isEmpty();
        assertThat(ReportMeta.of(lambda)).isEqualTo(ReportMeta.of("report", "", ""));
        assertThat(new LowStock(0).meta()).contains(LowStock.META);
        assertThat(ReportMeta.of("slow-movers", "What sells slowly?", "few pieces.")
                        .columns())
                .isEmpty();
    }

    @Test
    void a_name_is_words_joined_by_hyphens() {
        for (String wrong : List.of("", " ", "-x", "two words")) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> ReportMeta.of(wrong, "What?", "That."))
                    .withMessageStartingWith("name must be words joined by hyphens, was '" + wrong + "'.");
        }
    }

    @Test
    void the_chart_of_the_top_products_draws_what_they_are_ranked_by() {
        TopProducts byNet = new TopProducts();
        assertThat(ReportMeta.of(byNet).chart()).isEqualTo(Chart.bars("name", "net"));
        assertThat(ReportMeta.of(byNet.by(TopProducts.RankBy.UNITS)).chart()).isEqualTo(Chart.bars("name", "units"));
    }

    @Test
    void what_a_report_leaves_open_its_class_tells() {
        assertThat(ReportMeta.of(new SlowMovers(3)))
                .isEqualTo(ReportMeta.of("slow-movers", "", "")
                        .withColumns(List.of(new Column("product", "", ""), new Column("unitsSold", "", ""))));
        assertThat(ReportMeta.of(new OneFigure()).columns()).containsExactly(new Column("value", "", ""));
        ReportMeta said = ReportMeta.of(new SaysItsName());
        assertThat(said.name()).isEqualTo("a-name-of-its-own");
        assertThat(said.columns()).containsExactly(new Column("value", "", ""));
    }

    record SlowMovers(int units) implements Report<List<SlowMovers.Row>> {
        record Row(ProductId product, long unitsSold) {}

        @Override
        public List<Row> run(DSLContext db) {
            return List.of();
        }
    }

    record OneFigure() implements Report<OneFigure.Figure> {
        record Figure(int value) {}

        @Override
        public Figure run(DSLContext db) {
            return new Figure(7);
        }
    }

    record SaysItsName() implements Report<OneFigure.Figure> {
        @Override
        public OneFigure.Figure run(DSLContext db) {
            return new OneFigure.Figure(7);
        }

        @Override
        public Optional<ReportMeta> meta() {
            return Optional.of(ReportMeta.of("a-name-of-its-own", "What?", "That."));
        }
    }

    private static String page() {
        List<String> lines = new ArrayList<>();
        lines.add("# Reports");
        lines.add("");
        lines.add(
                "Made from what the reports say about themselves (`Reports.all()`); a test keeps it equal. A sale is an");
        lines.add("order whose status counts: completed, unless other statuses are given.");
        lines.add("");
        lines.add(
                "In Java a column is a component of the row, and a parameter one of the report. What the `shop` command writes");
        lines.add(
                "and takes is named after them: the column `averageOrderValue` is `average_order_value`, the parameter `minOrders`");
        lines.add("the option `--min-orders`. No report takes more than " + commas(Bucket.MAX_BUCKETS)
                + " buckets, nor cohorts of more than " + commas(CohortRetention.MAX_MONTHS) + " months.");
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
            lines.add("- **Statements**: " + (report.statements() == 1 ? "one" : "at most " + report.statements()));
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
            return name + ", when the orders were placed and the zone of its days: all time, in UTC";
        }
        if (value instanceof Set<?> statuses) {
            return name + ", which orders count: "
                    + (statuses.size() == 1 ? "completed" : statuses.size() == 5 ? "all" : statuses.toString());
        }
        if (value instanceof Bucket bucket) {
            return name + ", how time is cut: by " + bucket.name().toLowerCase(Locale.ROOT);
        }
        if (value instanceof LocalDate) {
            return name + ", the first day that does not count: today in UTC";
        }
        if (value instanceof ZoneId) {
            return name + ", where days begin: UTC";
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

    private static boolean isReport(Path file) {
        try {
            return file.toString().endsWith(".java")
                    && Files.readString(file).contains("public record")
                    && Files.readString(file).contains(" run(DSLContext db)");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String camel(String kebab) {
        StringBuilder camel = new StringBuilder();
        for (String word : kebab.split("-", -1)) {
            camel.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return camel.toString();
    }

    /** Without stars, tags and line ends; of a link its member alone. */
    private static String plain(String javadoc) {
        return javadoc.replaceAll("(?m)^\\s*/?\\*+/? ?", "")
                .replaceAll("\\{@(?:code|link|value)\\s+(?:[^}#]*#)?([^}]*)}", "$1")
                .replaceAll("<[^>]+>", "")
                .replaceAll("\\s+", " ");
    }
}
