package io.shopsql.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Order-line files as the tests write them. */
final class Lines {

    static final String HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    /** Well-formed: three pens at 2.50 for customer 17. */
    static final String GOOD = line("1", "PEN", "Pen", "3", "2020-01-01 09:00:00", "2.50", "17");

    private Lines() {}

    static String line(
            String invoice,
            String product,
            String description,
            String quantity,
            String time,
            String price,
            String user) {
        return String.join(",", invoice, product, description, quantity, time, price, user, "France") + "\n";
    }

    static Path file(Path folder, String content) {
        return file(folder, content, StandardCharsets.UTF_8);
    }

    static Path file(Path folder, String content, Charset charset) {
        try {
            return Files.writeString(folder.resolve("orders.csv"), content, charset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
