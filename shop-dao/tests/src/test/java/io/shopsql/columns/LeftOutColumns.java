package io.shopsql.columns;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns that a path leaves out on purpose. All others must be carried: decide for each new one. */
final class LeftOutColumns {

    private static final String KEY = "a key never changes";
    private static final String MADE = "the time of creation never changes";
    private static final String FIXED = "of an order, only notes and status change";

    /** By path and column: why. */
    static final Map<String, String> REASONS = Stream.of(
                    why(Path.UPDATE, "users.id", KEY),
                    why(Path.UPDATE, "users.created_at", MADE),
                    why(Path.UPDATE, "products.id", KEY),
                    why(Path.UPDATE, "products.created_at", MADE),
                    why(Path.UPDATE, "contacts.id", KEY),
                    why(Path.UPDATE, "contacts.created_at", MADE),
                    why(Path.UPDATE, "product_stock.product_id", KEY),
                    why(Path.UPDATE, "orders.id", KEY),
                    why(Path.UPDATE, "orders.created_at", MADE),
                    why(Path.UPDATE, "orders.user_id", FIXED),
                    why(Path.UPDATE, "orders.total", FIXED),
                    why(Path.UPDATE, "orders.units", FIXED),
                    why(Path.INSERT_ALL, "orders.notes", "past orders have no notes"),
                    why(Path.INSERT, "order_requests.request_hash", "a digest; tested with RequestHash"),
                    why(Path.INSERT_ALL, "order_requests.request_hash", "a digest; tested with RequestHash"),
                    why(Path.INSERT_ALL, "order_requests.created_at", "from the shop's clock; not returned"),
                    why(Path.READ, "contacts.name_search", "derived from the name; only search reads it"),
                    why(Path.READ, "order_items.order_id", "the order in question"),
                    why(Path.ANONYMISE, "users.active", "an anonymised user is deactivated"))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private LeftOutColumns() {}

    static boolean has(Path path, String column) {
        return REASONS.containsKey(path + " " + column);
    }

    private static Map.Entry<String, String> why(Path path, String column, String reason) {
        return Map.entry(path + " " + column, reason);
    }
}
