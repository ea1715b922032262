package io.shopsql.contacts;

import static io.shopsql.schema.Tables.CONTACTS;
import static io.shopsql.testkit.Fixtures.aContact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.Shop;
import io.shopsql.error.InvalidInput;
import io.shopsql.schema.Migrations;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@EveryDatabase
class ContactSearchTest {

    @AutoClose
    private final TestShop shop;

    private final TestDatabase database;

    ContactSearchTest(TestDatabase database) {
        this.database = database;
        shop = database.emptyShop();
    }

    @Test
    void a_name_is_found_by_any_part_of_it_ignoring_case() {
        aContact(shop, "Alice Smith");
        aContact(shop, "Bob Jones");
        aContact(shop, "Alice Walker");
        found("alice", "Alice Smith", "Alice Walker");
        found("ALICE W", "Alice Walker");
        found("smith", "Alice Smith");
        found("carol");
    }

    @Test
    void case_is_ignored_in_every_script() {
        for (List<String> pair : List.of(
                List.of("Élodie Müller", "éLODIE mÜLLER"),
                List.of("Hans Groß", "GROSS"),
                List.of("GROẞ", "groß"),
                List.of("İlker Işık", "ilker ışIK"),
                List.of("ΟΔΥΣΣΕΥΣ", "οδυσσευς"),
                List.of("Владимир", "ВЛАДИМИР"),
                List.of("Jose\u0301", "josé"),
                List.of("Ｇｒiﬃn", "GRIFFIN"),
                List.of("\uD801\uDC00", "\uD801\uDC28"))) {
            Contact contact = aContact(shop, pair.get(0));
            List<Contact> found = shop.read(tx -> tx.contacts().search(pair.get(1)));
            assertThat(found).as(pair.toString()).contains(contact);
            shop.run(tx -> tx.contacts().delete(contact.id()));
        }
    }

    @Test
    void letters_that_differ_are_not_found() {
        aContact(shop, "Éva");
        found("eva");
        found("é", "Éva");
    }

    @Test
    void nothing_in_a_term_has_a_meaning_of_its_own() {
        List<String> odd = List.of("100% wool", "snake_case", "back\\slash", "b!ng", "quo'te", "[a-z]*", "{0} ?");
        odd.forEach(name -> aContact(shop, name));
        found("%", "100% wool");
        found("_", "snake_case");
        found("\\", "back\\slash");
        found("!", "b!ng");
        found("'", "quo'te");
        found("[a-z]*", "[a-z]*");
        found("{0} ?", "{0} ?");
        found("%%");
        odd.forEach(name -> found(name, name));
    }

    @Test
    void a_term_that_no_name_can_contain_is_refused() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> shop.read(tx -> tx.contacts().search("")))
                .satisfies(e -> assertThat(e.what()).isEqualTo("contact.search must not be blank."));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> shop.read(tx -> tx.contacts().search("x".repeat(101))))
                .satisfies(
                        e -> assertThat(e.what()).isEqualTo("contact.search must be at most 100 characters, was 101."));
    }

    @Test
    void what_is_found_is_in_the_order_of_the_list() {
        List.of("anna", "Anna", "ANNA", "Ánna", "Hanna", "Anna").forEach(name -> aContact(shop, name));
        List<Contact> found = shop.read(tx -> tx.contacts().search("anna"));
        List<Contact> list =
                shop.read(tx -> tx.contacts().where(CONTACTS.NAME.ne("Ánna")).list());
        assertThat(found).hasSize(5).isEqualTo(list);
    }

    @Test
    void every_way_to_write_a_name_lets_it_be_found_and_the_old_one_is_found_no_more() {
        Contact inserted = aContact(shop, "Old Inserted");
        shop.run(tx -> {
            tx.contacts().insertAll(List.of(new NewContact("Old Bulk").withEmail("bulk@example.com")));
            tx.contacts().insertIfAbsent(new NewContact("Old Absent").withEmail("absent@example.com"));
            tx.contacts().upsert(new NewContact("Old Upserted").withEmail("upserted@example.com"));
        });
        found("OLD", "Old Absent", "Old Bulk", "Old Inserted", "Old Upserted");
        shop.run(tx -> {
            tx.contacts().update(inserted.id(), ContactPatch.NOTHING.name("New Inserted"));
            tx.contacts().upsert(new NewContact("New Upserted").withEmail("upserted@example.com"));
        });
        found("old", "Old Absent", "Old Bulk");
        found("new", "New Inserted", "New Upserted");
        int stale = shop.write(tx -> tx.contacts().refreshSearch());
        assertThat(stale).isZero();
    }

    @Test
    void a_name_that_was_written_past_the_dao_is_found_too() {
        Contact alice = aContact(shop, "Alice");
        shop.run(tx -> tx.db()
                .insertInto(CONTACTS, CONTACTS.NAME)
                .values("Straßer")
                .values("Zoë")
                .execute());
        found("STRASS", "Straßer");
        shop.run(tx -> tx.db()
                .update(CONTACTS)
                .set(CONTACTS.NAME, "Éva")
                .setNull(CONTACTS.NAME_SEARCH)
                .where(CONTACTS.ID.eq(alice.id()))
                .execute());
        found("é", "Éva");
        found("alice");
    }

    @Test
    void a_name_that_was_changed_past_the_dao_is_not_found_by_the_old_and_by_the_new_after_a_refresh() {
        Contact alice = aContact(shop, "Alice");
        aContact(shop, "Bob");
        shop.run(tx -> tx.db()
                .update(CONTACTS)
                .set(CONTACTS.NAME, "Éva")
                .where(CONTACTS.ID.eq(alice.id()))
                .execute());
        found("alice");
        int refreshed = shop.write(tx -> tx.contacts().refreshSearch());
        assertThat(refreshed).isEqualTo(1);
        found("é", "Éva");
    }

    @Test
    void a_contact_that_stood_there_before_it_could_be_searched_is_found() throws SQLException {
        try (TestDatabase.Home home = database.emptyDatabase()) {
            Migrations migrations = Migrations.of(home.dataSource());
            migrations.apply();
            List<String> applied = migrations.status().applied();
            migrations.rollback(applied.size() - applied.indexOf("io/shopsql/schema/0004-contacts.xml::20261123-04-3"));
            try (Connection connection = home.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("insert into contacts (name) values ('Éva Straßer')");
            }
            try (Shop migrated = Shop.open(home.config())) {
                List<Contact> found = migrated.read(tx -> tx.contacts().search("ÉVA STRASSER"));
                assertThat(found).extracting(Contact::name).containsExactly("Éva Straßer");
                int filled = migrated.write(tx -> tx.contacts().refreshSearch());
                assertThat(filled).isEqualTo(1);
                List<Contact> again = migrated.read(tx -> tx.contacts().search("strasser"));
                assertThat(again).isEqualTo(found);
            }
        }
    }

    @Test
    void a_name_whose_search_form_does_not_fit_the_column_is_found_too() {
        String name = "\uFDFA".repeat(100);
        aContact(shop, name);
        shop.run(tx -> tx.contacts().insertAll(List.of(new NewContact(name))));
        found("\uFDFA", name, name);
        int stale = shop.write(tx -> tx.contacts().refreshSearch());
        assertThat(stale).isZero();
    }

    private void found(String term, String... names) {
        List<Contact> found = shop.read(tx -> tx.contacts().search(term));
        assertThat(found).as(term).extracting(Contact::name).containsExactly(names);
    }
}
