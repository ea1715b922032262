package io.shopsql.accounts;

import static io.shopsql.schema.Tables.ACCOUNTS;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.anAccount;
import static io.shopsql.testkit.Fixtures.balanceOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopsql.Shop;
import io.shopsql.error.IdempotencyConflict;
import io.shopsql.error.InsufficientFunds;
import io.shopsql.error.InvalidInput;
import io.shopsql.error.MoneyOverflow;
import io.shopsql.error.NotFound;
import io.shopsql.error.ReadOnlyTransaction;
import io.shopsql.error.ShopException;
import io.shopsql.schema.type.AccountId;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Invariants;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.tests.RecordedPool;
import io.shopsql.users.User;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@EveryDatabase
class TransferTest {

    private static final AccountId NOBODY = new AccountId(999);

    @AutoClose
    private final TestShop shop;

    private final User alice;
    private final Account savings;
    private final Account checking;

    TransferTest(TestDatabase database) {
        shop = database.emptyShop();
        alice = aUser(shop, "Alice");
        savings = anAccount(shop, alice, "1000");
        checking = anAccount(shop, alice, "500");
    }

    @Test
    void money_is_moved_and_an_entry_is_kept() {
        Transfer transfer = shop.write(tx -> tx.accounts().transfer(savings.id(), checking.id(), Money.of(200)));
        assertThat(balanceOf(shop, savings)).isEqualTo(Money.of(800));
        assertThat(balanceOf(shop, checking)).isEqualTo(Money.of(700));
        assertThat(transfer)
                .isEqualTo(new Transfer(
                        transfer.id(), savings.id(), checking.id(), Money.of(200), null, transfer.createdAt()));
        List<Transfer> entries =
                shop.read(tx -> tx.accounts().transfersOf(savings.id()).list());
        assertThat(entries).containsExactly(transfer);
        Invariants.check(shop);
    }

    @Test
    void all_there_is_can_be_moved_in_either_direction_down_to_the_smallest_amount() {
        shop.run(tx -> {
            tx.accounts().transfer(savings.id(), checking.id(), Money.of(1000));
            tx.accounts().transfer(checking.id(), savings.id(), new Money(1));
        });
        assertThat(balanceOf(shop, savings)).isEqualTo(new Money(1));
        assertThat(balanceOf(shop, checking)).isEqualTo(Money.of("1499.9999"));
        Invariants.check(shop);
    }

