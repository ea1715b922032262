package io.shopsql.report;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Explains the columns that the reports of a package share. A column without a {@link Meaning} takes that of the
 * component with the same name and type in one of these records; the first match wins.
 *
 * <pre>{@code
 * @Glossary({Columns.OfPeriods.class, Columns.OfSales.class})
 * package com.example.reports;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PACKAGE)
public @interface Glossary {

    /** Records whose components have a {@link Meaning}. */
    Class<? extends Record>[] value();
}
