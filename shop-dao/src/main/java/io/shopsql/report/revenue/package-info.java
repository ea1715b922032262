/** Revenue over time: totals, averages and growth. Start at {@link io.shopsql.report.revenue.RevenueByPeriod}. */
@CheckReturnValue
@Glossary({Columns.OfPeriods.class, Columns.OfSales.class})
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
package io.shopsql.report.revenue;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import com.google.errorprone.annotations.CheckReturnValue;
import io.shopsql.report.Columns;
import io.shopsql.report.Glossary;
import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
