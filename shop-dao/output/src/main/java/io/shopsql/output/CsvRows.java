package io.shopsql.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

final class CsvRows {

    // a spreadsheet evaluates such text as a formula; a leading apostrophe prevents it (OWASP, "CSV Injection")
    private static final Pattern FORMULA = Pattern.compile("[\\t\\r\\n]|[\\s\\u00a0\\ufeff]*[=+\\-@＝＋－＠]");

    private CsvRows() {}

    static void write(Writer out, Rows rows) throws IOException {
        // not closed: the writer belongs to the caller
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(rows.names().stream().map(CsvRows::text).toList());
        for (@Nullable Object[] row : rows.values()) {
            csv.writeRecord(Arrays.stream(row).map(CsvRows::text).toList());
        }
        csv.flush();
    }

    private static String text(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof String text && FORMULA.matcher(text).lookingAt()
                ? "'" + text
                : value == null ? "" : value.toString();
    }
}
