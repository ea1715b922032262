package io.shopsql.accounts;

import io.shopsql.error.InvalidInput;
import io.shopsql.internal.Check;
import io.shopsql.schema.type.AccountId;
import io.shopsql.schema.type.Money;
import org.jspecify.annotations.Nullable;

/**
 * A transfer to make. Immutable; checked when made: {@link io.shopsql.error.InvalidInput} tells what a field takes.
 *
 * <pre>{@code
 * new NewTransfer(alice.id(), bob.id(), Money.of(200)).withIdempotencyKey(request.id())
 * }</pre>
 *
 * @param from the account that pays
 * @param to the account that receives, another one
 * @param amount above zero
 * @param idempotencyKey 1..200 characters, by which a repeated request is known; null for none. It is kept for good, also
 *     when a user is anonymised: take no personal data for it
 */
public record NewTransfer(
        AccountId from,
        AccountId to,
        Money amount,
        @Nullable String idempotencyKey) {

    public NewTransfer {
        if (amount.isNegative() || amount.isZero()) {
            throw new InvalidInput("transfer.amount", "must be above zero, was " + amount);
        }
        if (from.equals(to)) {
            throw new InvalidInput("transfer.to", "must be another account than transfer.from, was " + to + " too");
        }
        Check.filledIfGiven("transfer.idempotencyKey", idempotencyKey, 200);
    }

    /** A transfer without a key. */
    public NewTransfer(AccountId from, AccountId to, Money amount) {
        this(from, to, amount, null);
    }

    /**
     * The same under a key. Made again with the same key and content, the transfer that exists is returned; with other
     * content it is an {@link io.shopsql.error.IdempotencyConflict}.
     */
    public NewTransfer withIdempotencyKey(String key) {
        return new NewTransfer(from, to, amount, key);
    }
}
