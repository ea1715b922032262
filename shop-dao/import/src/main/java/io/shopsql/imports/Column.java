package io.shopsql.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of an order-line file, with their usual headers. */
public enum Column {
    /** The number of the invoice. */
    INVOICE("InvoiceNo"),
    /** The code of the product. */
    PRODUCT("StockCode"),
    /** The description of the product; may be blank. */
    DESCRIPTION("Description"),
    /** The number of pieces. */
    QUANTITY("Quantity"),
    /** The time of the invoice. */
    DATE("InvoiceDate"),
    /** The price of one piece. */
    PRICE("UnitPrice"),
    /** The code of the customer; may be blank. */
    CUSTOMER("CustomerID"),
    /** The country of the customer. */
    COUNTRY("Country");

    private final String header;

    Column(String header) {
        this.header = header;
    }

    /** The usual header. */
    public String header() {
        return header;
    }

    /** The column's name in options and messages: {@code price}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value for a message; null for columns that may hold personal data. */
    @Nullable
    String shown(String value) {
        return this == CUSTOMER ? null : value;
    }

    /** The column with this key or usual header, ignoring case. */
    public static Optional<Column> named(String name) {
        return Arrays.stream(values())
                .filter(column -> column.key().equalsIgnoreCase(name) || column.header.equalsIgnoreCase(name))
                .findFirst();
    }

    /** All keys, for a message. */
    public static String keys() {
        return Arrays.stream(values()).map(Column::key).collect(Collectors.joining(", "));
    }
}
