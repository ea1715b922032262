/** Benchmarks against hand-written code; built only with the profile {@code bench}. */
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
package io.shopsql.bench;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
