/** What a query must keep to for one answer on both engines. Start at {@link io.shopsql.checks.Rules}. */
@NullMarked
package io.shopsql.checks;

import org.jspecify.annotations.NullMarked;
