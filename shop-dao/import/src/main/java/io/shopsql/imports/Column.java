package io.shopsql.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an order-line file tells, each with the name by which its header is known. */
public enum Column {
    INVOICE("InvoiceNo"),
    PRODUCT("StockCode"),
    DESCRIPTION("Description"),
    QUANTITY("Quantity"),
    DATE("InvoiceDate"),
    PRICE("UnitPrice"),
    CUSTOMER("CustomerID"),
    COUNTRY("Country");

    private final String header;

    Column(String header) {
        this.header = header;
    }

    /** The header that is looked for unless another is stated. */
    public String header() {
        return header;
    }

    /** The short name by which a header is stated: {@code price}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value as a message may show it: null for what may be personal. */
    @Nullable
    String shown(String value) {
        return this == CUSTOMER ? null : value;
    }

    /** The column with this short name or usual header, ignoring case. */
    public static Optional<Column> named(String name) {
        return Arrays.stream(values())
                .filter(column -> column.key().equalsIgnoreCase(name) || column.header.equalsIgnoreCase(name))
                .findFirst();
    }

    /** All short names, for a message. */
    public static String keys() {
        return Arrays.stream(values()).map(Column::key).collect(Collectors.joining(", "));
    }
}
