/**
 * What differs between a database and the changelog. Start at {@link io.shopsql.schema.diff.SchemaDiff}, which {@link
 * io.shopsql.schema.Migrations#diff} makes.
 */
@NullMarked
package io.shopsql.schema.diff;

import org.jspecify.annotations.NullMarked;
