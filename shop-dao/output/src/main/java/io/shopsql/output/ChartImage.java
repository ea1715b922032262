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

/** A chart as a picture of 1000 × 600 points. */
final class ChartImage {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 600;
    private static final int MAX_BARS = 30;
    private static final int MAX_MARKED = 40;
    private static final int MAX_TEXT = 28;
    private static final String SVG = "http://www.w3.org/2000/svg";

    // Okabe and Ito's, told apart by the colour-blind too
    private static final Color[] COLOURS = {new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73)};
    private static final Color[] PALE_TO_DARK = {new Color(0xEAF3FA), new Color(0x6BAED6), new Color(0x08306B)};
    private static final Color INK = new Color(0x333333);

    private ChartImage() {}

    static void writePng(OutputStream out, Rows rows, String currency) throws IOException {
        // to a buffer first: a picture that fails leaves nothing behind
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

    /** What Java's own drawing throws on a machine without fonts, before anything is drawn. */
    private static void requireFonts() {
        try {
            new TextLayout("x", new Font(Font.SANS_SERIF, Font.PLAIN, 12), new FontRenderContext(null, true, true));
        } catch (LinkageError | InternalError | NullPointerException e) {
            BadConfiguration refused = new BadConfiguration(
                    "Java cannot draw here: there are no fonts, or this Java comes without its desktop module.",
                    "install fontconfig and a font such as DejaVu, or take --format chart.");
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
            throw new IllegalStateException("every Java makes documents", e);
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
                    ? new BadConfiguration("There is no row to draw.", "widen the range, or take --format table.")
                    : new BadConfiguration("None of the rows has a value to draw.", "take --format table.");
        }
        if (values.stream().anyMatch(value -> Double.isInfinite(value.doubleValue()))) {
            throw new BadConfiguration("A value is too large for a picture.", "take --format table.");
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
            // so that the end of a label stands below its bar
            chart.getStyler().setXAxisLabelRotation(45).setXAxisLabelAlignment(TextAlignment.Right);
        }
        return styled(chart, chart.getStyler(), drawing);
    }

    private static XYChart lines(Drawing drawing) {
        XYChart chart = new XYChart(WIDTH, HEIGHT, ChartTheme.XChart);
        double[] places =
                IntStream.range(0, drawing.labels().size()).asDoubleStream().toArray();
        for (Series line : drawing.series()) {
            // what is not a number is a gap
            double[] values = line.values().stream()
                    .mapToDouble(value -> value == null ? Double.NaN : value.doubleValue())
                    .toArray();
            XYSeries series = chart.addSeries(line.name(), places, values);
            series.setMarker(places.length > MAX_MARKED ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
        }
        chart.setCustomXAxisTickLabelsFormatter(place -> label(drawing.labels(), place));
        return styled(chart, chart.getStyler(), drawing);
    }

    /** A tick between two points has none. */
    private static String label(List<String> labels, double place) {
        long at = Math.round(place);
        return at == place && at >= 0 && at < labels.size() ? labels.get(Math.toIntExact(at)) : " ";
    }

    private static HeatMapChart heatMap(Drawing drawing) {
        HeatMapChart chart = new HeatMapChart(WIDTH, HEIGHT, ChartTheme.XChart);
        List<String> down = new ArrayList<>(drawing.labels());
        // the chart counts its rows from below
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
                : drawing.title() + " (the first " + drawing.labels().size() + ", " + drawing.left() + " more)";
    }

    private static <C extends Chart<?, ?>> C styled(C chart, AxesChartStyler styler, Drawing drawing) {
        chart.setTitle(title(drawing));
        if (drawing.kind() != Kind.HEAT_MAP) {
            styler.setLegendVisible(drawing.series().size() > 1);
            chart.setYAxisTitle(
                    drawing.series().size() > 1 ? "" : drawing.series().get(0).name());
        }
        // the machine's language must not change a picture
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
