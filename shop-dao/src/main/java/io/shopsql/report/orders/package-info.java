/** Reports on orders: their status, size and time of the week. Start at {@link io.shopsql.report.orders.OrderStatusMix}. */
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
package io.shopsql.report.orders;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
