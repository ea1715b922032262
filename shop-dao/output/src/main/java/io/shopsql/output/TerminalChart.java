package io.shopsql.output;

import io.shopsql.output.Drawing.Series;
import io.shopsql.report.Chart.Kind;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jooq.ChartFormat;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** A text chart, 80 columns wide: an area over time or a bar per row; a heat map is as wide as its columns require. */
final class TerminalChart {

    private static final int WIDTH = 80;
    private static final int HEIGHT = 16;
    private static final int MAX_BARS = 50;
    private static final int MAX_LABEL = 32;
    private static final String SHADES = "░▒▓█";

    private TerminalChart() {}

    static void write(Writer out, Rows rows, String currency) throws IOException {
        Drawing drawing = Drawing.of(rows, currency, MAX_BARS, MAX_LABEL);
        out.write(drawing.title().isEmpty() ? "" : drawing.title() + "\n\n");
        if (drawing.labels().isEmpty()) {
            out.write("(no rows)\n");
        } else if (drawing.kind() == Kind.HEAT_MAP) {
            writeGrid(out, drawing);
        } else if (drawing.kind() == Kind.LINES && isArea(drawing)) {
            writeArea(out, drawing);
        } else {
            drawing = drawing.first(MAX_BARS);
            writeBars(out, drawing);
        }
        if (drawing.left() > 0) {
            out.write("… and " + drawing.left() + " more\n");
        }
    }

    /** An area chart needs values without gaps, none negative, and more points than fit on a page as bars. */
    private static boolean isArea(Drawing drawing) {
        return drawing.series().size() == 1
                && drawing.labels().size() > 12
                && drawing.series().get(0).values().stream().allMatch(v -> v != null && v.signum() >= 0);
    }

    private static void writeArea(Writer out, Drawing drawing) throws IOException {
        Series series = drawing.series().get(0);
        Field<String> label = DSL.field(DSL.name("label"), SQLDataType.VARCHAR);
        Field<BigDecimal> value = DSL.field(DSL.name("value"), SQLDataType.NUMERIC);
        Result<Record2<String, BigDecimal>> points =
                DSL.using(SQLDialect.DEFAULT).newResult(label, value);
        for (int i = 0; i < drawing.labels().size(); i++) {
            points.add(DSL.using(SQLDialect.DEFAULT)
                    .newRecord(label, value)
                    .values(drawing.labels().get(i), series.values().get(i)));
        }
        // the default locale must not change the output
        DecimalFormat figures = new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
        String area = points.formatChart(ChartFormat.DEFAULT
                .dimensions(WIDTH, HEIGHT)
                .category(0)
                .values(1)
                .numericFormat(figures)
                .newline("\n"));
        // rounding can label the foot of the scale -0
        out.write(area.replace(" -0|", "  0|") + "\n");
    }

    private static void writeBars(Writer out, Drawing drawing) throws IOException {
        List<String> labels = drawing.labels();
        int labelWidth = longest(labels);
        boolean many = drawing.series().size() > 1;
        int nameWidth =
                many ? longest(drawing.series().stream().map(Series::name).toList()) + 2 : 0;
        int textWidth = drawing.series().stream()
                .mapToInt(series -> longest(series.texts()))
                .max()
                .orElse(0);
        int width = Math.max(10, WIDTH - labelWidth - nameWidth - textWidth - 4);
        BigDecimal largest = drawing.series().stream()
                .flatMap(series -> series.values().stream())
                .filter(Objects::nonNull)
                .map(BigDecimal::abs)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        for (int row = 0; row < labels.size(); row++) {
            for (int at = 0; at < drawing.series().size(); at++) {
                Series series = drawing.series().get(at);
                String line = padded(at == 0 ? labels.get(row) : "", labelWidth)
                        + "  "
                        + (many ? padded(series.name(), nameWidth) : "")
                        + " ".repeat(textWidth - TextTable.width(series.texts().get(row)))
                        + series.texts().get(row)
                        + "  "
                        + bar(series.values().get(row), largest, width);
                out.write(line.stripTrailing() + "\n");
            }
        }
    }

    /** Whole blocks; a negative value is a pale bar, a value below one block a thin line. */
    private static String bar(@Nullable BigDecimal value, BigDecimal largest, int width) {
        if (value == null || value.signum() == 0) {
            return "";
        }
        int blocks = value.abs()
                .multiply(BigDecimal.valueOf(width))
                .divide(largest, 0, RoundingMode.HALF_UP)
                .intValueExact();
        return blocks == 0 ? "▏" : (value.signum() < 0 ? "░" : "█").repeat(blocks);
    }

    private static void writeGrid(Writer out, Drawing drawing) throws IOException {
        List<BigDecimal> values = drawing.series().stream()
                .flatMap(series -> series.values().stream())
                .filter(Objects::nonNull)
                .toList();
        BigDecimal smallest = values.isEmpty() ? BigDecimal.ZERO : Collections.min(values);
        BigDecimal largest = values.isEmpty() ? BigDecimal.ZERO : Collections.max(values);
        int labelWidth = longest(drawing.labels());
        int cellWidth =
                Math.max(2, longest(drawing.series().stream().map(Series::name).toList()));
        StringBuilder head = new StringBuilder(padded("", labelWidth));
        drawing.series().forEach(series -> head.append(' ').append(padded(series.name(), cellWidth)));
        out.write(head.toString().stripTrailing() + "\n");
        for (int row = 0; row < drawing.labels().size(); row++) {
            StringBuilder line = new StringBuilder(padded(drawing.labels().get(row), labelWidth));
            for (Series series : drawing.series()) {
                line.append(' ')
                        .append(shade(series.values().get(row), smallest, largest)
                                .repeat(cellWidth));
            }
            out.write(line.toString().stripTrailing() + "\n");
        }
        if (!values.isEmpty()) {
            out.write("\n" + SHADES.charAt(0) + " from " + smallest.toPlainString() + " to " + SHADES.charAt(3) + " "
                    + largest.toPlainString() + "\n");
        }
    }

    private static String shade(@Nullable BigDecimal value, BigDecimal smallest, BigDecimal largest) {
        if (value == null) {
            return " ";
        }
        BigDecimal span = largest.subtract(smallest);
        int shade = span.signum() == 0
                ? SHADES.length() - 1
                : value.subtract(smallest)
                        .multiply(BigDecimal.valueOf(SHADES.length()))
                        .divide(span, 0, RoundingMode.DOWN)
                        .min(BigDecimal.valueOf(SHADES.length() - 1L))
                        .intValueExact();
        return SHADES.substring(shade, shade + 1);
    }

    private static int longest(List<String> texts) {
        return texts.stream().mapToInt(TextTable::width).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - TextTable.width(text));
    }
}
