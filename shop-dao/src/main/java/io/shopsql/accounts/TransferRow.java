package io.shopsql.accounts;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.schema.Tables.TRANSFERS;
import static org.jooq.impl.DSL.select;

import io.shopsql.internal.Listed;
import io.shopsql.page.PageRequest.Position;
import io.shopsql.query.Compiled;
import io.shopsql.schema.tables.records.TransfersRecord;
import java.time.Instant;

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

    static final Compiled.Of1<String, Transfer> BY_KEY = LISTED.by(TRANSFERS.IDEMPOTENCY_KEY);

    private TransferRow() {}

    /** A new row; the database generates the key. */
    static TransfersRecord record(NewTransfer transfer, Instant now) {
        return new TransfersRecord(
                null, transfer.from(), transfer.to(), transfer.amount(), transfer.idempotencyKey(), now);
    }
}
