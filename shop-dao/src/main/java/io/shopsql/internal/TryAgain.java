package io.shopsql.internal;

import io.shopsql.error.ShopException;

/** Marks an error as retryable. */
final class TryAgain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final ShopException error;

    TryAgain(ShopException error) {
        super(null, error, false, false);
        this.error = error;
    }
}
