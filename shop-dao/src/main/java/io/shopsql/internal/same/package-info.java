/**
 * One answer for users' own queries: renders the parts of a query that mean something else on one of the engines, and
 * refuses those that cannot be rendered alike. Start at {@link SameAnswers}. Nothing here is part of the public API.
 */
@Unchecked(rule = "one-engine", reason = "each engine has its own rendering here")
@Unchecked(rule = "time-types", reason = "each engine has its own rendering here")
@Unchecked(rule = "foreign-context", reason = "it renders and cannot run")
@Unchecked(rule = "named-function", reason = "the function is chosen for the engine that is rendered")
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
package io.shopsql.internal.same;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import io.shopsql.checks.Unchecked;
import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
