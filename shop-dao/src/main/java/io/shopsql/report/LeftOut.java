package io.shopsql.report;

/**
 * What a report excludes from its rows, and how many there are.
 *
 * <pre>{@code
 * LowStock low = new LowStock(5);
 * LeftOut untracked = low.leftOut().orElseThrow();
 * long products = shop.report(untracked.count()); // 3665
 * }</pre>
 *
 * @param what a description: {@code products whose stock is not tracked}
 * @param count counts them with one statement
 */
public record LeftOut(String what, Report<Long> count) {}
