package io.shopsql.columns;

import static io.shopsql.columns.Path.INSERT;
import static io.shopsql.columns.Path.INSERT_ALL;
import static io.shopsql.columns.Path.INSERT_ALL_IF_ABSENT;
import static io.shopsql.columns.Path.INSERT_IF_ABSENT;
import static io.shopsql.columns.Path.UPDATE;
import static io.shopsql.columns.Path.UPSERT;
import static io.shopsql.schema.Tables.ACCOUNTS;
import static io.shopsql.schema.Tables.TRANSFERS;

import io.shopsql.accounts.Account;
import io.shopsql.accounts.NewTransfer;
import io.shopsql.accounts.Transfer;
import io.shopsql.schema.type.Money;
import io.shopsql.users.User;
import java.util.List;
import java.util.Map;

/** How accounts and transfers are written. */
final class AccountWrites {

    private static final String ONE_BY_ONE = "accounts are opened and money is transferred one by one";

    static final List<Write> ALL = List.of(
            Write.by(ACCOUNTS, INSERT, "open", (tx, seed) -> {
                User user = UserWrites.insert(tx, seed);
                Account account = tx.accounts().open(user.id(), Money.of(seed));
                return Written.row(ACCOUNTS, ACCOUNTS.ID.eq(account.id()))
                        .holds(account)
                        .holds(ACCOUNTS.USER_ID, user.id())
                        .holds(ACCOUNTS.OPENING_BALANCE, Money.of(seed))
                        .holds(ACCOUNTS.BALANCE, Money.of(seed));
            }),
            Write.by(TRANSFERS, INSERT, "transfer", (tx, seed) -> {
                User user = UserWrites.insert(tx, seed);
                Account from = tx.accounts().open(user.id(), Money.of(1000));
                Account to = tx.accounts().open(user.id(), Money.ZERO);
                NewTransfer given = Filled.record(NewTransfer.class, seed, Map.of("from", from.id(), "to", to.id()));
                Transfer made = tx.accounts().transfer(given);
                return Written.row(TRANSFERS, TRANSFERS.ID.eq(made.id()))
                        .holds(given)
                        .holds(made);
            }),
            Write.none(ACCOUNTS, INSERT_IF_ABSENT, ONE_BY_ONE),
            Write.none(ACCOUNTS, INSERT_ALL, ONE_BY_ONE),
            Write.none(ACCOUNTS, INSERT_ALL_IF_ABSENT, ONE_BY_ONE),
            Write.none(ACCOUNTS, UPSERT, ONE_BY_ONE),
            Write.none(ACCOUNTS, UPDATE, "only transfers change a balance"),
            Write.none(TRANSFERS, INSERT_IF_ABSENT, "an idempotency key makes a transfer repeatable"),
            Write.none(TRANSFERS, INSERT_ALL, ONE_BY_ONE),
            Write.none(TRANSFERS, INSERT_ALL_IF_ABSENT, ONE_BY_ONE),
            Write.none(TRANSFERS, UPSERT, ONE_BY_ONE),
            Write.none(TRANSFERS, UPDATE, "a transfer never changes"));

    private AccountWrites() {}
}
