/** The sums of completed orders by month. */
@Allow({SQLITE, POSTGRES})
package io.shopsql.rollups;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import org.jooq.Allow;
