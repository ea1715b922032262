/** Built-in and custom reports. Start at {@link io.shopsql.report.Report}. */
@CheckReturnValue
@NullMarked
@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
package io.shopsql.report;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jooq.Allow;
import org.jooq.Require;
import org.jspecify.annotations.NullMarked;
