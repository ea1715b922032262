package io.shopsql.examples;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.Tx;
import io.shopsql.contacts.Contact;
import io.shopsql.contacts.ContactPatch;
import io.shopsql.contacts.NewContact;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A contact book: add, find, update, delete. */
public final class ContactBook {

    private ContactBook() {}

    public static void main(String[] args) {
        String url = args.length == 0 ? "jdbc:sqlite:contact-book.db" : args[0];
        run(ShopConfig.of(url), new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    }

    static void run(ShopConfig config, PrintWriter out) {
        try (Shop shop = Shop.open(config)) {
            // upsert finds contacts of an earlier run by e-mail address; insert would refuse the duplicate
            Contact alice = shop.write(tx -> tx.contacts()
                    .upsert(new NewContact("Alice Smith")
                            .withEmail("alice@example.com")
                            .withPhone("555-1234")));
            Contact bob = shop.write(tx -> tx.contacts()
                    .upsert(new NewContact("Bob Jones")
                            .withEmail("bob@example.com")
                            .withNotes("Met at the conference")));
            shop.run(tx -> tx.contacts().upsert(new NewContact("Alice Walker").withEmail("awalker@example.com")));
            out.println("Added " + shop.read(tx -> tx.contacts().all().count()) + " contacts");

            List<Contact> found = shop.read(tx -> tx.contacts().search("alice"));
            out.println("Search 'alice': " + found.size() + " results");
            found.forEach(c -> out.println("  [" + c.id() + "] " + c.name() + " — " + c.email()));

            // fields not in the patch stay unchanged
            shop.run(tx -> tx.contacts().update(alice.id(), ContactPatch.NOTHING.phone("555-9999")));
            Contact updated = shop.read(tx -> tx.contacts().get(alice.id()));
            out.println("Updated: " + updated.name() + " — " + updated.phone());

            boolean deleted = shop.write(tx -> tx.contacts().delete(bob.id()));
            out.println("After delete: " + shop.read(tx -> tx.contacts().all().count()) + " contacts");

            out.println("── More operations ──");
            out.println("Deleted: " + deleted);
            out.println("Deleted again: " + shop.write(tx -> tx.contacts().delete(bob.id())));
            out.println("Found by id: "
                    + shop.read(tx -> tx.contacts().find(bob.id()).isPresent()));
            out.println("Updated by an empty patch: "
                    + shop.write(tx -> tx.contacts().update(alice.id(), ContactPatch.NOTHING)));
            out.println("E-mail unchanged: " + updated.email());
            shop.run(tx -> withoutEmail(tx, out));
            out.println("By name: " + names(shop.read(tx -> tx.contacts().all().list())));
        }
    }

    /** Several contacts may lack an address; search supports any script and has no wildcards. */
    private static void withoutEmail(Tx tx, PrintWriter out) {
        List<Contact> more = tx.contacts()
                .insertAll(List.of(
                        new NewContact("Élodie Brun"), new NewContact("100% Cotton"), new NewContact("under_score")));
        out.println("Without e-mail: " + more.size());
        for (String term : List.of("élo", "LODIE", "%", "_", "nobody")) {
            out.println("Search '" + term + "': " + names(tx.contacts().search(term)));
        }
        more.forEach(contact -> tx.contacts().delete(contact.id()));
    }

    private static String names(List<Contact> contacts) {
        return contacts.isEmpty()
                ? "none"
                : contacts.stream().map(Contact::name).collect(Collectors.joining(", "));
    }
}
