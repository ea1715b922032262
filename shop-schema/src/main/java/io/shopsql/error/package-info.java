/**
 * The errors, one sealed hierarchy for both engines. Start at {@link ShopException}.
 *
 * <p>Every package may throw these, so they depend on none: keys are plain numbers here, statuses plain text.
 */
@CheckReturnValue
@NullMarked
package io.shopsql.error;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
