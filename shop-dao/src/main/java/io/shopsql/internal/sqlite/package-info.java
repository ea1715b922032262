/**
 * SQLite: one file, one writer, many readers. Start at {@link io.shopsql.internal.sqlite.SqliteEngine}; each file has a
 * counterpart of the same name in {@code io.shopsql.internal.postgres} if Postgres differs in the same respect.
 */
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
package io.shopsql.internal.sqlite;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
