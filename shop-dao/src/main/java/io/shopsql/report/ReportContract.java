package io.shopsql.report;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents a report on its record, for Javadoc, reference pages and the {@code shop} command, which read it with
 * {@link ReportMeta#of}. Each element is one paragraph of plain text, empty by default. {@link Meaning} explains the
 * components of the report and of its rows.
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

    /** The question that the report answers. */
    String question();

    /** The definition of its figures. */
    String definition() default "";

    /** The rows that count. */
    String filter() default "";

    /** The unit of counting: an order, a line, a product. */
    String grain() default "";

    /** The order of its rows. */
    String order() default "";

    /** The result without data: null, zero or no row. */
    String empty() default "";

    /**
     * A bar chart: the label column, or several separated by spaces, then the value columns. At most one chart; see
     * {@link Report#chart}.
     */
    String[] bars() default {};

    /** A line chart: the time column, then the value columns. */
    String[] lines() default {};

    /** A heat map: the row column, the column column, and the value column. */
    String[] heatMap() default {};

    /** Words joined by hyphens; by default those of the class name, {@code slow-movers}. */
    String name() default "";
}
