/**
 * The schema. The tables ({@code Tables.USERS}, {@code Tables.ORDERS}, …) are generated from the changelog; only {@link
 * io.shopsql.schema.Migrations} changes a database.
 */
@CheckReturnValue
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
package io.shopsql.schema;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
