package io.shopsql.report;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a report answers, on its record: for Javadoc, reference pages and the {@code shop} command, which read it by {@link
 * ReportMeta#of}. Plain text, each in one paragraph; what is not given is empty. Components of the report and of its rows
 * are explained by {@link Meaning}.
 *
 * <pre>{@code @ReportContract(
 *         question = "Which products sell slowly?",
 *         definition = "each product with fewer pieces sold than the limit.",
 *         order = "by key.")
 * public record SlowMovers(@Meaning("pieces sold, at most") int limit) implements Report<List<SlowMovers.Row>> {
 *     public record Row(@Meaning("key of the product") ProductId product) {}
 *     …
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ReportContract {

    /** What it answers. */
    String question();

    /** Of its figures. */
    String definition() default "";

    /** Which rows count. */
    String filter() default "";

    /** What is counted. */
    String grain() default "";

    /** Of its rows. */
    String order() default "";

    /** What it answers where there is nothing: null, zero or no row. */
    String empty() default "";

    /** A bar chart: the column that names a bar, then those drawn. At most one chart; see {@link Report#chart}. */
    String[] bars() default {};

    /** A line chart: the column that names a point of time, then those drawn. */
    String[] lines() default {};

    /** A heat map: the column that names a row, the one that names a column, and the one drawn. */
    String[] heatMap() default {};

    /** Words joined by hyphens; unless given those of the class, {@code slow-movers}. */
    String name() default "";
}
