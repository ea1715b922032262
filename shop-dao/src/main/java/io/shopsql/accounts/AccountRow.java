package io.shopsql.accounts;

import static io.shopsql.schema.Tables.ACCOUNTS;

import io.shopsql.internal.Listed;
import io.shopsql.schema.tables.records.AccountsRecord;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.UserId;

/** An account as a row: its columns on their way in and out. */
final class AccountRow {

    static final Listed<AccountsRecord, Account> LISTED = Listed.byKey(ACCOUNTS, AccountRow::account, ACCOUNTS.ID);

    private AccountRow() {}

    /** Without its key, which the database makes. */
    static AccountsRecord opened(UserId user, Money openingBalance) {
        return new AccountsRecord(null, user, openingBalance, openingBalance);
    }

    static Account account(AccountsRecord row) {
        return new Account(row.getId(), row.getUserId(), row.getOpeningBalance(), row.getBalance());
    }
}
