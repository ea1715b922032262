/** Reports on orders: status, size and time of the week. Start at {@link io.shopsql.report.orders.OrderStatusMix}. */
@CheckReturnValue
@Glossary(Columns.OfSales.class)
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
package io.shopsql.report.orders;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import com.google.errorprone.annotations.CheckReturnValue;
import io.shopsql.report.Columns;
import io.shopsql.report.Glossary;
import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
