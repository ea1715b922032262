package io.shopsql.imports;

import io.shopsql.schema.type.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Parses the fields of a line and checks all of them, even if the line will be left out. */
final class OrderLineParser {

    private static final int MAX_EMAIL = 200;

    // an order's key is "import:" and the invoice, and has at most 200 characters
    private final TextRule invoiceText = TextRule.filled(193);
    private final TextRule productText = TextRule.filled(64);
    private final TextRule descriptionText = TextRule.atMost(200);
    private final TextRule customerText = TextRule.atMost(64);
    private final TextRule countryText = TextRule.atMost(60);
    private final Header header;
    private final ImportOptions options;
    private final OrderTimes times;
    private final char decimalPoint;
    private Column reading = Column.INVOICE;

    OrderLineParser(Header header, ImportOptions options) {
        this.header = header;
        this.options = options;
        this.times = options.times();
        this.decimalPoint = options.decimalPoint();
    }

    /** The line; null if it is malformed, after reporting the problem. */
    @Nullable
    OrderLine parse(Cells cells, Refused refused) {
        if (cells.fieldCount() != header.size()) {
            Problem problem = Problem.of(
                    cells.line(), "has " + cells.fieldCount() + " fields, but the header has " + header.size());
            refused.line(problem, cells.fieldCount() > header.fieldOf(Column.INVOICE) ? invoiceIn(cells) : null);
            return null;
        }
        try {
            String invoice = invoiceText.check(cell(cells, Column.INVOICE));
            String product = productText.check(cell(cells, Column.PRODUCT));
            String description = descriptionText.check(cell(cells, Column.DESCRIPTION));
            int quantity = PlainNumbers.quantity(cell(cells, Column.QUANTITY));
            Instant time = times.parse(cell(cells, Column.DATE));
            Money price = PlainNumbers.price(cell(cells, Column.PRICE), decimalPoint);
            String customer = customer(cell(cells, Column.CUSTOMER));
            countryText.check(cell(cells, Column.COUNTRY));
            return new OrderLine(cells.line(), invoice, product, description, quantity, time, price, customer);
        } catch (Malformed e) {
            Problem problem =
                    Problem.of(cells.line(), header.nameOf(reading), reading.shown(cells.value(reading)), e.rule());
            refused.line(problem, reading == Column.INVOICE ? null : invoiceIn(cells));
            return null;
        }
    }

    private @Nullable String invoiceIn(Cells cells) {
        try {
            return invoiceText.check(cells.value(Column.INVOICE));
        } catch (Malformed e) {
            return null;
        }
    }

    private String cell(Cells cells, Column column) {
        reading = column;
        return cells.value(column);
    }

    private @Nullable String customer(String code) {
        if (code.isBlank()) {
            return null;
        }
        // the pattern may contain the code twice: check the resulting address
        if (TextRule.lengthOf(options.emailOf(customerText.check(code))) > MAX_EMAIL) {
            throw new Malformed("gives an e-mail address of more than " + MAX_EMAIL + " characters");
        }
        return code;
    }

    /** Receives malformed lines. */
    @FunctionalInterface
    interface Refused {

        /** {@code invoice} is null if its number cannot be read. */
        void line(Problem problem, @Nullable String invoice);
    }
}
