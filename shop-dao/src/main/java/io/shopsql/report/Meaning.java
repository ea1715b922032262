package io.shopsql.report;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Explains a component: a column if it belongs to the row of a report, a parameter if it belongs to the report itself.
 * A parameter with a self-explanatory type (a range, statuses, a bucket) needs none, nor does a column of the {@link
 * Glossary} of its package.
 *
 * <pre>{@code
 * record Row(@Meaning("pieces sold") long units, @Meaning(value = "of the net", unit = "percent") BigDecimal share) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Meaning {

    /** The explanation. */
    String value();

    /**
     * The unit of a column: {@code orders}, {@code pieces}, {@code percent}. Default by type: {@code text} for a string
     * or an enum, {@code currency} for {@code Money}, {@code ratio} for a {@code BigDecimal}, {@code UTC} for an {@code
     * Instant}, {@code date} for a {@code LocalDate}, {@code true or false} for a boolean, {@code key} for a {@code
     * UserId} or another type that ends in {@code Id}. Default of an integer by the last word of its name: {@code
     * orders} and {@code newOrders} are orders, {@code buyers} users, {@code days} days, {@code units} and {@code
     * stock} pieces, {@code rank} a rank.
     */
    String unit() default "";
}
