package io.shopsql.report;

/**
 * A statement of a report, as it was run.
 *
 * @param sql the statement, its values written into it
 * @param plan how the engine runs it, in the engine's own words
 */
public record Explained(String sql, String plan) {}
