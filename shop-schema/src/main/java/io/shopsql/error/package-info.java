/**
 * What can go wrong, as one sealed hierarchy that is the same on both engines. Start at {@link ShopException}.
 *
 * <p>Everything else may throw these, so they know nothing of it: keys and statuses are plain numbers and texts here.
 */
@NullMarked
package io.shopsql.error;

import org.jspecify.annotations.NullMarked;
