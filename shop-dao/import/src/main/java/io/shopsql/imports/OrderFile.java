package io.shopsql.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file of order lines once, as a stream. */
final class OrderFile {

    /** The parser's limit for a field, in characters: an unclosed quote must not read the rest of the file into memory. */
    private static final int MAX_FIELD = 4 * 1024 * 1024;

    private final Path path;
    private final ImportOptions options;

    OrderFile(Path path, ImportOptions options) {
        this.path = path;
        this.options = options;
    }

    /**
     * Reads the file and spools its lines.
     *
     * @return its header
     * @throws ImportRefused if it is not a file of order lines
     */
    Header read(Progress progress, FileCounts counts, Spool spool) {
        Cells cells = new Cells();
        try (InputStream file = progress.watch(Files.newInputStream(path), "Checking", Files.size(path));
                CsvReader<Cells> records = CsvReader.builder()
                        .fieldSeparator(options.separator())
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .allowExtraCharsAfterClosingQuote(false)
                        .maxBufferSize(MAX_FIELD)
                        .build(cells, new StrictText(file, options.charset()))) {
            return read(records, cells, counts, new PartWriter(spool));
        } catch (CsvParseException e) {
            // the parser wraps every exception while reading
            if (e.getCause() instanceof ImportRefused refused) {
                throw refused;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new ImportRefused(
                    "The file is not valid CSV from line " + cells.line() + " on, after field " + cells.fieldCount()
                            + ".",
                    "look there for an unclosed quote, or text after a closing quote.");
        } catch (NoSuchFileException e) {
            throw new ImportRefused("There is no file " + path + ".", "correct the path.");
        } catch (IOException | UncheckedIOException e) {
            throw new ImportRefused(
                    path + " cannot be read (" + e.getClass().getSimpleName() + ").", "check its permissions.");
        }
    }

    private Header read(CsvReader<Cells> records, Cells cells, FileCounts counts, PartWriter parts) {
        var all = records.iterator();
        if (!all.hasNext()) {
            throw new ImportRefused("The file is empty.", "the first line must name the columns.");
        }
        all.next();
        Header header = Header.of(cells.names(), options);
        cells.use(header);
        OrderLineParser parser = new OrderLineParser(header, options);
        OrderLineParser.Refused refused = (problem, invoice) -> {
            counts.malformed(problem, invoice);
            if (invoice != null) {
                parts.malformed(invoice, problem);
            }
        };
        while (all.hasNext()) {
            counts.line();
            OrderLine line = parser.parse(all.next(), refused);
            if (line == null) {
                continue;
            }
            NotASale reason = NotASale.reason(line, options);
            if (reason != null) {
                counts.leftOut(reason, line);
            } else {
                parts.add(line);
            }
        }
        parts.end();
        return header;
    }
}
