package io.shopsql.examples.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;

/** How rows are written. */
public enum OutputFormat {
    /** For the eye: aligned, amounts with the shop's symbol. */
    TABLE {
        @Override
        void writeTo(Writer out, Rows rows, String currency) throws IOException {
            TextTable.write(out, rows, currency);
        }
    },
    /**
     * For a spreadsheet: RFC 4180 with line feeds, amounts as bare numbers, null as an empty field; text that a
     * spreadsheet would take for a formula begins with an apostrophe.
     */
    CSV {
        @Override
        void writeTo(Writer out, Rows rows, String currency) throws IOException {
            CsvRows.write(out, rows);
        }
    },
    /** For a page: a table of Markdown, amounts with the shop's symbol. */
    MARKDOWN {
        @Override
        void writeTo(Writer out, Rows rows, String currency) throws IOException {
            MarkdownRows.write(out, rows, currency);
        }
    },
    /** For a program: an array of objects, amounts as bare numbers. */
    JSON {
        @Override
        void writeTo(Writer out, Rows rows, String currency) throws IOException {
            JsonRows.write(out, rows);
        }
    };

    abstract void writeTo(Writer out, Rows rows, String currency) throws IOException;

    /**
     * Writes the rows and flushes.
     *
     * @param currency the shop's symbol, for tables
     */
    public void write(Writer out, Rows rows, String currency) {
        try {
            writeTo(out, rows, currency);
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
