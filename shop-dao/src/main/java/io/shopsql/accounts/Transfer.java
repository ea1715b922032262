package io.shopsql.accounts;

import io.shopsql.schema.type.AccountId;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.TransferId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transfer between two accounts.
 *
 * @param from the account that paid
 * @param to the account that received
 * @param amount above zero
 * @param idempotencyKey identifies a repeated request; null if none
 * @param createdAt to the microsecond
 */
public record Transfer(
        TransferId id,
        AccountId from,
        AccountId to,
        Money amount,
        @Nullable String idempotencyKey,
        Instant createdAt) {}
