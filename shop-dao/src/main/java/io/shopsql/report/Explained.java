package io.shopsql.report;

/**
 * An executed statement of a report.
 *
 * @param sql the statement, with its values inlined
 * @param plan the engine's query plan, verbatim
 */
public record Explained(String sql, String plan) {}
