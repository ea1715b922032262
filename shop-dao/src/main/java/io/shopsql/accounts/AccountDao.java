package io.shopsql.accounts;

import static io.shopsql.accounts.AccountRow.LISTED;
import static io.shopsql.schema.Tables.ACCOUNTS;
import static io.shopsql.schema.Tables.TRANSFERS;
import static io.shopsql.schema.Tables.USERS;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.error.InvalidInput;
import io.shopsql.error.NotFound;
import io.shopsql.error.StillReferenced;
import io.shopsql.internal.Session;
import io.shopsql.page.Listing;
import io.shopsql.schema.type.AccountId;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.UserId;
import java.util.Optional;
import org.jooq.Condition;

/**
 * Accounts and the transfers between them. Belongs to one transaction; do not keep it. Accounts have no creation time:
 * lists are ordered by key. Transfers are listed newest first.
 *
 * <pre>{@code
 * Account savings = shop.write(tx -> tx.accounts().open(alice.id(), Money.of(1000)));
 * Transfer paid = shop.write(tx -> tx.accounts().transfer(savings.id(), other.id(), Money.of(200)));
 * }</pre>
 */
public final class AccountDao {

    private final Session session;

    /** Called by Tx. */
    public AccountDao(Session session) {
        this.session = session;
    }

    /** The account with this key; empty if there is none. */
    public Optional<Account> find(AccountId id) {
        return session.find(AccountRow.BY_ID.with(id));
    }

    /**
     * The account with this key.
     *
     * @throws NotFound if there is none
     */
    public Account get(AccountId id) {
        return find(id).orElseThrow(() -> notFound(id));
    }

    /** All accounts; for a page, newest first means highest key first. */
    public Listing<Account> all() {
        return LISTED.all(session);
    }

    /** The accounts that match a condition on {@code ACCOUNTS}. */
    public Listing<Account> where(Condition condition) {
        return LISTED.where(session, condition);
    }

    /** The accounts of a user. */
    public Listing<Account> ofUser(UserId user) {
        return AccountRow.OF_USER.of(session, user);
    }

    /** The sum of all balances; equals the sum of the opening balances, whatever is transferred. */
    public Money totalBalance() {
        return session.db()
                .select(MoneySql.sumOrZero(ACCOUNTS.BALANCE))
                .from(ACCOUNTS)
                .fetchSingle()
                .value1();
    }

    /**
     * Opens an account for a user; a user may have several.
     *
     * @param openingBalance 0 or more
     * @throws NotFound if the user does not exist
     */
    @CanIgnoreReturnValue
    public Account open(UserId user, Money openingBalance) {
        if (openingBalance.isNegative()) {
            throw new InvalidInput("account.openingBalance", "must be at least 0, was " + openingBalance);
        }
        if (!session.db().fetchExists(USERS, USERS.ID.eq(user))) {
            throw new NotFound("User", user, "insert the user first, or correct the key.");
        }
        AccountId id = session.db()
                .insertInto(ACCOUNTS)
                .set(AccountRow.opened(user, openingBalance))
                .returningResult(ACCOUNTS.ID)
                .fetchSingle()
                .value1();
        return new Account(id, user, openingBalance, openingBalance);
    }

    /**
     * Deletes an account without transfers.
     *
     * @return whether the account existed
     * @throws StillReferenced if it has transfers; the message names the alternative
     */
    @CanIgnoreReturnValue
    public boolean delete(AccountId id) {
        if (session.db().fetchExists(TRANSFERS, TransfersOf.of(id))) {
            throw new StillReferenced(
                    "Account " + id + " has transfers.",
                    "keep it for the books; transfer its balance to another account.",
                    null,
                    null);
        }
        return session.db().deleteFrom(ACCOUNTS).where(ACCOUNTS.ID.eq(id)).execute() > 0;
    }

    /**
     * Transfers money between two accounts; see {@link #transfer(NewTransfer)}.
     *
     * @param amount above zero
     */
    @CanIgnoreReturnValue
    public Transfer transfer(AccountId from, AccountId to, Money amount) {
        return transfer(new NewTransfer(from, to, amount));
    }

    /**
     * Transfers money between two accounts and records the transfer; all or nothing. With any number of concurrent
     * transfers in any direction, no account falls below zero, there are no deadlocks, and every reader sees the same
     * sum of all balances. Two statements, three with an idempotency key.
     *
     * @return the transfer; for a repeated idempotency key with the same content the existing one
     * @throws NotFound if one of the accounts does not exist
     * @throws io.shopsql.error.InsufficientFunds if the balance is below the amount
     * @throws io.shopsql.error.MoneyOverflow if the balance of the receiving account would be out of range
     * @throws io.shopsql.error.IdempotencyConflict if the key was used for other content
     */
    @CanIgnoreReturnValue
    public Transfer transfer(NewTransfer transfer) {
        return new Transferring(session).transfer(transfer);
    }

    /** The transfer with this idempotency key; empty if there is none. */
    public Optional<Transfer> findTransfer(String idempotencyKey) {
        return session.find(TransferRow.BY_KEY.with(idempotencyKey));
    }

    /**
     * The transfers from and to an account, newest first; empty if the account does not exist. Pages are oldest first
     * by default; {@code PageRequest.first(50).newestFirst()} requests the latest. A page takes two statements.
     */
    public Listing<Transfer> transfersOf(AccountId id) {
        return new TransfersOf(session, id);
    }

    static NotFound notFound(AccountId id) {
        return new NotFound("Account", id, "check the key, or list the user's accounts with ofUser().");
    }
}
