package io.shopsql.accounts;

import static io.shopsql.schema.Tables.ACCOUNTS;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.anAccount;
import static io.shopsql.testkit.Fixtures.balanceOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.InvalidInput;
import io.shopsql.error.NotFound;
import io.shopsql.error.StillReferenced;
import io.shopsql.page.Page;
import io.shopsql.page.PageRequest;
import io.shopsql.schema.type.AccountId;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Invariants;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@EveryDatabase
class AccountDaoTest {

    @AutoClose
    private final TestShop shop;

    private final User alice;
    private final User bob;

    AccountDaoTest(TestDatabase database) {
        shop = database.emptyShop();
        alice = aUser(shop, "Alice");
        bob = aUser(shop, "Bob");
    }

    @Test
    void an_account_is_opened_and_found_by_key_and_by_user() {
        Account first = anAccount(shop, alice, "1000.50");
        Account second = anAccount(shop, alice, "0");
        Account other = anAccount(shop, bob, "500");
        shop.run(tx -> {
            assertThat(first).isEqualTo(new Account(first.id(), alice.id(), Money.of("1000.50"), Money.of("1000.50")));
            assertThat(tx.accounts().get(first.id())).isEqualTo(first);
            assertThat(tx.accounts().find(new AccountId(999))).isEmpty();
            assertThat(tx.accounts().ofUser(alice.id()).list()).containsExactly(first, second);
            assertThat(tx.accounts().all().list()).containsExactly(first, second, other);
            assertThat(tx.accounts().where(ACCOUNTS.BALANCE.gt(Money.of(100))).list())
                    .containsExactly(first, other);
            assertThat(tx.accounts().all().count()).isEqualTo(3);
            assertThat(tx.accounts().totalBalance()).isEqualTo(Money.of("1500.50"));
        });
    }

    @Test
    void without_accounts_the_total_balance_is_zero() {
        shop.run(tx -> {
            assertThat(tx.accounts().all().list()).isEmpty();
            assertThat(tx.accounts().totalBalance()).isEqualTo(Money.ZERO);
        });
    }

    @Test
    void an_account_begins_with_nothing_or_more_and_belongs_to_a_user() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> anAccount(shop, alice, "-0.0001"))
                .satisfies(
                        e -> assertThat(e.what()).isEqualTo("account.openingBalance must be at least 0, was -0.0001."));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> shop.run(tx -> tx.accounts().open(new UserId(999), Money.ZERO)))
                .satisfies(e -> assertThat(e.what()).isEqualTo("User 999 not found."));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> shop.run(tx -> tx.accounts().get(new AccountId(999))))
                .satisfies(e -> assertThat(e.what()).isEqualTo("Account 999 not found."));
    }

    @Test
    void an_account_without_transfers_is_deleted_once() {
        Account account = anAccount(shop, alice, "10");
        shop.run(tx -> {
            assertThat(tx.accounts().delete(account.id())).isTrue();
            assertThat(tx.accounts().delete(account.id())).isFalse();
            assertThat(tx.accounts().all().count()).isZero();
        });
    }

    @Test
    void an_account_with_transfers_on_either_side_is_not_deleted_and_the_message_names_the_way_out() {
        Account from = anAccount(shop, alice, "10");
        Account to = anAccount(shop, bob, "10");
        shop.run(tx -> tx.accounts().transfer(from.id(), to.id(), Money.of(10)));
        var before = shop.checksums();
        for (Account account : List.of(from, to)) {
            assertThatExceptionOfType(StillReferenced.class)
                    .isThrownBy(() -> shop.run(tx -> tx.accounts().delete(account.id())))
                    .satisfies(e -> {
                        assertThat(e.what()).isEqualTo("Account " + account.id() + " has transfers.");
                        assertThat(e.next())
                                .isEqualTo("keep it for the books; transfer its balance to another account.");
                    });
        }
        assertThat(shop.checksums()).isEqualTo(before);
    }

    @Test
    void a_user_with_accounts_is_not_deleted_and_the_message_names_the_ways_out() {
        Account account = anAccount(shop, alice, "10");
        var before = shop.checksums();
        assertThatExceptionOfType(StillReferenced.class)
                .isThrownBy(() -> shop.run(tx -> tx.users().delete(alice.id())))
                .withMessageContainingAll("has accounts", "deactivate", "anonymise", "accounts().delete");
        assertThat(shop.checksums()).isEqualTo(before);
        shop.run(tx -> {
            tx.accounts().delete(account.id());
            assertThat(tx.users().delete(alice.id())).isTrue();
        });
    }

    @Test
    void pages_show_every_account_once_in_either_direction() {
        List<Account> all = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            all.add(anAccount(shop, i % 2 == 0 ? alice : bob, "1"));
        }
        assertThat(this.<Account>walk(
                        PageRequest.first(10),
                        r -> shop.read(tx -> tx.accounts().all().page(r))))
                .isEqualTo(all);
        assertThat(this.<Account>walk(
                        PageRequest.first(25),
                        r -> shop.read(tx -> tx.accounts().all().page(r))))
                .isEqualTo(all);
        assertThat(this.<Account>walk(
                        PageRequest.first(7).newestFirst(),
                        r -> shop.read(tx -> tx.accounts().all().page(r))))
                .isEqualTo(reversed(all));
        Page<Account> ofAlice = shop.read(
                tx -> tx.accounts().where(ACCOUNTS.USER_ID.eq(alice.id())).page(PageRequest.first(20)));
        assertThat(ofAlice.items()).hasSize(13);
        assertThat(ofAlice.next()).isEmpty();
    }

    @Test
    void transfers_of_an_account_are_listed_newest_first_from_both_sides() {
        Account a = anAccount(shop, alice, "100");
        Account b = anAccount(shop, bob, "100");
        Account c = anAccount(shop, bob, "100");
        List<Transfer> made = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            int n = i;
            made.add(shop.write(tx -> n % 3 == 0
                    ? tx.accounts().transfer(a.id(), b.id(), Money.of(1))
                    : tx.accounts().transfer(c.id(), a.id(), Money.of(1))));
        }
        shop.run(tx -> tx.accounts().transfer(b.id(), c.id(), Money.of(1)));
        List<Transfer> newestFirst = reversed(made);
        List<Transfer> listed =
                shop.read(tx -> tx.accounts().transfersOf(a.id()).list());
        assertThat(listed).isEqualTo(newestFirst);
        for (int size : new int[] {1, 7, 10, 30, 50}) {
            assertThat(this.<Transfer>walk(
                            PageRequest.first(size).newestFirst(),
                            r -> shop.read(
                                    tx -> tx.accounts().transfersOf(a.id()).page(r))))
                    .as("pages of %d", size)
                    .isEqualTo(newestFirst);
            assertThat(this.<Transfer>walk(
                            PageRequest.first(size),
                            r -> shop.read(
                                    tx -> tx.accounts().transfersOf(a.id()).page(r))))
                    .as("pages of %d, oldest first", size)
                    .isEqualTo(made);
        }
        List<Transfer> none =
                shop.read(tx -> tx.accounts().transfersOf(new AccountId(999)).list());
        assertThat(none).isEmpty();
        assertThat(balanceOf(shop, a)).isEqualTo(Money.of(110));
        Invariants.check(shop);
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    private <T> List<T> walk(PageRequest from, Function<PageRequest, Page<T>> page) {
        List<T> seen = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(from);
        while (next.isPresent()) {
            Page<T> one = page.apply(next.get());
            seen.addAll(one.items());
            next = one.next();
        }
        return seen;
    }
}
