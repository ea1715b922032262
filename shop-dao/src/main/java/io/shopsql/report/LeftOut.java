package io.shopsql.report;

/**
 * What a report leaves out of its rows, and how much of it there is.
 *
 * <pre>{@code
 * LowStock low = new LowStock(5);
 * LeftOut untracked = low.leftOut().orElseThrow();
 * long products = shop.report(untracked.count()); // 3665
 * }</pre>
 *
 * @param what in words: {@code products whose stock is not tracked}
 * @param count counts it, by one statement
 */
public record LeftOut(String what, Report<Long> count) {}
