/** What the compiler refuses beside jOOQ's own checks. Start at {@link io.shopsql.schema.check.MoneyArithmetic}. */
@NullMarked
package io.shopsql.schema.check;

import org.jspecify.annotations.NullMarked;
