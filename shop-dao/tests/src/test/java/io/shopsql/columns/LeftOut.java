package io.shopsql.columns;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns that a path leaves out on purpose. A column that is not here has to be carried: decide for each new one. */
final class LeftOut {

    private static final String KEY = "the key of a row never changes";
    private static final String MADE = "when the row was made never changes";
    private static final String FIXED = "all of an order but its notes and its status is fixed when it is placed";

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
                    why(Path.INSERT_ALL, "orders.notes", "history has no notes"),
                    why(Path.INSERT, "order_requests.request_hash", "a digest; RequestHash has tests of its own"),
                    why(Path.INSERT_ALL, "order_requests.request_hash", "a digest; RequestHash has tests of its own"),
                    why(Path.INSERT_ALL, "order_requests.created_at", "the shop's clock; nothing returns it"),
                    why(Path.READ, "contacts.name_search", "made from the name, and compared by search alone"),
                    why(Path.READ, "order_items.order_id", "the order whose lines are asked for"),
                    why(Path.ANONYMISE, "users.active", "nobody orders in the name of a person who is forgotten"))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private LeftOut() {}

    static boolean has(Path path, String column) {
        return REASONS.containsKey(path + " " + column);
    }

    private static Map.Entry<String, String> why(Path path, String column, String reason) {
        return Map.entry(path + " " + column, reason);
    }
}
