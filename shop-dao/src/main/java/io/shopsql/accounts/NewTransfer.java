package io.shopsql.accounts;

import io.shopsql.error.InvalidInput;
import io.shopsql.internal.Check;
import io.shopsql.schema.type.AccountId;
import io.shopsql.schema.type.Money;
import org.jspecify.annotations.Nullable;

/**
 * A transfer to make. Immutable; validated on construction: {@link io.shopsql.error.InvalidInput} names the field and
 * its limits.
 *
 * <pre>{@code
 * new NewTransfer(alice.id(), bob.id(), Money.of(200)).withIdempotencyKey(request.id())
 * }</pre>
 *
 * @param from the account that pays
 * @param to the account that receives; not the same
 * @param amount above zero
 * @param idempotencyKey 1..200 characters that identify a repeated request; null for none. Kept forever, even if a user
 *     is anonymised: do not put personal data in it
 */
public record NewTransfer(
        AccountId from,
        AccountId to,
        Money amount,
        @Nullable String idempotencyKey) {

    /**
     * @throws io.shopsql.error.InvalidInput if a value is outside these limits
     */
    public NewTransfer {
        if (amount.isNegative() || amount.isZero()) {
            throw new InvalidInput("transfer.amount", "must be above zero, was " + amount);
        }
        if (from.equals(to)) {
            throw new InvalidInput("transfer.to", "must differ from transfer.from, both are " + to);
        }
        Check.filledIfGiven("transfer.idempotencyKey", idempotencyKey, 200);
    }

    /** A transfer without an idempotency key. */
    public NewTransfer(AccountId from, AccountId to, Money amount) {
        this(from, to, amount, null);
    }

    /**
     * A copy with an idempotency key. Repeating it with the same key and content returns the existing transfer; other
     * content throws {@link io.shopsql.error.IdempotencyConflict}.
     */
    public NewTransfer withIdempotencyKey(String key) {
        return new NewTransfer(from, to, amount, key);
    }
}
