/**
 * Compares a database with the changelog. Start at {@link io.shopsql.schema.diff.SchemaDiff}, returned by {@link
 * io.shopsql.schema.Migrations#diff}.
 */
@NullMarked
package io.shopsql.schema.diff;

import org.jspecify.annotations.NullMarked;
