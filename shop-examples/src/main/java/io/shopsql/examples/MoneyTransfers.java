package io.shopsql.examples;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.Tx;
import io.shopsql.accounts.Account;
import io.shopsql.accounts.NewTransfer;
import io.shopsql.error.ShopException;
import io.shopsql.schema.type.AccountId;
import io.shopsql.schema.type.Money;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Atomic transfers between two accounts. Transfers are never deleted, so a run begins by transferring back what an earlier run
 * moved.
 */
public final class MoneyTransfers {

    private MoneyTransfers() {}

    public static void main(String[] args) {
        String url = args.length == 0 ? "jdbc:sqlite:money-transfers.db" : args[0];
        run(ShopConfig.of(url), new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    }

    static void run(ShopConfig config, PrintWriter out) {
        try (Shop shop = Shop.open(config)) {
            Account alice = shop.write(tx -> account(tx, new NewUser("Alice", "alice@example.com"), Money.of(1000)));
            Account bob = shop.write(tx -> account(tx, new NewUser("Bob", "bob@example.com"), Money.of(500)));
            shop.run(tx -> payBack(tx, alice, bob));
            Money before = shop.read(tx -> tx.accounts().totalBalance());
            out.println("Before: " + balances(shop, alice, bob));

            try {
                shop.run(tx -> {
                    tx.accounts().transfer(alice.id(), bob.id(), Money.of(200));
                    throw new IllegalStateException("something went wrong in the middle");
                });
            } catch (IllegalStateException e) {
                out.println("After an error in the middle: " + balances(shop, alice, bob));
            }

            shop.run(tx -> tx.accounts().transfer(alice.id(), bob.id(), Money.of(200)));
            out.println("After a transfer of 200: " + balances(shop, alice, bob));

            out.println("Refused:");
            refused(shop, out, alice.id(), bob.id(), "5000");
            refused(shop, out, alice.id(), new AccountId(777), "10");
            refused(shop, out, alice.id(), alice.id(), "10");
            refused(shop, out, alice.id(), bob.id(), "0");
            refused(shop, out, alice.id(), bob.id(), "-10");
            out.println("After the refusals: " + balances(shop, alice, bob));

            Money after = shop.read(tx -> tx.accounts().totalBalance());
            out.println("The sum of all balances has not changed: " + after.equals(before));
        }
    }

    private static Account account(Tx tx, NewUser owner, Money openingBalance) {
        User user = tx.users().upsert(owner);
        return tx.accounts().ofUser(user.id()).list().stream()
                .findFirst()
                .orElseGet(() -> tx.accounts().open(user.id(), openingBalance));
    }

    private static void payBack(Tx tx, Account alice, Account bob) {
        Money received = bob.balance().minus(bob.openingBalance());
        if (!received.isZero()) {
            tx.accounts().transfer(bob.id(), alice.id(), received);
        }
    }

    private static String balances(Shop shop, Account alice, Account bob) {
        // one snapshot: both balances are from the same moment
        return shop.read(tx -> "Alice " + tx.accounts().get(alice.id()).balance() + ", Bob "
                + tx.accounts().get(bob.id()).balance());
    }

    private static void refused(Shop shop, PrintWriter out, AccountId from, AccountId to, String amount) {
        out.println("  "
                + refusal(() -> shop.run(tx -> tx.accounts().transfer(new NewTransfer(from, to, Money.of(amount))))));
    }

    /** The error's class and message. */
    private static String refusal(Runnable work) {
        try {
            work.run();
        } catch (ShopException refused) {
            return refused.getClass().getSimpleName() + ": " + refused.what();
        }
        throw new IllegalStateException("expected a refusal");
    }
}
