/**
 * The column types: exact money, typed keys, order status, points in time. Start at {@link Money}.
 *
 * <p>Each has the converter or binding that the generated tables use.
 */
@CheckReturnValue
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
package io.shopsql.schema.type;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
