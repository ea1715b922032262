package io.shopsql.accounts;

import static io.shopsql.accounts.AccountRow.LISTED;
import static io.shopsql.schema.Tables.ACCOUNTS;
import static io.shopsql.schema.Tables.TRANSFERS;
import static io.shopsql.schema.Tables.USERS;
import static org.jooq.impl.DSL.noCondition;

import io.shopsql.error.InvalidInput;
import io.shopsql.error.NotFound;
import io.shopsql.error.StillReferenced;
import io.shopsql.internal.Session;
import io.shopsql.page.Listing;
import io.shopsql.schema.tables.records.AccountsRecord;
import io.shopsql.schema.type.AccountId;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.UserId;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Accounts and the transfers between them. Belongs to one transaction; do not keep it. An account keeps no time: lists are
 * in the order of the keys. Transfers are listed newest first.
 *
 * <pre>{@code
 * Account savings = shop.write(tx -> tx.accounts().open(alice.id(), Money.of(1000)));
 * Transfer paid = shop.write(tx -> tx.accounts().transfer(savings.id(), other.id(), Money.of(200)));
 * }</pre>
 */
public final class AccountDao {

    private final Session session;
    private final DSLContext db;

    /** Made by Tx. */
    public AccountDao(Session session) {
        this.session = session;
        this.db = session.db();
    }

    public Optional<Account> find(AccountId id) {
        return LISTED.find(session, ACCOUNTS.ID.eq(id));
    }

    /**
     * The account.
     *
     * @throws NotFound if there is none
     */
    public Account get(AccountId id) {
        return find(id).orElseThrow(() -> notFound(id));
    }

    /** All accounts; newest first, as a page may ask, is by the highest key first. */
    public Listing<Account> all() {
        return where(noCondition());
    }

    /** The accounts for which a condition over {@code ACCOUNTS} holds. */
    public Listing<Account> where(Condition condition) {
        return LISTED.where(session, condition);
    }

    /** The accounts of a user. */
    public Listing<Account> ofUser(UserId user) {
        return where(ACCOUNTS.USER_ID.eq(user));
    }

    /** What is in all accounts together: what was in them when they were opened, whatever is transferred. */
    public Money totalBalance() {
        return db.select(MoneySql.sumOrZero(ACCOUNTS.BALANCE))
                .from(ACCOUNTS)
                .fetchSingle()
                .value1();
    }

    /**
     * Opens an account for a user; a user may have several.
     *
     * @param openingBalance 0 or more
     * @throws NotFound if there is no such user
     */
    public Account open(UserId user, Money openingBalance) {
        if (openingBalance.isNegative()) {
            throw new InvalidInput("account.openingBalance", "must be at least 0, was " + openingBalance);
        }
        if (!db.fetchExists(USERS, USERS.ID.eq(user))) {
            throw new NotFound("User", user, "insert the user first, or correct the key.");
        }
        AccountsRecord row = AccountRow.opened(user, openingBalance);
        row.setId(db.insertInto(ACCOUNTS)
                .set(row)
                .returningResult(ACCOUNTS.ID)
                .fetchSingle()
                .value1());
        return AccountRow.account(row);
    }

    /**
     * Deletes an account that has no transfers.
     *
     * @return whether there was one
     * @throws StillReferenced if money was transferred from it or to it; the message names the way out
     */
    public boolean delete(AccountId id) {
        if (db.fetchExists(TRANSFERS, TransfersOf.of(id))) {
            throw new StillReferenced(
                    "Account " + id + " has transfers.",
                    "keep it for the books; transfer what is left in it to another account.",
                    null,
                    null);
        }
        return db.deleteFrom(ACCOUNTS).where(ACCOUNTS.ID.eq(id)).execute() > 0;
    }

    /**
     * Moves money from one account to another; see {@link #transfer(NewTransfer)}.
     *
     * @param amount above zero
     */
    public Transfer transfer(AccountId from, AccountId to, Money amount) {
        return transfer(new NewTransfer(from, to, amount));
    }

    /**
     * Moves money from one account to another and keeps an entry of it; all of it, or nothing. However many transfers are
     * made at once, in whatever direction, no account falls below zero, none waits for another in a circle, and whoever
     * reads sees the same sum of all balances. It takes two statements, three with a key.
     *
     * @return the transfer; the one that exists where the idempotency key comes again with the same content
     * @throws NotFound if one of the accounts is not there
     * @throws io.shopsql.error.InsufficientFunds if less is in the account than is to be paid
     * @throws io.shopsql.error.MoneyOverflow if the other account would hold more than money can
     * @throws io.shopsql.error.IdempotencyConflict if the key stands for other content
     */
    public Transfer transfer(NewTransfer transfer) {
        return new Transferring(session).transfer(transfer);
    }

    /** The transfer that stands under an idempotency key. */
    public Optional<Transfer> findTransfer(String idempotencyKey) {
        return TransferRow.LISTED.find(session, TRANSFERS.IDEMPOTENCY_KEY.eq(idempotencyKey));
    }

    /**
     * The transfers from and to an account, newest first; none where there is no such account. Pages are oldest first unless
     * they ask otherwise: {@code PageRequest.first(50).newestFirst()} for the last ones; a page takes two statements.
     */
    public Listing<Transfer> transfersOf(AccountId id) {
        return new TransfersOf(session, id);
    }

    static NotFound notFound(AccountId id) {
        return new NotFound("Account", id, "check the key; ofUser() lists the accounts of a user.");
    }
}
