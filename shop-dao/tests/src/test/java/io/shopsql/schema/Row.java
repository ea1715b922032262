package io.shopsql.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A row as SQL literals that both engines read alike. The good ones break nothing. */
record Row(String table, Map<String, String> values) {

    private static final String TIME = "'2026-11-22T08:30:00.000000Z'";

    // far from the keys that a database generates
    static final String FIRST = "1000";
    static final String SECOND = "2000";

    /** The first of a table. */
    static Row first(String table) {
        return good(table, FIRST, "'one'");
    }

    /** A second one, beside the first. */
    static Row of(String table) {
        return good(table, SECOND, "'two'");
    }

    private static Row good(String table, String key, String text) {
        Row empty = new Row(table, Map.of());
        return switch (table) {
            case "users" ->
                empty.with("id", key)
                        .with("code", text)
                        .with("name", text)
                        .with("email", text)
                        .with("age", "150")
                        .with("active", "true")
                        .with("created_at", TIME);
            case "products" ->
                empty.with("id", key)
                        .with("sku", text)
                        .with("name", text)
                        .with("price", "0")
                        .with("category", text)
                        .with("attributes", "'{}'")
                        .with("active", "true")
                        .with("created_at", TIME);
            case "product_stock" -> empty.with("product_id", key).with("quantity", "0");
            case "orders" ->
                empty.with("id", key)
                        .with("user_id", FIRST)
                        .with("status", "'pending'")
                        .with("created_at", TIME)
                        .with("total", "0")
                        .with("units", "1")
                        .with("notes", "''");
            case "order_items" ->
                empty.with("order_id", FIRST)
                        .with("line_no", key)
                        .with("product_id", FIRST)
                        .with("quantity", "1000000")
                        .with("unit_price", "1000000000000")
                        .with("stock_taken", "true");
            case "order_requests" ->
                empty.with("idempotency_key", text)
                        .with("request_hash", "'" + "f".repeat(64) + "'")
                        .with("order_id", FIRST)
                        .with("created_at", TIME);
            case "contacts" ->
                empty.with("id", key)
                        .with("name", text)
                        .with("email", text)
                        .with("phone", "''")
                        .with("notes", "''")
                        .with("name_search", text)
                        .with("created_at", TIME);
            case "accounts" ->
                empty.with("id", key)
                        .with("user_id", FIRST)
                        .with("opening_balance", "0")
                        .with("balance", "0");
            case "transfers" ->
                empty.with("id", key)
                        .with("from_account", FIRST)
                        .with("to_account", SECOND)
                        .with("amount", "1")
                        .with("idempotency_key", text)
                        .with("created_at", TIME);
            default -> throw new IllegalArgumentException("no good row of " + table);
        };
    }

    /** The same with another value. */
    Row with(String column, String literal) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(column, literal);
        return new Row(table, changed);
    }

    String insert() {
        return "insert into " + table + " (" + String.join(", ", values.keySet()) + ") values ("
                + String.join(", ", values.values()) + ")";
    }

    /** Deletes the one row that is the same in every column but those of JSON, which have no equality. */
    String delete() {
        return "delete from " + table + " where "
                + values.entrySet().stream()
                        .filter(value -> !value.getKey().equals("attributes"))
                        .map(value -> value.getKey() + " = " + value.getValue())
                        .collect(Collectors.joining(" and "));
    }
}
