/** Imports order history from a CSV file of order lines. Start at {@link io.shopsql.imports.OrderHistory}. */
@CheckReturnValue
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
package io.shopsql.imports;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
