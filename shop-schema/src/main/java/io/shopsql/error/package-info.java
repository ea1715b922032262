/** What can go wrong, as one sealed hierarchy that is the same on both engines. Start at {@link ShopException}. */
@NullMarked
package io.shopsql.error;

import org.jspecify.annotations.NullMarked;
