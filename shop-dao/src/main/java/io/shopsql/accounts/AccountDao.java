package io.shopsql.accounts;

import static io.shopsql.schema.Tables.ACCOUNTS;
import static io.shopsql.schema.Tables.TRANSFERS;
import static io.shopsql.schema.Tables.USERS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.noCondition;

import io.shopsql.error.InvalidInput;
import io.shopsql.error.NotFound;
import io.shopsql.error.StillReferenced;
import io.shopsql.internal.Keyset;
import io.shopsql.page.Page;
import io.shopsql.page.PageRequest;
import io.shopsql.page.PageRequest.Position;
import io.shopsql.schema.type.AccountId;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.TransferId;
import io.shopsql.schema.type.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.Record6;
import org.jooq.SelectWhereStep;

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

    private static final Comparator<Transfer> OLDEST_FIRST =
            Comparator.comparing(Transfer::createdAt).thenComparing(Transfer::id);

    private final DSLContext db;

    /** On a {@code DSLContext} of a shop; mostly through {@code Tx.accounts()}. */
    public AccountDao(DSLContext db) {
        this.db = db;
    }

    public Optional<Account> find(AccountId id) {
        return accounts().where(ACCOUNTS.ID.eq(id)).fetchOptional(mapping(Account::new));
    }

    /**
     * The account.
     *
     * @throws NotFound if there is none
     */
    public Account get(AccountId id) {
        return find(id).orElseThrow(() -> notFound(id));
    }

    /** All accounts. */
    public List<Account> list() {
        return list(noCondition());
    }

    /** The accounts of a user. */
    public List<Account> ofUser(UserId user) {
        return list(ACCOUNTS.USER_ID.eq(user));
    }

    /** The accounts for which a condition over {@code ACCOUNTS} holds. */
    public List<Account> list(Condition where) {
        return accounts().where(where).orderBy(ACCOUNTS.ID).fetch(mapping(Account::new));
    }

    /** One page of all accounts; newest first is by the highest key first. */
    public Page<Account> page(PageRequest request) {
        return page(noCondition(), request);
    }

    /** One page of the accounts for which a condition holds. */
    public Page<Account> page(Condition where, PageRequest request) {
        Condition beyond = request.position()
                .map(after -> new AccountId(after.id()))
                .map(after -> request.descending() ? ACCOUNTS.ID.lt(after) : ACCOUNTS.ID.gt(after))
                .orElse(noCondition());
        List<Account> oneMore = accounts()
                .where(where)
                .and(beyond)
                .orderBy(request.descending() ? ACCOUNTS.ID.desc() : ACCOUNTS.ID.asc())
                .limit(request.size() + 1)
                .fetch(mapping(Account::new));
        // the place of an account is its key alone
        return Page.of(oneMore, request, a -> new Position(Instant.EPOCH, a.id().value()));
    }

    public int count() {
        return db.fetchCount(ACCOUNTS);
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
        AccountId id = db.insertInto(ACCOUNTS)
                .columns(ACCOUNTS.USER_ID, ACCOUNTS.OPENING_BALANCE, ACCOUNTS.BALANCE)
                .values(user, openingBalance, openingBalance)
                .returningResult(ACCOUNTS.ID)
                .fetchSingle()
                .value1();
        return new Account(id, user, openingBalance, openingBalance);
    }

    /**
     * Deletes an account that has no transfers.
     *
     * @return whether there was one
     * @throws StillReferenced if money was transferred from it or to it; the message names the way out
     */
    public boolean delete(AccountId id) {
        if (db.fetchExists(TRANSFERS, ofAccount(id))) {
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
        return new Transferring(db).transfer(transfer);
    }

    /** The transfer that stands under an idempotency key. */
    public Optional<Transfer> findTransfer(String idempotencyKey) {
        return transfers().where(TRANSFERS.IDEMPOTENCY_KEY.eq(idempotencyKey)).fetchOptional(mapping(Transfer::new));
    }

    /** The transfers from and to an account, newest first; none where there is no such account. */
    public List<Transfer> transfersOf(AccountId id) {
        return transfers()
                .where(ofAccount(id))
                .orderBy(TRANSFERS.CREATED_AT.desc(), TRANSFERS.ID.desc())
                .fetch(mapping(Transfer::new));
    }

    /** One page of the transfers from and to an account; {@code PageRequest.first(50).newestFirst()} for the last ones. */
    public Page<Transfer> transfersOf(AccountId id, PageRequest request) {
        // each side from its own index, as many as fit: one query over both would sort all of them for each page
        List<Transfer> oneMore = new ArrayList<>(side(TRANSFERS.FROM_ACCOUNT.eq(id), request));
        oneMore.addAll(side(TRANSFERS.TO_ACCOUNT.eq(id), request));
        oneMore.sort(request.descending() ? OLDEST_FIRST.reversed() : OLDEST_FIRST);
        return Page.of(
                oneMore.subList(0, Math.min(oneMore.size(), request.size() + 1)),
                request,
                t -> new Position(t.createdAt(), t.id().value()));
    }

    private List<Transfer> side(Condition account, PageRequest request) {
        return Keyset.page(transfers().where(account), TRANSFERS.CREATED_AT, TRANSFERS.ID, TransferId::new, request)
                .fetch(mapping(Transfer::new));
    }

    private static Condition ofAccount(AccountId id) {
        return TRANSFERS.FROM_ACCOUNT.eq(id).or(TRANSFERS.TO_ACCOUNT.eq(id));
    }

    private SelectWhereStep<Record4<AccountId, UserId, Money, Money>> accounts() {
        return db.select(ACCOUNTS.ID, ACCOUNTS.USER_ID, ACCOUNTS.OPENING_BALANCE, ACCOUNTS.BALANCE)
                .from(ACCOUNTS);
    }

    private SelectWhereStep<Record6<TransferId, AccountId, AccountId, Money, String, Instant>> transfers() {
        return db.select(
                        TRANSFERS.ID,
                        TRANSFERS.FROM_ACCOUNT,
                        TRANSFERS.TO_ACCOUNT,
                        TRANSFERS.AMOUNT,
                        TRANSFERS.IDEMPOTENCY_KEY,
                        TRANSFERS.CREATED_AT)
                .from(TRANSFERS);
    }

    static NotFound notFound(AccountId id) {
        return new NotFound("Account", id, "check the key; ofUser() lists the accounts of a user.");
    }
}
