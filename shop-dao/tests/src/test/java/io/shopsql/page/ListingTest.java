package io.shopsql.page;

import static io.shopsql.schema.Tables.ACCOUNTS;
import static io.shopsql.schema.Tables.CONTACTS;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.Tx;
import io.shopsql.accounts.Account;
import io.shopsql.contacts.Contact;
import io.shopsql.error.IllegalNesting;
import io.shopsql.orders.Order;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Fixtures;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Every DAO answers the same questions. */
@EveryDatabase
class ListingTest {

    @AutoClose
    private final TestShop shop;

    ListingTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void users_answer_every_question() {
        User alice = Fixtures.aUser(shop, "Alice");
        User bob = Fixtures.aUser(shop, "Bob");
        assertAnswers(List.of(alice, bob), tx -> tx.users().all());
        assertAnswers(List.of(bob), tx -> tx.users().where(USERS.NAME.eq("Bob")));
        assertAnswers(List.of(), tx -> tx.users().where(USERS.NAME.eq("Carol")));
    }

    @Test
    void products_answer_every_question() {
        Product pen = Fixtures.aProduct(shop, "Pen", "2.50", 5);
        Product book = Fixtures.aProduct(shop, "Book", "30", 0);
        assertAnswers(List.of(pen, book), tx -> tx.products().all());
        assertAnswers(List.of(pen), tx -> tx.products().inStock());
        assertAnswers(List.of(), tx -> tx.products().where(PRODUCTS.PRICE.lt(Money.of(1))));
    }

    @Test
    void orders_answer_every_question() {
        User alice = Fixtures.aUser(shop, "Alice");
        User bob = Fixtures.aUser(shop, "Bob");
        Product pen = Fixtures.aProduct(shop, "Pen", "2.50", 500);
        Order first = Fixtures.anOrder(shop, alice, pen, 1);
        Order second = Fixtures.anOrder(shop, bob, pen, 2);
        assertAnswers(List.of(first, second), tx -> tx.orders().all());
        assertAnswers(List.of(second), tx -> tx.orders().placedBy(bob.id()));
        assertAnswers(List.of(), tx -> tx.orders().where(ORDERS.UNITS.gt(2L)));
    }

    @Test
    void contacts_answer_every_question() {
        Contact alice = Fixtures.aContact(shop, "Alice");
        Contact bob = Fixtures.aContact(shop, "Bob");
        assertAnswers(List.of(alice, bob), tx -> tx.contacts().all());
        assertAnswers(List.of(bob), tx -> tx.contacts().where(CONTACTS.NAME.eq("Bob")));
        assertAnswers(List.of(), tx -> tx.contacts().where(CONTACTS.NAME.eq("Carol")));
    }

    @Test
    void accounts_answer_every_question() {
        User alice = Fixtures.aUser(shop, "Alice");
        Account purse = Fixtures.anAccount(shop, alice, "10");
        Account savings = Fixtures.anAccount(shop, alice, "500");
        assertAnswers(List.of(purse, savings), tx -> tx.accounts().ofUser(alice.id()));
        assertAnswers(List.of(savings), tx -> tx.accounts().where(ACCOUNTS.BALANCE.gt(Money.of(10))));
        assertAnswers(List.of(), tx -> tx.accounts().where(ACCOUNTS.BALANCE.gt(Money.of(500))));
    }

    @Test
    void a_listing_asks_again_on_each_call_and_ends_with_its_transaction() {
        List<Listing<User>> kept = new ArrayList<>();
        shop.run(tx -> {
            Listing<User> all = tx.users().all();
            assertThat(all.exists()).isFalse();
            User alice = tx.users().insert(new NewUser("Alice", "alice@example.com"));
            assertThat(all.list()).containsExactly(alice);
            kept.add(all);
        });
        assertThatExceptionOfType(IllegalNesting.class)
                .isThrownBy(() -> kept.get(0).count());
    }

    private <T> void assertAnswers(List<T> expected, Function<Tx, Listing<T>> question) {
        shop.run(tx -> {
            Listing<T> listing = question.apply(tx);
            assertThat(listing.list()).isEqualTo(expected);
            assertThat(listing.count()).isEqualTo(expected.size());
            assertThat(listing.first()).isEqualTo(expected.stream().findFirst());
            assertThat(listing.exists()).isEqualTo(!expected.isEmpty());
            List<T> streamed = listing.stream(Stream::toList);
            assertThat(streamed).isEqualTo(expected);
            assertThat(listing.page(PageRequest.first(10)).items()).isEqualTo(expected);
            assertThat(listing.page(PageRequest.first(1)).items())
                    .isEqualTo(expected.stream().limit(1).toList());
        });
    }
}