    @Test
    void an_error_in_the_middle_leaves_both_as_they_were() {
        var before = shop.checksums();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> shop.run(tx -> {
                    tx.accounts().transfer(savings.id(), checking.id(), Money.of(200));
                    throw new IllegalStateException("in the middle");
                }));
        assertThat(shop.checksums()).isEqualTo(before);
    }

    @Test
    void what_is_refused_says_why_and_changes_nothing() {
        refused(
                InvalidInput.class,
                "transfer.amount must be above zero, was 0.00.",
                () -> new NewTransfer(savings.id(), checking.id(), Money.ZERO));
        refused(
                InvalidInput.class,
                "transfer.amount must be above zero, was -5.00.",
                () -> new NewTransfer(savings.id(), checking.id(), Money.of(-5)));
        refused(
                InvalidInput.class,
                "transfer.to must differ from transfer.from, both are " + savings.id() + ".",
                () -> new NewTransfer(savings.id(), savings.id(), Money.of(1)));
        refused(NotFound.class, "Account 999 not found.", () -> new NewTransfer(NOBODY, checking.id(), Money.of(1)));
        refused(NotFound.class, "Account 999 not found.", () -> new NewTransfer(savings.id(), NOBODY, Money.of(1)));
        // the one that pays comes first
        refused(NotFound.class, "Account 0 not found.", () -> new NewTransfer(new AccountId(0), NOBODY, Money.of(1)));
        refused(NotFound.class, "Account 999 not found.", () -> new NewTransfer(NOBODY, new AccountId(0), Money.of(1)));
        refused(
                InsufficientFunds.class,
                "Insufficient funds in account " + savings.id() + ": 1000.00 available, 1000.0001 requested.",
                () -> new NewTransfer(savings.id(), checking.id(), Money.of("1000.0001")));
        refused(
                InsufficientFunds.class,
                "Insufficient funds in account " + checking.id()
                        + ": 500.00 available, 922337203685477.5807 requested.",
                () -> new NewTransfer(checking.id(), savings.id(), new Money(Long.MAX_VALUE)));
    }

    @Test
    void a_balance_beyond_what_money_holds_is_refused() {
        Account full = anAccount(shop, alice, "922337203685477.5807");
        refused(
                MoneyOverflow.class,
                "Account " + full.id() + " would exceed the range of money.",
                () -> new NewTransfer(savings.id(), full.id(), new Money(1)));
        shop.run(tx -> {
            tx.accounts().transfer(full.id(), savings.id(), new Money(1));
            tx.accounts().transfer(savings.id(), full.id(), new Money(1));
        });
        assertThat(balanceOf(shop, full)).isEqualTo(new Money(Long.MAX_VALUE));
        assertThatExceptionOfType(MoneyOverflow.class)
                .isThrownBy(() -> shop.read(tx -> tx.accounts().totalBalance()));
    }

    @Test
    void an_overdraft_carries_its_figures() {
        assertThatExceptionOfType(InsufficientFunds.class)
                .isThrownBy(() -> shop.run(tx -> tx.accounts().transfer(checking.id(), savings.id(), Money.of(501))))
                .satisfies(e -> {
                    assertThat(e.accountId()).isEqualTo(checking.id().value());
                    assertThat(Money.of(e.available())).isEqualTo(Money.of(500));
                    assertThat(Money.of(e.requested())).isEqualTo(Money.of(501));
                });
    }

    @Test
    void whoever_goes_on_after_a_refusal_commits_nothing_of_it() {
        List<ShopException> refusals = new ArrayList<>();
        shop.run(tx -> {
            for (NewTransfer bad : List.of(
                    new NewTransfer(savings.id(), checking.id(), Money.of(1001)),
                    new NewTransfer(checking.id(), savings.id(), Money.of(501)),
                    new NewTransfer(savings.id(), NOBODY, Money.of(1)),
                    new NewTransfer(NOBODY, savings.id(), Money.of(1)),
                    new NewTransfer(savings.id(), NOBODY, Money.of(1)).withIdempotencyKey("key"))) {
                try {
                    tx.accounts().transfer(bad);
                } catch (InsufficientFunds | NotFound e) {
                    refusals.add(e);
                }
            }
            tx.accounts().transfer(savings.id(), checking.id(), Money.of(1));
        });
        assertThat(refusals).hasSize(5);
        assertThat(balanceOf(shop, savings)).isEqualTo(Money.of(999));
        assertThat(balanceOf(shop, checking)).isEqualTo(Money.of(501));
        Invariants.check(shop);
    }

    @Test
    void inside_a_bigger_transaction_a_refused_part_is_undone_alone() {
        shop.run(tx -> {
            tx.accounts().transfer(savings.id(), checking.id(), Money.of(100));
            assertThatExceptionOfType(InsufficientFunds.class)
                    .isThrownBy(() -> shop.run(inner -> {
                        inner.accounts().transfer(savings.id(), checking.id(), Money.of(300));
                        inner.accounts().transfer(savings.id(), checking.id(), Money.of(601));
                    }));
            shop.run(inner -> inner.accounts()
                    .transfer(new NewTransfer(checking.id(), savings.id(), Money.of(50)).withIdempotencyKey("nested")));
            assertThat(tx.accounts().get(savings.id()).balance()).isEqualTo(Money.of(950));
        });
        assertThat(balanceOf(shop, checking)).isEqualTo(Money.of(550));
        Invariants.check(shop);
    }

    @Test
    void a_transfer_in_a_read_is_refused() {
        assertThatExceptionOfType(ReadOnlyTransaction.class)
                .isThrownBy(() -> shop.read(tx -> tx.accounts().transfer(savings.id(), checking.id(), Money.of(1))));
        assertThat(balanceOf(shop, savings)).isEqualTo(Money.of(1000));
    }

    @Test
    void the_same_request_is_made_once_even_if_it_could_not_be_made_again() {
        NewTransfer all = new NewTransfer(savings.id(), checking.id(), Money.of(1000)).withIdempotencyKey("once");
        Transfer first = shop.write(tx -> tx.accounts().transfer(all));
        Transfer again = shop.write(tx -> tx.accounts().transfer(all));
        assertThat(again).isEqualTo(first);
        shop.run(tx -> {
            assertThat(tx.accounts().findTransfer("once")).contains(first);
            assertThat(tx.accounts().findTransfer("Once")).isEmpty();
        });
        assertThat(balanceOf(shop, checking)).isEqualTo(Money.of(1500));
        Invariants.check(shop);
    }

    @Test
    void a_key_of_other_content_is_a_conflict() {
        Account third = anAccount(shop, alice, "100");
        Transfer first = shop.write(tx -> tx.accounts()
                .transfer(new NewTransfer(savings.id(), checking.id(), Money.of(1)).withIdempotencyKey("key")));
        for (NewTransfer other : List.of(
                new NewTransfer(savings.id(), checking.id(), Money.of(2)),
                new NewTransfer(checking.id(), savings.id(), Money.of(1)),
                new NewTransfer(third.id(), checking.id(), Money.of(1)),
                new NewTransfer(savings.id(), third.id(), Money.of(1)))) {
            refused(
                    IdempotencyConflict.class,
                    "This idempotency key was used for transfer " + first.id() + " with other content.",
                    () -> other.withIdempotencyKey("key"));
        }
    }

    @Test
    void a_transfer_takes_two_statements_and_three_with_a_key() {
        assertThat(statements(new NewTransfer(savings.id(), checking.id(), Money.of(1))))
                .isEqualTo(2);
        assertThat(statements(new NewTransfer(savings.id(), checking.id(), Money.of(1)).withIdempotencyKey("key")))
                .isEqualTo(3);
    }

    @Test
    void a_sum_that_was_spoilt_past_the_dao_is_seen() {
        shop.run(tx -> tx.db()
                .update(ACCOUNTS)
                .set(ACCOUNTS.BALANCE, Money.of(1001))
                .where(ACCOUNTS.ID.eq(savings.id()))
                .execute());
        assertThatThrownBy(() -> Invariants.check(shop))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("balance");
    }

    private int statements(NewTransfer transfer) {
        RecordedPool pool = new RecordedPool(shop.dataSource());
        try (Shop recorded = Shop.on(pool.dataSource())) {
            return recorded.write(tx -> {
                pool.clear();
                tx.accounts().transfer(transfer);
                return pool.sent().size();
            });
        }
    }

    private void refused(Class<? extends ShopException> error, String what, Supplier<NewTransfer> transfer) {
        var before = shop.checksums();
        assertThatThrownBy(() -> shop.run(tx -> tx.accounts().transfer(transfer.get())))
                .isInstanceOf(error)
                .satisfies(e -> assertThat(((ShopException) e).what()).isEqualTo(what));
        assertThat(shop.checksums()).isEqualTo(before);
    }
}
