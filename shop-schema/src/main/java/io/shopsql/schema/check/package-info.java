/** Compile-time checks in addition to jOOQ's. Start at {@link io.shopsql.schema.check.MoneyArithmetic}. */
@CheckReturnValue
@NullMarked
package io.shopsql.schema.check;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
