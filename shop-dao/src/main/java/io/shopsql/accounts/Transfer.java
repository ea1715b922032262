package io.shopsql.accounts;

import io.shopsql.schema.type.AccountId;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.TransferId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was moved from one account to another.
 *
 * @param from the account that paid
 * @param to the account that received
 * @param amount above zero
 * @param idempotencyKey by which a repeated request is known, if it had one
 * @param createdAt to the microsecond
 */
public record Transfer(
        TransferId id,
        AccountId from,
        AccountId to,
        Money amount,
        @Nullable String idempotencyKey,
        Instant createdAt) {}
