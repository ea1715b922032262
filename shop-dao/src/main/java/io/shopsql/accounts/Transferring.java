package io.shopsql.accounts;

import static io.shopsql.schema.Tables.ACCOUNTS;
import static io.shopsql.schema.Tables.TRANSFERS;
import static org.jooq.impl.DSL.param;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.error.Contention;
import io.shopsql.error.IdempotencyConflict;
import io.shopsql.error.InsufficientFunds;
import io.shopsql.error.MoneyOverflow;
import io.shopsql.error.ShopException;
import io.shopsql.internal.Session;
import io.shopsql.schema.type.AccountId;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Param;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/**
 * Transfers money. Both balances change by conditional updates in one batch, in account order, so that opposite
 * transfers cannot deadlock. A refusal is undone at once and its reason read afterwards, so that the common case needs
 * no check in advance.
 */
final class Transferring {

    private static final Money MOST = new Money(Long.MAX_VALUE);

    private final Session session;

    Transferring(Session session) {
        this.session = session;
    }

    Transfer transfer(NewTransfer transfer) {
        String key = transfer.idempotencyKey();
        return key == null
                ? move(transfer)
                : session.keyed(() -> madeBefore(transfer, key).orElseGet(() -> move(transfer)));
    }

    private Optional<Transfer> madeBefore(NewTransfer transfer, String key) {
        return new AccountDao(session).findTransfer(key).map(earlier -> {
            if (!earlier.from().equals(transfer.from())
                    || !earlier.to().equals(transfer.to())
                    || !earlier.amount().equals(transfer.amount())) {
                throw new IdempotencyConflict("Transfer", earlier.id().value());
            }
            return earlier;
        });
    }

    private Transfer move(NewTransfer transfer) {
        SortedMap<AccountId, Change> changes = new TreeMap<>(Map.of(
                transfer.from(), Change.debit(transfer.amount()), transfer.to(), Change.credit(transfer.amount())));
        Instant now = session.now();
        SortedMap<AccountId, Change> refused = apply(changes);
        Optional<Transfer> stored = refused.isEmpty() ? store(transfer, now) : Optional.empty();
        if (stored.isPresent()) {
            return stored.get();
        }
        // undo, so that a caller who continues after the error commits nothing
        SortedMap<AccountId, Change> done = new TreeMap<>(changes);
        done.keySet().removeAll(refused.keySet());
        done.replaceAll((account, change) -> change.back());
        apply(done);
        String key = transfer.idempotencyKey();
        // the same request may have succeeded while this one waited: it has the key and took the missing money
        return (key == null ? Optional.<Transfer>empty() : madeBefore(transfer, key))
                .orElseThrow(() -> refusal(transfer));
    }

    /**
     * Changes the balances where possible.
     *
     * @return the changes not made
     */
    @CanIgnoreReturnValue
    private SortedMap<AccountId, Change> apply(SortedMap<AccountId, Change> changes) {
        SortedMap<AccountId, Change> refused = new TreeMap<>();
        if (changes.isEmpty()) {
            return refused;
        }
        Param<Money> amount = param("amount", MoneySql.MONEY);
        Param<AccountId> account = param("account", ACCOUNTS.ID.getDataType());
        Param<Money> least = param("least", MoneySql.MONEY);
        Param<Money> most = param("most", MoneySql.MONEY);
        Query query = session.db()
                .update(ACCOUNTS)
                .set(ACCOUNTS.BALANCE, MoneySql.plus(ACCOUNTS.BALANCE, amount))
                .where(ACCOUNTS.ID.eq(account))
                .and(ACCOUNTS.BALANCE.between(least, most));
        int[] changed = session.db()
                .batch(query)
                .bind(changes.entrySet().stream()
                        .map(e -> e.getValue().binds(e.getKey()))
                        .toArray(Object[][]::new))
                .execute();
        int i = 0;
        for (Map.Entry<AccountId, Change> entry : changes.entrySet()) {
            if (changed[i++] == 0) {
                refused.put(entry.getKey(), entry.getValue());
            }
        }
        return refused;
    }

    /** The reason of a refusal, read in the same transaction for the figures that caused it. */
    private ShopException refusal(NewTransfer transfer) {
        Map<AccountId, Money> balances = session.db()
                .select(ACCOUNTS.ID, ACCOUNTS.BALANCE)
                .from(ACCOUNTS)
                .where(ACCOUNTS.ID.in(transfer.from(), transfer.to()))
                .fetchMap(ACCOUNTS.ID, ACCOUNTS.BALANCE);
        Money available = balanceOf(transfer.from(), balances);
        Money received = balanceOf(transfer.to(), balances);
        if (available.compareTo(transfer.amount()) < 0) {
            return new InsufficientFunds(
                    transfer.from().value(),
                    available.toString(),
                    transfer.amount().toString());
        }
        if (received.compareTo(MOST.minus(transfer.amount())) > 0) {
            return new MoneyOverflow("Account " + transfer.to() + " would exceed the range of money.", null);
        }
        return session.lost(new Contention("An account changed while money was transferred.", null));
    }

    private static Money balanceOf(AccountId account, Map<AccountId, Money> balances) {
        Money balance = balances.get(account);
        if (balance == null) {
            throw AccountDao.notFound(account);
        }
        return balance;
    }

    /** Empty if another transaction made the same transfer just now. */
    private Optional<Transfer> store(NewTransfer transfer, Instant now) {
        return session.db()
                .insertInto(TRANSFERS)
                .set(TransferRow.record(transfer, now))
                .onConflict(TRANSFERS.IDEMPOTENCY_KEY)
                .doNothing()
                .returningResult(TRANSFERS.ID)
                .fetchOptional(TRANSFERS.ID)
                .map(id -> new Transfer(
                        id, transfer.from(), transfer.to(), transfer.amount(), transfer.idempotencyKey(), now));
    }

    /** An amount to add to a balance within these limits. */
    private record Change(Money amount, Money least, Money most) {

        static Change debit(Money amount) {
            return new Change(Money.ZERO.minus(amount), amount, MOST);
        }

        static Change credit(Money amount) {
            return new Change(amount, Money.ZERO, MOST.minus(amount));
        }

        Change back() {
            return new Change(Money.ZERO.minus(amount), Money.ZERO, MOST);
        }

        @Nullable
        Object[] binds(AccountId account) {
            return new Object[] {amount, account, least, most};
        }
    }
}
