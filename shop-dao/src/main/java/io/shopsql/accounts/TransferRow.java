package io.shopsql.accounts;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.query.Parameter.one;
import static io.shopsql.query.Parameter.orNull;
import static io.shopsql.schema.Tables.TRANSFERS;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;

import io.shopsql.internal.Listed;
import io.shopsql.page.PageRequest.Position;
import io.shopsql.query.Compiled;
import io.shopsql.schema.type.AccountId;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.TransferId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Maps transfers to rows and back. */
final class TransferRow {

    /** Newest first. */
    static final Listed<?, Transfer> LISTED = Listed.byTime(
                    () -> select(
                            TRANSFERS.ID,
                            TRANSFERS.FROM_ACCOUNT,
                            TRANSFERS.TO_ACCOUNT,
                            TRANSFERS.AMOUNT,
                            TRANSFERS.IDEMPOTENCY_KEY,
                            TRANSFERS.CREATED_AT),
                    TRANSFERS,
                    mapping(Transfer::new),
                    TRANSFERS.CREATED_AT,
                    TRANSFERS.ID,
                    transfer -> new Position(transfer.createdAt(), transfer.id().value()))
            .orderedBy(TRANSFERS.CREATED_AT.desc(), TRANSFERS.ID.desc());

    static final Compiled.Query1<String, Transfer> BY_KEY = LISTED.by(TRANSFERS.IDEMPOTENCY_KEY);

    /** Stores a transfer; nothing if there is one with its idempotency key. */
    static final Compiled.Query5<AccountId, AccountId, Money, @Nullable String, Instant, TransferId> INSERT =
            Compiled.query(
                    one(TRANSFERS.FROM_ACCOUNT),
                    one(TRANSFERS.TO_ACCOUNT),
                    one(TRANSFERS.AMOUNT),
                    orNull(TRANSFERS.IDEMPOTENCY_KEY),
                    one(TRANSFERS.CREATED_AT),
                    (from, to, amount, key, now) -> insertInto(TRANSFERS)
                            .set(TRANSFERS.FROM_ACCOUNT, from)
                            .set(TRANSFERS.TO_ACCOUNT, to)
                            .set(TRANSFERS.AMOUNT, amount)
                            .set(TRANSFERS.IDEMPOTENCY_KEY, key)
                            .set(TRANSFERS.CREATED_AT, now)
                            .onConflict(TRANSFERS.IDEMPOTENCY_KEY)
                            .doNothing()
                            .returningResult(TRANSFERS.ID),
                    mapping((TransferId id) -> id));

    private TransferRow() {}
}
