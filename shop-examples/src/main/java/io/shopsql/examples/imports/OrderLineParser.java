package io.shopsql.examples.imports;

import io.shopsql.schema.type.Money;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes a line of its fields, and checks each of them, also those of lines that will be left out. */
final class OrderLineParser {

    // an order's key is "import:" and the invoice, and has at most 200 characters
    private static final int MAX_INVOICE = 193;
    private static final int MAX_CODE = 64;
    private static final int MAX_DESCRIPTION = 200;
    private static final int MAX_COUNTRY = 60;
    private static final int MAX_EMAIL = 200;

    private final Header header;
    private final ImportOptions options;
    private final OrderTimes times;
    private final char decimalPoint;
    private Column reading = Column.INVOICE;

    OrderLineParser(Header header, ImportOptions options) {
        this.header = header;
        this.options = options;
        this.times = new OrderTimes(options.datePattern(), options.zone());
        this.decimalPoint = options.decimalComma() ? ',' : '.';
    }

    /** The line; null where it is malformed, after telling why. */
    @Nullable
    OrderLine parse(Cells cells, Consumer<Problem> problems) {
        if (cells.fieldCount() != header.size()) {
            problems.accept(Problem.of(
                    cells.line(), "has " + cells.fieldCount() + " fields where the header has " + header.size()));
            return null;
        }
        try {
            String invoice = filled(cell(cells, Column.INVOICE), MAX_INVOICE);
            String product = filled(cell(cells, Column.PRODUCT), MAX_CODE);
            String description = text(cell(cells, Column.DESCRIPTION), MAX_DESCRIPTION);
            int quantity = PlainNumbers.quantity(cell(cells, Column.QUANTITY));
            Instant time = times.parse(cell(cells, Column.DATE));
            Money price = PlainNumbers.price(cell(cells, Column.PRICE), decimalPoint);
            String customer = customer(cell(cells, Column.CUSTOMER));
            text(cell(cells, Column.COUNTRY), MAX_COUNTRY);
            return new OrderLine(cells.line(), invoice, product, description, quantity, time, price, customer);
        } catch (Malformed e) {
            problems.accept(Problem.of(cells.line(), header.nameOf(reading), cells.value(reading), e.rule()));
            return null;
        }
    }

    private String cell(Cells cells, Column column) {
        reading = column;
        return cells.value(column);
    }

    private @Nullable String customer(String code) {
        if (text(code, MAX_CODE).isBlank()) {
            return null;
        }
        if (options.emailPattern().length() + code.length() > MAX_EMAIL) {
            text(options.emailOf(code), MAX_EMAIL, "gives an e-mail address of more than 200 characters");
        }
        return code;
    }

    private static String filled(String value, int maxLength) {
        if (value.isBlank()) {
            throw new Malformed("must not be blank");
        }
        return text(value, maxLength);
    }

    private static String text(String value, int maxLength) {
        return text(value, maxLength, "must be at most " + maxLength + " characters");
    }

    /** Text that both engines store as it is, so many code points at most. */
    private static String text(String value, int maxLength, String tooLong) {
        int codePoints = 0;
        for (int i = 0; i < value.length(); i++, codePoints++) {
            char c = value.charAt(i);
            if (c == 0) {
                throw new Malformed("must not contain NUL");
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == value.length()
                        || !Character.isLowSurrogate(value.charAt(i + 1))) {
                    throw new Malformed("must be valid Unicode, has half of a surrogate pair");
                }
                i++;
            }
        }
        if (codePoints > maxLength) {
            throw new Malformed(tooLong);
        }
        return value;
    }
}
