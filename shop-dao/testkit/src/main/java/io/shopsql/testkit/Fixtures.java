package io.shopsql.testkit;

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

/** Things that tests need in a shop, in a word each. */
public final class Fixtures {

    private Fixtures() {}

    /** A user with an address made of the name. */
    public static User aUser(TestShop shop, String name) {
        return shop.write(tx -> tx.users().insert(new NewUser(name, name.toLowerCase(Locale.ROOT) + "@example.com")));
    }

    /** A product with so many in stock. */
    public static Product aProduct(TestShop shop, String name, String price, long stock) {
        return shop.write(tx -> tx.products().insert(new NewProduct(name, Money.of(price)).withStock(stock)));
    }

    /** An order of so many pieces of one product, pending. */
    public static Order anOrder(TestShop shop, User user, Product product, int quantity) {
        return shop.write(tx -> tx.orders().place(NewOrder.by(user.id()).item(product.id(), quantity)));
    }

    /** A contact of whom the name alone is known. */
    public static Contact aContact(TestShop shop, String name) {
        return shop.write(tx -> tx.contacts().insert(new NewContact(name)));
    }

    /** An account with so much in it. */
    public static Account anAccount(TestShop shop, User user, String openingBalance) {
        return shop.write(tx -> tx.accounts().open(user.id(), Money.of(openingBalance)));
    }

    /** How much is in the account now. */
    public static Money balanceOf(TestShop shop, Account account) {
        return shop.read(tx -> tx.accounts().get(account.id()).balance());
    }

    /** How many of the product are in stock now, which is tracked. */
    public static long stockOf(TestShop shop, Product product) {
        Long stock = shop.read(tx -> tx.products().get(product.id())).stock();
        return Objects.requireNonNull(stock, "the stock is not tracked");
    }
}
