/**
 * The speed of single operations, compared with hand-written JDBC and with other libraries. Start at {@link
 * io.shopsql.bench.speed.Speed}.
 */
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
package io.shopsql.bench.speed;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
