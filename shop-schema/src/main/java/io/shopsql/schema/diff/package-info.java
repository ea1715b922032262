/**
 * Compares a database with the changelog. Start at {@link io.shopsql.schema.diff.SchemaDiff}, returned by {@link
 * io.shopsql.schema.Migrations#diff}.
 */
@CheckReturnValue
@NullMarked
package io.shopsql.schema.diff;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
