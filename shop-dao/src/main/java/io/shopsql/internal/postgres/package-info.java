/**
 * Postgres: a server and a pool. Start at {@link io.shopsql.internal.postgres.PostgresEngine}; each file has a
 * counterpart of the same name in {@code io.shopsql.internal.sqlite} if SQLite differs in the same respect.
 */
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
package io.shopsql.internal.postgres;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
