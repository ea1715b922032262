/** Compile-time checks in addition to jOOQ's. Start at {@link io.shopsql.schema.check.MoneyArithmetic}. */
@NullMarked
package io.shopsql.schema.check;

import org.jspecify.annotations.NullMarked;
