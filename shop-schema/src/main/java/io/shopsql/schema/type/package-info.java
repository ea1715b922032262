/**
 * The types of the columns: exact money, typed keys, the status of an order, points in time. Start at {@link Money}.
 *
 * <p>Each comes with the converter or binding by which the generated tables use it.
 */
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
package io.shopsql.schema.type;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
