package io.shopsql.output;

import io.shopsql.error.BadConfiguration;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Output formats. Text is UTF-8 with LF line ends, independent of the default charset and locale. */
public enum OutputFormat {
    /** A caption and aligned columns; amounts have the currency symbol. */
    TABLE("txt") {
        @Override
        void writeText(Writer out, Rows rows, String currency) throws IOException {
            TextTable.write(out, rows, currency);
        }
    },
    /**
     * RFC 4180 with LF line ends; amounts are plain numbers, null is an empty field. Text that a spreadsheet would run as a
     * formula gets a leading apostrophe.
     */
    CSV("csv") {
        @Override
        void writeText(Writer out, Rows rows, String currency) throws IOException {
            CsvRows.write(out, rows);
        }
    },
    /** A caption and a Markdown table; amounts have the currency symbol. */
    MARKDOWN("md") {
        @Override
        void writeText(Writer out, Rows rows, String currency) throws IOException {
            MarkdownRows.write(out, rows, currency);
        }
    },
    /** An array of objects; amounts are plain numbers. */
    JSON("json") {
        @Override
        void writeText(Writer out, Rows rows, String currency) throws IOException {
            JsonRows.write(out, rows);
        }
    },
    /** A text chart for a terminal: 80 columns wide, the first 50 bars; a heat map may be wider. */
    CHART("chart") {
        @Override
        void writeText(Writer out, Rows rows, String currency) throws IOException {
            TerminalChart.write(out, rows, currency);
        }
    },
    /** A chart as a vector image, with the first 30 bars. */
    SVG("svg") {
        @Override
        void writeText(Writer out, Rows rows, String currency) throws IOException {
            ChartImage.writeSvg(out, rows, currency);
        }
    },
    /** A chart as an image of 1000 × 600 pixels, with the first 30 bars. */
    PNG("png") {
        @Override
        void writeText(Writer out, Rows rows, String currency) {
            throw new BadConfiguration("PNG is not a text format.", "write it to a file: --out chart.png.");
        }

        @Override
        void writeBytes(OutputStream out, Rows rows, String currency) throws IOException {
            ChartImage.writePng(out, rows, currency);
        }
    };

    private final String extension;

    OutputFormat(String extension) {
        this.extension = extension;
    }

    /** The format for a file name's extension, as in {@code top.csv}; empty if unknown. */
    public static Optional<OutputFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(format -> name.endsWith("." + format.extension))
                .findFirst();
    }

    abstract void writeText(Writer out, Rows rows, String currency) throws IOException;

    void writeBytes(OutputStream out, Rows rows, String currency) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writeText(text, rows, currency);
        text.flush();
    }

    /**
     * Writes the rows as text and flushes.
     *
     * @param currency the currency symbol, for tables and charts
     * @throws BadConfiguration if the format is not text, or a chart has nothing to draw
     */
    public void write(Writer out, Rows rows, String currency) {
        try {
            writeText(out, rows, currency);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the rows and flushes.
     *
     * @param currency the currency symbol, for tables and charts
     * @throws BadConfiguration if a chart has nothing to draw
     */
    public void write(OutputStream out, Rows rows, String currency) {
        try {
            writeBytes(out, rows, currency);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code table}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
