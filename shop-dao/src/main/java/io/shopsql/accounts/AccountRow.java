package io.shopsql.accounts;

import static io.shopsql.schema.Tables.ACCOUNTS;

import io.shopsql.internal.Listed;
import io.shopsql.schema.tables.records.AccountsRecord;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.UserId;

/** Maps accounts to rows and back. */
final class AccountRow {

    static final Listed<AccountsRecord, Account> LISTED = Listed.byKey(ACCOUNTS, AccountRow::account, ACCOUNTS.ID);

    private AccountRow() {}

    /** A new row; the database generates the key. */
    static AccountsRecord opened(UserId user, Money openingBalance) {
        return new AccountsRecord(null, user, openingBalance, openingBalance);
    }

    static Account account(AccountsRecord row) {
        return new Account(row.getId(), row.getUserId(), row.getOpeningBalance(), row.getBalance());
    }
}
