/**
 * Every path that writes, reads, copies or anonymises a row takes every column of it. Start at {@link
 * io.shopsql.columns.Writes}; {@link io.shopsql.columns.LeftOutColumns} lists the exceptions.
 */
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
package io.shopsql.columns;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
