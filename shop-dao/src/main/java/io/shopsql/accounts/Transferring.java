package io.shopsql.accounts;

import static io.shopsql.query.Parameter.one;
import static io.shopsql.schema.Tables.ACCOUNTS;
import static org.jooq.impl.DSL.update;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.error.Contention;
import io.shopsql.error.IdempotencyConflict;
import io.shopsql.error.InsufficientFunds;
import io.shopsql.error.MoneyOverflow;
import io.shopsql.error.ShopException;
import io.shopsql.internal.Session;
import io.shopsql.query.BoundChange;
import io.shopsql.query.Compiled;
import io.shopsql.schema.type.AccountId;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Transfers money. Both balances change by conditional updates in one batch, in account order, so that opposite
 * transfers cannot deadlock. A refusal is undone at once and its reason read afterwards, so that the common case needs
 * no check in advance.
 */
final class Transferring {

    private static final Money MOST = new Money(Long.MAX_VALUE);

    private static final Compiled.Change4<Money, AccountId, Money, Money> CHANGE = Compiled.change(
            one(ACCOUNTS.BALANCE),
            one(ACCOUNTS.ID),
            one(ACCOUNTS.BALANCE),
            one(ACCOUNTS.BALANCE),
            (amount, account, least, most) -> update(ACCOUNTS)
                    .set(ACCOUNTS.BALANCE, MoneySql.plus(ACCOUNTS.BALANCE, amount))
                    .where(ACCOUNTS.ID.eq(account))
                    .and(ACCOUNTS.BALANCE.between(least, most)));

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
        SortedMap<AccountId, Move> changes = new TreeMap<>(
                Map.of(transfer.from(), Move.debit(transfer.amount()), transfer.to(), Move.credit(transfer.amount())));
        Instant now = session.now();
        SortedMap<AccountId, Move> refused = apply(changes);
        Optional<Transfer> stored = refused.isEmpty() ? store(transfer, now) : Optional.empty();
        if (stored.isPresent()) {
            return stored.get();
        }
        // undo, so that a caller who continues after the error commits nothing
        SortedMap<AccountId, Move> done = new TreeMap<>(changes);
        done.keySet().removeAll(refused.keySet());
        done.replaceAll((account, move) -> move.back());
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
    private SortedMap<AccountId, Move> apply(SortedMap<AccountId, Move> changes) {
        SortedMap<AccountId, Move> refused = new TreeMap<>();
        if (changes.isEmpty()) {
            return refused;
        }
        int[] changed = session.runner()
                .runAll(changes.entrySet().stream()
                        .map(e -> e.getValue().of(e.getKey()))
                        .toList());
        int i = 0;
        for (Map.Entry<AccountId, Move> entry : changes.entrySet()) {
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
    @SuppressWarnings("NullAway") // does not know that this parameter takes null
    private Optional<Transfer> store(NewTransfer transfer, Instant now) {
        return session.find(TransferRow.INSERT.with(
                        transfer.from(), transfer.to(), transfer.amount(), transfer.idempotencyKey(), now))
                .map(id -> new Transfer(
                        id, transfer.from(), transfer.to(), transfer.amount(), transfer.idempotencyKey(), now));
    }

    /** An amount to add to a balance within these limits. */
    private record Move(Money amount, Money least, Money most) {

        static Move debit(Money amount) {
            return new Move(Money.ZERO.minus(amount), amount, MOST);
        }

        static Move credit(Money amount) {
            return new Move(amount, Money.ZERO, MOST.minus(amount));
        }

        Move back() {
            return new Move(Money.ZERO.minus(amount), Money.ZERO, MOST);
        }

        BoundChange of(AccountId account) {
            return CHANGE.with(amount, account, least, most);
        }
    }
}
