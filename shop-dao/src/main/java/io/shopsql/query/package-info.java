/** Queries compiled once per engine, and rows without records. Start at {@link io.shopsql.query.Compiled}. */
@CheckReturnValue
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
package io.shopsql.query;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
