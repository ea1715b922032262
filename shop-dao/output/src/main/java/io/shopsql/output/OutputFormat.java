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

/** How rows are written. All text is UTF-8 with line feeds, whatever the machine's charset and language are. */
public enum OutputFormat {
    /** For the eye: aligned, under the caption, amounts with the shop's symbol. */
    TABLE("txt") {
        @Override
        void writeText(Writer out, Rows rows, String currency) throws IOException {
            TextTable.write(out, rows, currency);
        }
    },
    /**
     * For a spreadsheet: RFC 4180 with line feeds, amounts as bare numbers, null as an empty field; text that a
     * spreadsheet would take for a formula begins with an apostrophe.
     */
    CSV("csv") {
        @Override
        void writeText(Writer out, Rows rows, String currency) throws IOException {
            CsvRows.write(out, rows);
        }
    },
    /** For a page: a table of Markdown under the caption, amounts with the shop's symbol. */
    MARKDOWN("md") {
        @Override
        void writeText(Writer out, Rows rows, String currency) throws IOException {
            MarkdownRows.write(out, rows, currency);
        }
    },
    /** For a program: an array of objects, amounts as bare numbers. */
    JSON("json") {
        @Override
        void writeText(Writer out, Rows rows, String currency) throws IOException {
            JsonRows.write(out, rows);
        }
    },
    /** For the eye, in a terminal: a chart of characters, 80 columns wide, with the first 50 bars; a grid may be wider. */
    CHART("chart") {
        @Override
        void writeText(Writer out, Rows rows, String currency) throws IOException {
            TerminalChart.write(out, rows, currency);
        }
    },
    /** For a page or print: a chart as a picture that stays sharp, with the first 30 bars. */
    SVG("svg") {
        @Override
        void writeText(Writer out, Rows rows, String currency) throws IOException {
            ChartImage.writeSvg(out, rows, currency);
        }
    },
    /** For a mail or a slide: a chart as a picture of 1000 × 600 pixels, with the first 30 bars. */
    PNG("png") {
        @Override
        void writeText(Writer out, Rows rows, String currency) {
            throw new BadConfiguration("A PNG picture is not text.", "write it to a file: --out chart.png.");
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

    /** The format that the name of a file asks for: {@code top.csv}. */
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
     * @param currency the shop's symbol, for tables and charts
     * @throws BadConfiguration if it is not text, or there is nothing that can be drawn
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
     * @param currency the shop's symbol, for tables and charts
     * @throws BadConfiguration if there is nothing that can be drawn
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
