package io.shopsql.accounts;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.schema.Tables.ACCOUNTS;
import static org.jooq.impl.DSL.select;

import io.shopsql.internal.Listed;
import io.shopsql.page.PageRequest.Position;
import io.shopsql.query.Compiled;
import io.shopsql.schema.tables.records.AccountsRecord;
import io.shopsql.schema.type.AccountId;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.UserId;
import java.time.Instant;

/** Maps accounts to rows and back. */
final class AccountRow {

    static final Listed<?, Account> LISTED = Listed.byKey(
            () -> select(ACCOUNTS.ID, ACCOUNTS.USER_ID, ACCOUNTS.OPENING_BALANCE, ACCOUNTS.BALANCE),
            ACCOUNTS,
            mapping(Account::new),
            ACCOUNTS.ID,
            account -> new Position(Instant.EPOCH, account.id().value()));

    static final Compiled.Query1<AccountId, Account> BY_ID = LISTED.by(ACCOUNTS.ID);

    static final Listed.With<UserId, Account> OF_USER = LISTED.with(ACCOUNTS.USER_ID);

    private AccountRow() {}

    /** A new row; the database generates the key. */
    static AccountsRecord opened(UserId user, Money openingBalance) {
        return new AccountsRecord(null, user, openingBalance, openingBalance);
    }
}
