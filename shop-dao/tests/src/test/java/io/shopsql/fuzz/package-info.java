/**
 * Random queries, asked of both engines: each answers alike, or is refused on both. Start at {@link io.shopsql.fuzz.FuzzTest};
 * what a query may use stands in {@link io.shopsql.fuzz.Ops}.
 */
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
@Unchecked(rule = "math-functions", reason = "asked to see that the shop refuses it")
@Unchecked(rule = "one-engine", reason = "asked to see that the shop refuses it")
package io.shopsql.fuzz;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import io.shopsql.checks.Unchecked;
import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
