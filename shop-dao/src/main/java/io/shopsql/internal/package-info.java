/**
 * The internals: the only code that depends on an engine, a driver or a pool. Start at {@link
 * io.shopsql.internal.engine.Engine}. Nothing here is part of the public API.
 */
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
package io.shopsql.internal;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
