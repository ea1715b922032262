package io.shopsql.output;

import io.shopsql.error.BadConfiguration;
import io.shopsql.output.Drawing.Series;
import io.shopsql.report.Chart.Kind;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A chart as an image of 1000 × 600 points. */
final class ChartImage {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 600;
    private static final int MAX_BARS = 30;
    private static final int MAX_MARKED = 40;
    private static final int MAX_TEXT = 28;
    private static final String SVG = "http://www.w3.org/2000/svg";

    // the Okabe-Ito palette, safe for colour blindness
    private static final Color[] COLOURS = {new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73)};
    private static final Color[] PALE_TO_DARK = {new Color(0xEAF3FA), new Color(0x6BAED6), new Color(0x08306B)};
    private static final Color INK = new Color(0x333333);

    private ChartImage() {}

    static void writePng(OutputStream out, Rows rows, String currency) throws IOException {
        // to a buffer first, so that a failure writes nothing
        out.write(BitmapEncoder.getBitmapBytes(chart(drawing(rows, currency)), BitmapFormat.PNG));
    }

    static void writeSvg(Writer out, Rows rows, String currency) throws IOException {
        Drawing drawing = drawing(rows, currency);
        SVGGraphics2D graphics = new SVGGraphics2D(document());
        graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
        chart(drawing).paint(graphics, WIDTH, HEIGHT);
        Element root = graphics.getRoot();
        root.setAttribute("role", "img");
        Element title = root.getOwnerDocument().createElementNS(SVG, "title");
        title.setTextContent(drawing.title());
        root.insertBefore(title, root.getFirstChild());
        graphics.stream(root, out, true, false);
        out.write('\n');
    }

    /** Fails early on a machine without fonts, where AWT would throw in the middle of drawing. */
    private static void requireFonts() {
        try {
            new TextLayout("x", new Font(Font.SANS_SERIF, Font.PLAIN, 12), new FontRenderContext(null, true, true));
        } catch (LinkageError | InternalError | NullPointerException e) {
            BadConfiguration refused = new BadConfiguration(
                    "Java cannot draw here: no fonts are installed, or this JDK lacks the java.desktop module.",
                    "install fontconfig and a font such as DejaVu, or use --format chart.");
            refused.addSuppressed(e);
            throw refused;
        }
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK has a DOM", e);
        }
    }

    private static Drawing drawing(Rows rows, String currency) {
        Drawing drawing = Drawing.of(rows, currency, MAX_BARS, MAX_TEXT);
        List<BigDecimal> values = drawing.series().stream()
                .flatMap(series -> series.values().stream())
                .filter(Objects::nonNull)
                .toList();
        if (values.isEmpty()) {
            throw rows.values().isEmpty()
                    ? new BadConfiguration("There are no rows to draw.", "widen the range, or use --format table.")
                    : new BadConfiguration("None of the rows has a value to draw.", "use --format table.");
        }
        if (values.stream().anyMatch(value -> Double.isInfinite(value.doubleValue()))) {
            throw new BadConfiguration("A value is too large to draw.", "use --format table.");
        }
        requireFonts();
        return drawing;
    }

    private static Chart<?, ?> chart(Drawing drawing) {
        return switch (drawing.kind()) {
            case BARS -> bars(drawing);
            case LINES -> lines(drawing);
            case HEAT_MAP -> heatMap(drawing);
        };
    }

    private static CategoryChart bars(Drawing drawing) {
        CategoryChart chart = new CategoryChart(WIDTH, HEIGHT, ChartTheme.XChart);
        List<String> labels = drawing.labels();
        drawing.series().forEach(series -> chart.addSeries(series.name(), labels, series.values()));
        chart.getStyler().setAvailableSpaceFill(0.8);
        if (labels.size() > 4) {
            // so that a label ends below its bar
            chart.getStyler().setXAxisLabelRotation(45).setXAxisLabelAlignment(TextAlignment.Right);
        }
        return styled(chart, chart.getStyler(), drawing);
    }

    private static XYChart lines(Drawing drawing) {
        XYChart chart = new XYChart(WIDTH, HEIGHT, ChartTheme.XChart);
        double[] places =
                IntStream.range(0, drawing.labels().size()).asDoubleStream().toArray();
        for (Series line : drawing.series()) {
            // NaN is drawn as a gap
            double[] values = line.values().stream()
                    .mapToDouble(value -> value == null ? Double.NaN : value.doubleValue())
                    .toArray();
            XYSeries series = chart.addSeries(line.name(), places, values);
            series.setMarker(places.length > MAX_MARKED ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
        }
        chart.setCustomXAxisTickLabelsFormatter(place -> label(drawing.labels(), place));
        return styled(chart, chart.getStyler(), drawing);
    }

    /** Blank for a tick between two points. */
    private static String label(List<String> labels, double place) {
        long at = Math.round(place);
        return at == place && at >= 0 && at < labels.size() ? labels.get(Math.toIntExact(at)) : " ";
    }

    private static HeatMapChart heatMap(Drawing drawing) {
        HeatMapChart chart = new HeatMapChart(WIDTH, HEIGHT, ChartTheme.XChart);
        List<String> down = new ArrayList<>(drawing.labels());
        // the chart numbers rows from the bottom
        Collections.reverse(down);
        List<Number[]> cells = new ArrayList<>();
        for (int x = 0; x < drawing.series().size(); x++) {
            for (int y = 0; y < down.size(); y++) {
                @Nullable BigDecimal value = drawing.series().get(x).values().get(down.size() - 1 - y);
                if (value != null) {
                    cells.add(new Number[] {x, y, value.doubleValue()});
                }
            }
        }
        chart.addSeries("value", drawing.series().stream().map(Series::name).toList(), down, cells);
        chart.getStyler().setRangeColors(PALE_TO_DARK).setLegendPosition(LegendPosition.OutsideE);
        return styled(chart, chart.getStyler(), drawing);
    }

    private static String title(Drawing drawing) {
        return drawing.left() == 0
                ? drawing.title()
                : drawing.title() + " (first " + drawing.labels().size() + ", " + drawing.left() + " more)";
    }

    private static <C extends Chart<?, ?>> C styled(C chart, AxesChartStyler styler, Drawing drawing) {
        chart.setTitle(title(drawing));
        if (drawing.kind() != Kind.HEAT_MAP) {
            styler.setLegendVisible(drawing.series().size() > 1);
            chart.setYAxisTitle(
                    drawing.series().size() > 1 ? "" : drawing.series().get(0).name());
        }
        // the default locale must not change the image
        styler.setLocale(Locale.ROOT);
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        styler.setAxisTickLabelsColor(INK)
                .setYAxisDecimalPattern("#,##0.##")
                .setBaseFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12))
                .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 16))
                .setChartFontColor(INK)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setSeriesColors(COLOURS)
                .setLegendLayout(LegendLayout.Vertical)
                .setLegendBorderColor(Color.WHITE);
        return chart;
    }
}
