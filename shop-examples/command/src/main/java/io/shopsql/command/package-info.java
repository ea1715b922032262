/**
 * The {@code shop} command. Start at {@link io.shopsql.command.ShopCommand}; {@link io.shopsql.command.Errors} prints errors and
 * chooses the exit code.
 */
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
package io.shopsql.command;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
