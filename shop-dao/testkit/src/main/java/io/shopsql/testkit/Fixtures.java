package io.shopsql.testkit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.accounts.Account;
import io.shopsql.contacts.Contact;
import io.shopsql.contacts.NewContact;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.util.Locale;
import java.util.Objects;

/** Inserts the rows that tests need, one call each. */
public final class Fixtures {

    private Fixtures() {}

    /** A user whose e-mail address is derived from the name. */
    @CanIgnoreReturnValue
    public static User aUser(TestShop shop, String name) {
        return shop.write(tx -> tx.users().insert(new NewUser(name, name.toLowerCase(Locale.ROOT) + "@example.com")));
    }

    /** A product with this quantity in stock. */
    @CanIgnoreReturnValue
    public static Product aProduct(TestShop shop, String name, String price, long stock) {
        return shop.write(tx -> tx.products().insert(new NewProduct(name, Money.of(price)).withStock(stock)));
    }

    /** A pending order of one product in this quantity. */
    @CanIgnoreReturnValue
    public static Order anOrder(TestShop shop, User user, Product product, int quantity) {
        return shop.write(tx -> tx.orders().place(NewOrder.by(user.id()).item(product.id(), quantity)));
    }

    /** A contact with a name only. */
    @CanIgnoreReturnValue
    public static Contact aContact(TestShop shop, String name) {
        return shop.write(tx -> tx.contacts().insert(new NewContact(name)));
    }

    /** An account with this opening balance. */
    @CanIgnoreReturnValue
    public static Account anAccount(TestShop shop, User user, String openingBalance) {
        return shop.write(tx -> tx.accounts().open(user.id(), Money.of(openingBalance)));
    }

    /** The account's current balance. */
    public static Money balanceOf(TestShop shop, Account account) {
        return shop.read(tx -> tx.accounts().get(account.id()).balance());
    }

    /** The product's current stock; fails if its stock is not tracked. */
    public static long stockOf(TestShop shop, Product product) {
        Long stock = shop.read(tx -> tx.products().get(product.id())).stock();
        return Objects.requireNonNull(stock, "the stock is not tracked");
    }
}
