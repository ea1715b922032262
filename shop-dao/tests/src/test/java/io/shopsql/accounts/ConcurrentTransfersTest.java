package io.shopsql.accounts;

import static io.shopsql.testkit.AtOnce.atOnce;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.anAccount;
import static io.shopsql.testkit.Fixtures.balanceOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.Shop;
import io.shopsql.error.InsufficientFunds;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Invariants;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@EveryDatabase
class ConcurrentTransfersTest {

    private static final int WRITERS = 12;
    private static final int READERS = 4;

    @AutoClose
    private final TestShop shop;

    private final User alice;

    ConcurrentTransfersTest(TestDatabase database) {
        shop = database.emptyShop();
        alice = aUser(shop, "Alice");
    }

    @Test
    void opposite_transfers_do_not_deadlock() throws Exception {
        Account a = anAccount(shop, alice, "1000");
        Account b = anAccount(shop, alice, "1000");
        // one attempt: a deadlock would be an error
        try (Shop once = Shop.open(shop.config().maxAttempts(1))) {
            List<Object> outcomes = atOnce(WRITERS, i -> () -> {
                Transfer last = null;
                for (int n = 0; n < 40; n++) {
                    boolean turned = (i + n) % 2 == 0;
                    last = once.write(tx ->
                            tx.accounts().transfer(turned ? a.id() : b.id(), turned ? b.id() : a.id(), Money.of(1)));
                }
                return last;
            });
            assertThat(outcomes).allSatisfy(o -> assertThat(o).isInstanceOf(Transfer.class));
        }
        assertThat(balanceOf(shop, a)).isEqualTo(Money.of(1000));
        Invariants.check(shop);
    }

    @Test
    void whatever_is_transferred_at_once_nobody_ever_reads_another_sum() throws Exception {
        long seed = new Random().nextLong();
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            accounts.add(anAccount(shop, alice, "100"));
        }
        AtomicInteger writing = new AtomicInteger(WRITERS);
        List<Object> outcomes = atOnce(WRITERS + READERS, i -> () -> {
            if (i >= WRITERS) {
                return reads(writing);
            }
            try {
                return transfers(accounts, new Random(seed + i));
            } finally {
                writing.decrementAndGet();
            }
        });
        assertThat(outcomes).as("seed %d", seed).allSatisfy(o -> assertThat(o).isInstanceOf(Integer.class));
        assertThat(outcomes.subList(WRITERS, outcomes.size()))
                .allSatisfy(reads -> assertThat((int) reads).isPositive());
        int moved = outcomes.subList(0, WRITERS).stream().mapToInt(o -> (int) o).sum();
        Set<Transfer> entries = new HashSet<>();
        accounts.forEach(a -> entries.addAll(shop.<List<Transfer>>read(
                tx -> tx.accounts().transfersOf(a.id()).list())));
        assertThat(entries).as("seed %d", seed).hasSize(moved);
        assertThat(moved).isPositive();
        Invariants.check(shop);
    }

    /** How many of its transfers were made. */
    private int transfers(List<Account> accounts, Random random) {
        int made = 0;
        for (int n = 0; n < 40; n++) {
            int from = random.nextInt(accounts.size());
            int to = (from + 1 + random.nextInt(accounts.size() - 1)) % accounts.size();
            Money amount = new Money(1 + random.nextInt(800_000));
            try {
                shop.write(tx -> tx.accounts()
                        .transfer(accounts.get(from).id(), accounts.get(to).id(), amount));
                made++;
            } catch (InsufficientFunds e) {
                assertThat(Money.of(e.available())).isLessThan(amount);
            }
        }
        return made;
    }

    /** How often it read while others wrote. */
    private int reads(AtomicInteger writing) {
        int reads = 0;
        do {
            Money sum = shop.read(tx -> tx.accounts().totalBalance());
            assertThat(sum).isEqualTo(Money.of(400));
            List<Account> all = shop.read(tx -> tx.accounts().all().list());
            assertThat(all.stream().map(Account::balance).reduce(Money.ZERO, Money::plus))
                    .isEqualTo(Money.of(400));
            reads++;
        } while (writing.get() > 0);
        return reads;
    }

    @Test
    void of_many_transfers_of_the_whole_balance_one_succeeds() throws Exception {
        Account from = anAccount(shop, alice, "100");
        Account to = anAccount(shop, alice, "0");
        List<Object> outcomes =
                atOnce(16, i -> () -> shop.write(tx -> tx.accounts().transfer(from.id(), to.id(), Money.of(100))));
        assertThat(outcomes).filteredOn(Transfer.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(InsufficientFunds.class::isInstance)
                .hasSize(15)
                .allSatisfy(e -> assertThat(((InsufficientFunds) e).available()).isEqualTo("0.00"));
        assertThat(balanceOf(shop, to)).isEqualTo(Money.of(100));
        Invariants.check(shop);
    }
}
