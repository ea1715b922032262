package io.shopsql.accounts;

import static io.shopsql.schema.Tables.TRANSFERS;

import io.shopsql.internal.Listed;
import io.shopsql.schema.tables.records.TransfersRecord;
import java.time.Instant;

/** Maps transfers to rows and back. */
final class TransferRow {

    /** Newest first. */
    static final Listed<TransfersRecord, Transfer> LISTED = Listed.byTime(
                    TRANSFERS, TransferRow::transfer, TRANSFERS.CREATED_AT, TRANSFERS.ID)
            .orderedBy(TRANSFERS.CREATED_AT.desc(), TRANSFERS.ID.desc());

    private TransferRow() {}

    /** A new row; the database generates the key. */
    static TransfersRecord record(NewTransfer transfer, Instant now) {
        return new TransfersRecord(
                null, transfer.from(), transfer.to(), transfer.amount(), transfer.idempotencyKey(), now);
    }

    static Transfer transfer(TransfersRecord row) {
        return new Transfer(
                row.getId(),
                row.getFromAccount(),
                row.getToAccount(),
                row.getAmount(),
                row.getIdempotencyKey(),
                row.getCreatedAt());
    }
}
