package io.shopsql.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.BadConfiguration;
import io.shopsql.report.Chart;
import io.shopsql.report.Report;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ChartTest {

    record Sold(ProductId product, String name, @Nullable Money net, long units) {}

    record Day(String label, @Nullable BigDecimal growth, long orders) {}

    record Cell(String cohort, int month, @Nullable BigDecimal retention) {}

    private static final List<Sold> SOLD = List.of(
            new Sold(new ProductId(1), "Lamp", Money.of(100), 3),
            new Sold(new ProductId(2), "Pen <&> \"x\"", Money.of("25.5"), 4000),
            new Sold(new ProductId(3), "Lamp", Money.of("0.01"), 1),
            new Sold(new ProductId(4), "Nothing", null, 0),
            new Sold(new ProductId(5), "Back", Money.of(-50), 2));

    @Test
    void bars_are_as_long_as_their_values_and_say_them_exactly() {
        assertThat(text(Rows.of(Sold.class, SOLD).captioned("Sold").drawnAs(Chart.bars("name", "net"))))
                .isEqualTo("""
                        Sold

                        Lamp         £100.00  %s
                        Pen <&> "x"   £25.50  %s
                        Lamp (2)       £0.01  ▏
                        Nothing
                        Back         -£50.00  %s
                        """.formatted("█".repeat(58), "█".repeat(15), "░".repeat(29)));
    }

    @Test
    void several_values_stand_below_each_other() {
        assertThat(text(Rows.of(Sold.class, SOLD.subList(0, 2)).drawnAs(Chart.bars("name", "net", "units"))))
                .contains("Lamp         net    £100.00", "\n             units        3")
                .contains("units     4000  ██");
    }

    @Test
    void without_a_chart_of_its_own_the_first_text_names_and_the_first_figure_is_drawn_never_a_key() {
        assertThat(text(Rows.of(Sold.class, SOLD)))
                .isEqualTo(text(Rows.of(Sold.class, SOLD).drawnAs(Chart.bars("name", "net"))));
    }

    @Test
    void fifty_bars_are_drawn_and_the_rest_is_counted() {
        List<Sold> many = IntStream.range(0, 60)
                .mapToObj(i -> new Sold(new ProductId(i), "P" + i, Money.of(i), i))
                .toList();
        assertThat(text(Rows.of(Sold.class, many)))
                .contains("P49")
                .doesNotContain("P50")
                .endsWith("… and 10 more\n");
    }

    @Test
    void of_many_points_that_are_not_an_area_fifty_are_drawn_and_the_rest_is_counted() {
        List<Day> days = IntStream.range(0, 60)
                .mapToObj(i -> new Day("d" + i, new BigDecimal(i - 1), 1))
                .toList();
        assertThat(text(Rows.of(Day.class, days).drawnAs(Chart.lines("label", "growth"))))
                .contains("d49")
                .doesNotContain("d50")
                .endsWith("… and 10 more\n");
    }

    @Test
    void rows_without_a_value_are_not_called_no_rows() {
        Rows rows = Rows.of(Day.class, List.of(new Day("d", null, 1))).drawnAs(Chart.lines("label", "growth"));
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> OutputFormat.SVG.write(new ByteArrayOutputStream(), rows, "£"))
                .withMessageContaining("None of the rows has a value to draw.");
    }

    @Test
    void many_points_in_time_are_an_area_whatever_the_language_of_the_machine() {
        List<Day> days = IntStream.range(0, 20)
                .mapToObj(i -> new Day("2010-12-" + (i + 10), null, i * 1000L))
                .toList();
        Rows rows = Rows.of(Day.class, days).drawnAs(Chart.lines("label", "orders"));
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(text(rows))
                    .contains("19,000|", "  0|█████", "2010-12-10")
                    .doesNotContain("19.000");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void growth_that_is_missing_or_negative_is_not_an_area() {
        List<Day> days = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            days.add(new Day("d" + i, i == 0 ? null : new BigDecimal(i % 2 == 0 ? "0.5" : "-0.25"), 1));
        }
        assertThat(text(Rows.of(Day.class, days).drawnAs(Chart.lines("label", "growth"))))
                .contains("d0\n", "d1   -0.25  ░░░", "d2     0.5  ███");
    }

    @Test
    void a_heat_map_is_shaded_and_leaves_out_what_is_not_known() {
        List<Cell> cells = List.of(
                new Cell("2010-11", 0, new BigDecimal("1.0000")),
                new Cell("2010-11", 1, new BigDecimal("0.2500")),
                new Cell("2010-12", 0, new BigDecimal("0.0000")),
                new Cell("2010-12", 1, null));
        Rows rows = Rows.of(Cell.class, cells).drawnAs(Chart.heatMap("cohort", "month", "retention"));
        assertThat(text(rows)).isEqualTo("""
                        0  1
                2010-11 ██ ▒▒
                2010-12 ░░

                ░ from 0.0000 to █ 1.0000
                """);
        List<Cell> twice = new ArrayList<>(cells);
        twice.add(cells.get(0));
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(
                        () -> text(Rows.of(Cell.class, twice).drawnAs(Chart.heatMap("cohort", "month", "retention"))))
                .withMessageContaining("same cell");
    }

    @Test
    void what_cannot_be_drawn_is_refused_and_says_why() {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> text(Rows.of(Sold.class, SOLD).drawnAs(Chart.bars("name", "weight"))))
                .withMessageContaining("weight")
                .withMessageContaining("product, name, net, units");
        record Figures(long orders, long units) {}
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> text(Rows.of(Figures.class, List.of(new Figures(1, 2)))))
                .withMessageContaining("nothing to draw");
        for (OutputFormat format : List.of(OutputFormat.PNG, OutputFormat.SVG)) {
            Rows none = Rows.of(Sold.class, List.<Sold>of()).drawnAs(Chart.bars("name", "net"));
            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> format.write(new ByteArrayOutputStream(), none, "£"))
                    .withMessageContaining("no rows to draw");
        }
    }

    @Test
    void a_label_that_is_missing_or_blank_and_labels_that_begin_alike_are_told_apart() throws IOException {
        String long1 = "abcdefghijklmnopqrstuvwxyz 0123456789 one";
        String long2 = "abcdefghijklmnopqrstuvwxyz 0123456789 two";
        List<Sold> sold = Stream.of(" ", "A", "A", "A (2)", long1, long2)
                .map(name -> new Sold(new ProductId(1), name, Money.of(1), 1))
                .toList();
        Rows rows = Rows.of(Sold.class, sold).drawnAs(Chart.bars("name", "net"));
        assertThat(text(rows).lines().map(line -> line.replaceAll(" +£.*", "")))
                .containsExactly(
                        "(none)",
                        "A",
                        "A (2)",
                        "A (2) (2)",
                        "abcdefghijklmnopqrstuvwxyz 0123…",
                        "abcdefghijklmnopqrstuvwxyz 0123… (2)");
        assertThat(bytes(OutputFormat.PNG, rows)).isNotEmpty();
    }

    record Sparse(String name, @Nullable Double value) {}

    @Test
    void nan_is_left_out_and_a_value_too_large_to_draw_is_refused() throws IOException {
        List<Sparse> some = List.of(new Sparse("a", Double.NaN), new Sparse("b", 2.5), new Sparse("c", null));
        Rows rows = Rows.of(Sparse.class, some);
        assertThat(text(rows)).startsWith("a\nb  2.5  █").endsWith("\nc\n");
        assertThat(new String(bytes(OutputFormat.JSON, rows), StandardCharsets.UTF_8))
                .contains("\"value\" : null");
        Rows none = Rows.of(Cell.class, List.of(new Cell("x", 0, null)))
                .drawnAs(Chart.heatMap("cohort", "month", "retention"));
        Rows huge = Rows.of(Cell.class, List.of(new Cell("x", 0, new BigDecimal("1e400"))))
                .drawnAs(Chart.bars("cohort", "retention"));
        for (Rows refused : List.of(none, huge)) {
            assertThatExceptionOfType(BadConfiguration.class).isThrownBy(() -> bytes(OutputFormat.PNG, refused));
        }
    }

    @Test
    void an_answer_may_hold_nulls_and_be_plain_values() {
        Report<List<@Nullable String>> codes = db -> Arrays.asList(null, "17");
        Rows rows = Rows.of(codes, codes.run(DSL.using(SQLDialect.DEFAULT)));
        assertThat(new String(bytes(OutputFormat.CSV, rows), StandardCharsets.UTF_8))
                .isEqualTo("value\n\n17\n");
        Report<Integer> open = db -> 3;
        assertThat(new String(bytes(OutputFormat.TABLE, Rows.of(open, 3)), StandardCharsets.UTF_8))
                .isEqualTo("Report\n\nvalue\n-----\n    3\n");
    }

    @Test
    void a_picture_is_the_same_in_every_language() throws IOException {
        Locale before = Locale.getDefault();
        try {
            for (Rows rows : pictures()) {
                Locale.setDefault(Locale.ROOT);
                byte[] root = bytes(OutputFormat.PNG, rows);
                for (String language : List.of("de-DE", "ar-EG", "tr-TR")) {
                    Locale.setDefault(Locale.forLanguageTag(language));
                    assertThat(bytes(OutputFormat.PNG, rows)).as(language).isEqualTo(root);
                }
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_png_is_a_picture_in_more_than_one_colour() throws IOException {
        for (Rows rows : pictures()) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes(OutputFormat.PNG, rows)));
            assertThat(image.getWidth()).isEqualTo(1000);
            assertThat(image.getHeight()).isEqualTo(600);
            Set<Integer> colours = new HashSet<>();
            for (int x = 0; x < image.getWidth(); x += 2) {
                for (int y = 0; y < image.getHeight(); y += 2) {
                    colours.add(image.getRGB(x, y));
                }
            }
            assertThat(colours).hasSizeGreaterThan(3);
        }
    }

    @Test
    void an_svg_is_xml_with_a_title_whatever_stands_in_it_and_the_same_each_time() throws Exception {
        for (Rows rows : pictures()) {
            Rows hostile = rows.captioned("</title><script>alert(1)</script> & \"x\"");
            byte[] svg = bytes(OutputFormat.SVG, hostile);
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            Document document = factory.newDocumentBuilder().parse(new InputSource(new ByteArrayInputStream(svg)));
            assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo("</title><script>alert(1)</script> & \"x\"");
            assertThat(document.getElementsByTagName("script").getLength()).isZero();
            assertThat(document.getElementsByTagName("path").getLength()).isGreaterThan(5);
            assertThat(bytes(OutputFormat.SVG, hostile)).isEqualTo(svg);
        }
    }

    @Test
    void a_file_is_written_in_the_format_of_its_name() {
        assertThat(OutputFormat.of(Path.of("a/top.CSV"))).contains(OutputFormat.CSV);
        assertThat(OutputFormat.of(Path.of("top.md"))).contains(OutputFormat.MARKDOWN);
        assertThat(OutputFormat.of(Path.of("csv"))).isEmpty();
    }

    /** Of each kind, with what is missing, negative, or twice. */
    private static List<Rows> pictures() {
        List<Day> days = List.of(
                new Day("d0", null, 1), new Day("d1", new BigDecimal("-0.5"), 0), new Day("d2", BigDecimal.ONE, 3));
        List<Cell> cells = List.of(
                new Cell("2010-11", 0, BigDecimal.ONE),
                new Cell("2010-11", 1, new BigDecimal("0.25")),
                new Cell("2010-12", 0, BigDecimal.ZERO),
                new Cell("2010-12", 1, null));
        return List.of(
                Rows.of(Sold.class, SOLD).drawnAs(Chart.bars("name", "net", "units")),
                Rows.of(Sold.class, SOLD.subList(0, 1)).drawnAs(Chart.bars("name", "net")),
                Rows.of(Day.class, days).drawnAs(Chart.lines("label", "growth", "orders")),
                Rows.of(Day.class, days.subList(1, 2)).drawnAs(Chart.lines("label", "growth")),
                Rows.of(Cell.class, cells).drawnAs(Chart.heatMap("cohort", "month", "retention")));
    }

    private static String text(Rows rows) {
        StringWriter out = new StringWriter();
        OutputFormat.CHART.write(out, rows, "£");
        return out.toString();
    }

    private static byte[] bytes(OutputFormat format, Rows rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(out, rows, "£");
        return out.toByteArray();
    }
}
