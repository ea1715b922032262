package io.shopsql.examples.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.shopsql.examples.imports.FileCounts.Counting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A file of order lines, read in a stream: one invoice is held at a time. */
final class OrderFile {

    /** The longest field, in characters: one of a megabyte is told by its column, one without an end is not waited for. */
    private static final int MAX_FIELD = 4 * 1024 * 1024;

    private final Path path;
    private final ImportOptions options;

    OrderFile(Path path, ImportOptions options) {
        this.path = path;
        this.options = options;
    }

    /**
     * Reads the file.
     *
     * @param invoices gets each invoice that can be imported
     * @throws ImportRefused if the file is not one of order lines, or has malformed ones and {@link ImportOptions#lenient}
     *     is not set
     */
    FileCounts read(Progress progress, Consumer<Invoice> invoices) {
        Cells cells = new Cells();
        FileCounts counts;
        try (InputStream file = progress.watch(Files.newInputStream(path), "Checking", Files.size(path));
                CsvReader<Cells> records = CsvReader.builder()
                        .fieldSeparator(options.separator())
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .allowExtraCharsAfterClosingQuote(false)
                        .maxBufferSize(MAX_FIELD)
                        .build(cells, new StrictText(file, options.charset()))) {
            counts = count(records, cells, invoices);
        } catch (CsvParseException e) {
            // the parser wraps whatever happens while it reads
            if (e.getCause() instanceof ImportRefused refused) {
                throw refused;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new ImportRefused(
                    "From line " + cells.line() + " on, after field " + cells.fieldCount() + ", the file is not CSV.",
                    "look there for a quote that is not closed, or text after a closing one.");
        } catch (NoSuchFileException e) {
            throw new ImportRefused("There is no file " + path + ".", "correct the path.");
        } catch (IOException | UncheckedIOException e) {
            throw new ImportRefused(
                    path + " cannot be read (" + e.getClass().getSimpleName() + ").", "check that you may read it.");
        }
        if (!options.lenient() && !counts.problems().isEmpty()) {
            throw malformed(counts);
        }
        return counts;
    }

    private FileCounts count(CsvReader<Cells> records, Cells cells, Consumer<Invoice> invoices) {
        var all = records.iterator();
        if (!all.hasNext()) {
            throw new ImportRefused("The file is empty.", "its first line must name the columns.");
        }
        all.next();
        Header header = Header.of(cells.names(), options);
        cells.use(header);
        Counting counting = new Counting();
        OrderLineParser parser = new OrderLineParser(header, options);
        InvoiceGrouping grouping = new InvoiceGrouping(header, invoices, counting::refusedInvoice);
        while (all.hasNext()) {
            counting.line();
            OrderLine line = parser.parse(all.next(), counting::malformed);
            if (line == null) {
                continue;
            }
            LeftOut reason = LeftOut.reason(line);
            if (reason != null) {
                counting.leftOut(reason);
            } else {
                counting.kept();
                grouping.add(line);
            }
        }
        grouping.end();
        return counting.counts();
    }

    private static ImportRefused malformed(FileCounts counts) {
        long all = counts.malformed() + counts.refusedInvoices();
        String first = counts.problems().stream().map(Problem::toString).collect(Collectors.joining("; "));
        String what = all == 1
                ? "Nothing is imported: " + first + "."
                : "Nothing is imported, for " + all + " problems"
                        + (all > counts.problems().size() ? ", first " : ": ") + first + ".";
        return new ImportRefused(
                what, "correct the file, state how it is written (see --help), or skip such lines with --lenient.");
    }
}
