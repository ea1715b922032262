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
 * record Row(@Meaning(value = "pieces sold", unit = "pieces") long units) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Meaning {

    /** In words. */
    String value();

    /** That a column is counted in: {@code orders}, {@code currency}, {@code text}; unless given none. */
    String unit() default "";
}
