package io.shopsql;

import static io.shopsql.schema.Tables.CONTACTS;
import static io.shopsql.schema.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.shopsql.accounts.NewTransfer;
import io.shopsql.contacts.Contact;
import io.shopsql.contacts.NewContact;
import io.shopsql.error.Duplicate;
import io.shopsql.error.InvalidInput;
import io.shopsql.orders.NewOrder;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.products.ProductPatch;
import io.shopsql.products.ProductSearch;
import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.tests.SharedData;
import io.shopsql.users.NewUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever text comes in goes out as it was, or is refused by a typed error; it is never taken for SQL. */
@EveryDatabase
@Tag("long")
class HostileTextTest {

    @AutoClose
    private final TestShop shop;

    HostileTextTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void a_name_that_drops_tables_is_a_name() {
        roundTrip(List.of(
                "Alice'; DROP TABLE users; --",
                "Robert\"); DELETE FROM users; --",
                "%_\\",
                "\\N",
                "\\.",
                "tab\there",
                "line\nfeed\r\n",
                "é",
                "e\u0301",
                "İıŞş",
                "\uD83D\uDE00",
                "{fn now()} ? :name ${x} {{y}}",
                "{0}"));
    }

    @Test
    void the_big_list_of_naughty_strings() throws IOException {
        List<String> strings = new ArrayList<>();
        try (JsonParser json = new JsonFactory()
                .createParser(SharedData.path("hostile/blns.json").toFile())) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.VALUE_STRING) {
                    strings.add(json.getText());
                }
            }
        }
        assertThat(strings).hasSizeGreaterThan(400);
        roundTrip(strings);
    }

    @Test
    void injections() throws IOException {
        List<String> strings = Files.readAllLines(SharedData.path("hostile/sql-injection.txt"), StandardCharsets.UTF_8);
        assertThat(strings).hasSizeGreaterThan(100);
        roundTrip(strings);
    }

    private void roundTrip(List<String> strings) {
        int users = 0;
        int products = 0;
        Set<String> contacts = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String text : strings) {
            // alone, so that one refusal does not hide the others
            if (storesUser(text, seen)) {
                users++;
            }
            if (storesProduct(text)) {
                products++;
            }
            storesContact(text, contacts);
        }
        bulkRoundTrip(seen);
        bulkRoundTripOfContacts(contacts);
        strings.forEach(text -> onlySearches(text, contacts.size()));
        int stored = users;
        int catalogue = products;
        shop.run(tx -> {
            assertThat(tx.users().all().count()).isEqualTo(stored);
            assertThat(tx.products().all().count()).isEqualTo(catalogue);
        });
        assertThat(shop.checksums()).hasSize(9);
    }

    private boolean storesUser(String text, Set<String> seen) {
        NewUser user;
        try {
            user = new NewUser(text, text).withCode(text.length() > 64 ? "long" + seen.size() : text);
        } catch (InvalidInput e) {
            return false; // blank, too long, or not text: said so before the database was asked
        }
        try {
            var inserted = shop.write(tx -> tx.users().insert(user));
            shop.run(tx -> {
                assertThat(tx.users().get(inserted.id())).isEqualTo(inserted);
                assertThat(tx.users().findByEmail(text)).contains(inserted);
                assertThat(tx.users().where(USERS.NAME.eq(text)).list()).containsExactly(inserted);
                assertThat(tx.users().where(USERS.NAME.contains(text)).list()).contains(inserted);
            });
            assertThat(seen.add(text)).isTrue();
            return true;
        } catch (Duplicate e) {
            assertThat(seen).contains(text);
            return false;
        }
    }

    private void storesContact(String text, Set<String> stored) {
        NewContact contact;
        try {
            contact = new NewContact(text).withEmail(text).withNotes(text);
        } catch (InvalidInput e) {
            return;
        }
        if (stored.contains(text)) {
            assertThatExceptionOfType(Duplicate.class)
                    .isThrownBy(() -> shop.write(tx -> tx.contacts().insert(contact)));
            return;
        }
        Contact inserted = shop.write(tx -> tx.contacts().insert(contact));
        shop.run(tx -> {
            assertThat(tx.contacts().get(inserted.id())).isEqualTo(inserted);
            assertThat(tx.contacts().findByEmail(text)).contains(inserted);
            assertThat(tx.contacts().search(text)).contains(inserted);
        });
        stored.add(text);
    }

    private void bulkRoundTripOfContacts(Set<String> texts) {
        shop.run(tx -> {
            tx.contacts().all().list().forEach(c -> tx.contacts().delete(c.id()));
            var inserted = tx.contacts()
                    .insertAll(texts.stream()
                            .map(t -> new NewContact(t).withEmail(t).withNotes(t))
                            .toList());
            assertThat(tx.contacts().all().list())
                    .containsExactlyInAnyOrderElementsOf(inserted)
                    .extracting(Contact::notes)
                    .containsExactlyInAnyOrderElementsOf(texts);
        });
    }

    /** A term finds each name that has it, or is refused; it changes nothing. */
    private void onlySearches(String text, int contacts) {
        shop.run(tx -> {
            try {
                assertThat(tx.contacts().search(text))
                        .containsAll(tx.contacts()
                                .where(CONTACTS.NAME.contains(text))
                                .list());
            } catch (InvalidInput e) {
                assertThat(e.field()).isEqualTo("contact.search");
            }
            assertThat(tx.contacts().all().count()).isEqualTo(contacts);
        });
    }

    private boolean storesProduct(String text) {
        NewProduct product;
        try {
            product = new NewProduct(text, Money.of(1)).withStock(1);
        } catch (InvalidInput e) {
            return false;
        }
        shop.run(tx -> {
            var inserted = tx.products().insert(product);
            assertThat(tx.products().get(inserted.id()).name()).isEqualTo(text);
            tx.products().update(inserted.id(), ProductPatch.NOTHING.setAttributes(Attributes.of("text", text)));
            assertThat(tx.products().withAttribute("text", text).list())
                    .extracting(Product::id)
                    .contains(inserted.id());
            searches(tx, text, inserted.id());
        });
        return true;
    }

    /** Finds the product by its own name, unless that has no word or too many. */
    private static void searches(Tx tx, String text, ProductId id) {
        ProductSearch search;
        try {
            search = new ProductSearch(text).limit(1000);
        } catch (InvalidInput e) {
            assertThat(e.what()).startsWith("search.text must be at most 20 words, was ");
            return;
        }
        boolean hasWord = text.codePoints().anyMatch(c -> c < 128 && Character.isLetterOrDigit(c));
        for (ProductSearch way : List.of(search, search.asYouType())) {
            var found = tx.products().search(way);
            assertThat(hasWord && found.isEmpty()).isFalse();
            assertThat(found.isEmpty() || found.stream().anyMatch(p -> p.id().equals(id)))
                    .isTrue();
        }
    }

    /** The same through the bulk way, which has an escaping of its own. */
    private void bulkRoundTrip(Set<String> texts) {
        List<NewUser> users = texts.stream().map(t -> new NewUser(t, t)).toList();
        shop.run(tx -> {
            tx.users().all().list().forEach(u -> tx.users().delete(u.id()));
            var inserted = tx.users().insertAll(users);
            assertThat(tx.users().all().list())
                    .isEqualTo(inserted)
                    .extracting(u -> u.email())
                    .containsExactlyElementsOf(texts);
        });
    }

    @Test
    void notes_and_idempotency_keys_round_trip() {
        String text = "'; DROP TABLE orders; --\t\\N";
        shop.run(tx -> {
            var alice = tx.users().insert(new NewUser("Alice", "alice@example.com"));
            var book = tx.products().insert(new NewProduct("Book", Money.of(1)).withStock(1));
            NewOrder order =
                    NewOrder.by(alice.id()).item(book.id(), 1).withNotes(text).withIdempotencyKey(text);
            var placed = tx.orders().place(order);
            assertThat(tx.orders().get(placed.id()).notes()).isEqualTo(text);
            assertThat(tx.orders().place(order)).isEqualTo(placed);
            var from = tx.accounts().open(alice.id(), Money.of(1));
            var to = tx.accounts().open(alice.id(), Money.of(1));
            NewTransfer transfer = new NewTransfer(from.id(), to.id(), Money.of(1)).withIdempotencyKey(text);
            var moved = tx.accounts().transfer(transfer);
            assertThat(tx.accounts().findTransfer(text)).contains(moved);
            assertThat(tx.accounts().transfer(transfer)).isEqualTo(moved);
        });
    }
}
