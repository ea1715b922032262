package io.shopsql.checks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Suppresses one rule of the compiler check for what it annotates, with the reason. On a package it holds for the package, not
 * for its subpackages. The guard at run time is not affected.
 *
 * <pre>{@code
 * @Unchecked(rule = "plain-sql", reason = "VACUUM has no method in jOOQ")
 * void compact(DSLContext db) { db.execute("vacuum"); }
 * }</pre>
 */
@Retention(RetentionPolicy.CLASS)
@Target({
    ElementType.PACKAGE,
    ElementType.TYPE,
    ElementType.CONSTRUCTOR,
    ElementType.METHOD,
    ElementType.FIELD,
    ElementType.LOCAL_VARIABLE
})
@Repeatable(Unchecked.Several.class)
public @interface Unchecked {

    /** The name of the rule, as the error of the compiler gives it; an unknown one does not compile. */
    String rule();

    /** Why the rule does not apply; not blank. */
    String reason();

    /** Holds several; written by the compiler. */
    @Retention(RetentionPolicy.CLASS)
    @Target({
        ElementType.PACKAGE,
        ElementType.TYPE,
        ElementType.CONSTRUCTOR,
        ElementType.METHOD,
        ElementType.FIELD,
        ElementType.LOCAL_VARIABLE
    })
    @interface Several {

        /** The suppressions. */
        Unchecked[] value();
    }
}
