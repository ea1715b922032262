/**
 * Looks for tables of a changelog that would not behave alike on both engines. Start at {@link
 * io.shopsql.schema.Migrations#lint}, which returns {@link io.shopsql.schema.lint.Finding}s.
 */
@CheckReturnValue
@NullMarked
package io.shopsql.schema.lint;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
