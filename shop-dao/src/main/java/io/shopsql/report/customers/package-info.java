/**
 * Reports on customers: buyers, frequency, spending and churn. Start at {@link
 * io.shopsql.report.customers.SalesByCustomer}.
 */
@CheckReturnValue
@Glossary({Columns.OfCustomers.class, Columns.OfCohorts.class, Columns.OfPeriods.class, Columns.OfSales.class})
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
package io.shopsql.report.customers;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import com.google.errorprone.annotations.CheckReturnValue;
import io.shopsql.report.Columns;
import io.shopsql.report.Glossary;
import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
