package io.shopsql.report;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component means: of the row of a report, then it is a column, or of the report itself, then it is a parameter.
 * A parameter whose type says enough (a range, statuses, a bucket) needs none.
 *
 * <pre>{@code
 * record Row(@Meaning("pieces sold") long units, @Meaning(value = "of the net", unit = "percent") BigDecimal share) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Meaning {

    /** In words. */
    String value();

    /**
     * What a column is counted in: {@code orders}, {@code pieces}, {@code ratio}. Unless given it follows from the type: a
     * text or an enum is {@code text}, {@code Money} is {@code currency}, an {@code Instant} is {@code UTC}, a flag is {@code
     * true or false}, an id is {@code key}. A whole number follows its name: {@code orders} and {@code newOrders} are orders,
     * {@code buyers} users, {@code days} days, {@code units} and {@code stock} pieces, {@code rank} a rank.
     */
    String unit() default "";
}
