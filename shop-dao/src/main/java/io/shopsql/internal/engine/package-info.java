/**
 * What an engine must do for a shop, and what both share. Start at {@link
 * io.shopsql.internal.engine.Engine}. Neither engine is known here.
 */
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
package io.shopsql.internal.engine;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
