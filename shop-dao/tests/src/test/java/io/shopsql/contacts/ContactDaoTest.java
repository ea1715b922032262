package io.shopsql.contacts;

import static io.shopsql.schema.Tables.CONTACTS;
import static io.shopsql.testkit.Fixtures.aContact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.Duplicate;
import io.shopsql.error.InvalidInput;
import io.shopsql.error.NotFound;
import io.shopsql.page.Page;
import io.shopsql.page.PageRequest;
import io.shopsql.schema.type.ContactId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@EveryDatabase
class ContactDaoTest {

    private static final NewContact ALICE = new NewContact("Alice Smith")
            .withEmail("alice@example.com")
            .withPhone("555-1234")
            .withNotes("from the fair");
    private static final NewContact BOB = new NewContact("Bob Jones").withEmail("bob@example.com");

    @AutoClose
    private final TestShop shop;

    ContactDaoTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void a_new_contact_is_found_by_key_and_by_email() {
        Contact alice = shop.write(tx -> tx.contacts().insert(ALICE));
        shop.run(tx -> {
            assertThat(tx.contacts().get(alice.id())).isEqualTo(alice);
            assertThat(alice)
                    .isEqualTo(new Contact(
                            alice.id(),
                            "Alice Smith",
                            "alice@example.com",
                            "555-1234",
                            "from the fair",
                            alice.createdAt()));
            assertThat(tx.contacts().findByEmail("alice@example.com")).contains(alice);
            assertThat(tx.contacts().findByEmail("Alice@example.com")).isEmpty();
        });
    }

    @Test
    void several_contacts_may_have_no_email() {
        Contact one = aContact(shop, "Eve");
        Contact other = aContact(shop, "Eve");
        shop.run(tx -> {
            assertThat(tx.contacts().all().list()).containsExactly(one, other);
            assertThat(tx.contacts().get(one.id()).email()).isNull();
            assertThat(tx.contacts().get(one.id()).phone()).isNull();
            assertThat(tx.contacts().get(one.id()).notes()).isNull();
        });
    }

    @Test
    void find_is_empty_and_get_fails_for_an_unknown_key() {
        shop.run(tx -> {
            assertThat(tx.contacts().find(new ContactId(999))).isEmpty();
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> tx.contacts().get(new ContactId(999)))
                    .satisfies(e -> assertThat(e.what()).isEqualTo("Contact 999 not found."));
        });
    }

    @Test
    void lists_are_by_the_bytes_of_the_name_and_then_by_key() {
        Contact umlaut = aContact(shop, "Ärger");
        Contact beyond = aContact(shop, "\uD83D\uDE00");
        Contact ligature = aContact(shop, "ﬁ"); // before the one above by bytes, after it by Java's chars
        Contact small = aContact(shop, "bob");
        Contact first = aContact(shop, "Bob");
        Contact second = aContact(shop, "Bob");
        List<Contact> sorted = List.of(first, second, small, umlaut, ligature, beyond);
        shop.run(tx -> {
            assertThat(tx.contacts().all().list()).isEqualTo(sorted);
            assertThat(tx.contacts().where(CONTACTS.NAME.eq("Bob")).list()).containsExactly(first, second);
            List<Contact> streamed = tx.contacts().all().stream(Stream::toList);
            assertThat(streamed).isEqualTo(sorted);
        });
    }

    @Test
    void many_contacts_are_inserted_at_once_in_the_order_given() {
        List<NewContact> many = IntStream.range(0, 1234)
                .mapToObj(i -> new NewContact("Contact " + i))
                .toList();
        List<Contact> inserted = shop.write(tx -> tx.contacts().insertAll(many));
        assertThat(inserted).extracting(Contact::name).startsWith("Contact 0").endsWith("Contact 1233");
        Contact next = shop.write(tx -> tx.contacts().insert(ALICE));
        shop.run(tx -> {
            assertThat(tx.contacts().all().count()).isEqualTo(1235);
            assertThat(tx.contacts().where(CONTACTS.EMAIL.isNull()).list())
                    .containsExactlyInAnyOrderElementsOf(inserted);
            assertThat(tx.contacts().get(next.id())).isEqualTo(next);
            assertThat(tx.contacts().insertAll(List.of())).isEmpty();
        });
    }

    @Test
    void a_duplicate_email_is_refused_and_none_is_inserted() {
        shop.run(tx -> tx.contacts().insert(ALICE));
        var before = shop.checksums();
        assertThatExceptionOfType(Duplicate.class)
                .isThrownBy(() -> shop.run(tx -> tx.contacts().insertAll(List.of(BOB, ALICE))))
                .satisfies(e -> {
                    assertThat(e.what())
                            .isEqualTo("contacts.email must be unique; another row already has this value.");
                    assertThat(e.columns()).containsExactly("email");
                });
        assertThatExceptionOfType(Duplicate.class)
                .isThrownBy(() -> shop.run(tx -> tx.contacts().insert(ALICE)));
        assertThat(shop.checksums()).isEqualTo(before);
    }

    @Test
    void those_who_are_there_are_skipped_and_reported() {
        shop.run(tx -> tx.contacts().insert(ALICE));
        shop.run(tx -> {
            assertThat(tx.contacts().insertAllIfAbsent(List.of(ALICE, BOB, BOB)))
                    .extracting(Contact::name)
                    .containsExactly("Bob Jones");
            assertThat(tx.contacts().insertIfAbsent(BOB)).isEmpty();
            assertThat(tx.contacts().insertIfAbsent(new NewContact("New").withEmail("new@example.com")))
                    .isPresent();
            assertThat(tx.contacts().all().count()).isEqualTo(3);
        });
    }

    @Test
    void upsert_inserts_once_and_then_updates_by_email() {
        Contact alice = shop.write(tx -> tx.contacts().upsert(ALICE));
        Contact again =
                shop.write(tx -> tx.contacts().upsert(new NewContact("Alice Brown").withEmail("alice@example.com")));
        assertThat(again)
                .isEqualTo(new Contact(alice.id(), "Alice Brown", "alice@example.com", null, null, alice.createdAt()));
        shop.run(tx -> assertThat(tx.contacts().all().list()).containsExactly(again));
    }

    @Test
    void without_an_email_nobody_can_tell_whether_a_contact_is_there() {
        NewContact nameless = new NewContact("Eve");
        shop.run(tx -> {
            for (Runnable asked : List.<Runnable>of(
                    () -> tx.contacts().insertIfAbsent(nameless),
                    () -> tx.contacts().insertAllIfAbsent(List.of(ALICE, nameless)),
                    () -> tx.contacts().upsert(nameless))) {
                assertThatExceptionOfType(InvalidInput.class)
                        .isThrownBy(asked::run)
                        .satisfies(e -> assertThat(e.what())
                                .isEqualTo("contact.email must be given to find an existing contact."));
            }
            assertThat(tx.contacts().all().count()).isZero();
        });
    }

    @Test
    void an_update_changes_what_is_given_and_nothing_else() {
        Contact alice = shop.write(tx -> tx.contacts().insert(ALICE));
        Contact bob = shop.write(tx -> tx.contacts().insert(BOB));
        shop.run(tx -> {
            assertThat(tx.contacts().update(alice.id(), ContactPatch.NOTHING.phone("555-9999")))
                    .isTrue();
            assertThat(tx.contacts().get(alice.id()))
                    .isEqualTo(new Contact(
                            alice.id(), alice.name(), alice.email(), "555-9999", alice.notes(), alice.createdAt()));
            assertThat(tx.contacts()
                            .update(
                                    alice.id(),
                                    ContactPatch.NOTHING.email(null).phone(null).notes(null)))
                    .isTrue();
            assertThat(tx.contacts().get(alice.id()))
                    .isEqualTo(new Contact(alice.id(), alice.name(), null, null, null, alice.createdAt()));
            assertThat(tx.contacts().get(bob.id())).isEqualTo(bob);
            assertThat(tx.contacts().update(alice.id(), ContactPatch.NOTHING)).isFalse();
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> tx.contacts().update(new ContactId(999), ContactPatch.NOTHING.name("X")));
            tx.contacts().update(alice.id(), ContactPatch.NOTHING.email("new@example.com"));
        });
        assertThatExceptionOfType(Duplicate.class)
                .isThrownBy(() ->
                        shop.run(tx -> tx.contacts().update(bob.id(), ContactPatch.NOTHING.email("new@example.com"))));
    }

    @Test
    void a_contact_is_deleted_once() {
        Contact alice = shop.write(tx -> tx.contacts().insert(ALICE));
        shop.run(tx -> {
            assertThat(tx.contacts().delete(alice.id())).isTrue();
            assertThat(tx.contacts().delete(alice.id())).isFalse();
            assertThat(tx.contacts().all().count()).isZero();
        });
    }

    @Test
    void pages_show_every_contact_once_in_the_order_of_making() {
        List<Contact> all = shop.write(tx -> tx.contacts()
                .insertAll(IntStream.range(0, 25)
                        .mapToObj(i -> new NewContact("Contact " + (25 - i)))
                        .toList()));
        assertThat(walk(PageRequest.first(10))).isEqualTo(all);
        List<Contact> backwards = new ArrayList<>(all);
        Collections.reverse(backwards);
        assertThat(walk(PageRequest.first(7).newestFirst())).isEqualTo(backwards);
        Page<Contact> some = shop.read(
                tx -> tx.contacts().where(CONTACTS.NAME.eq("Contact 3")).page(PageRequest.first(5)));
        assertThat(some.items()).extracting(Contact::name).containsExactly("Contact 3");
    }

    private List<Contact> walk(PageRequest from) {
        List<Contact> seen = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(from);
        while (next.isPresent()) {
            PageRequest request = next.get();
            Page<Contact> page = shop.read(tx -> tx.contacts().all().page(request));
            seen.addAll(page.items());
            next = page.next();
        }
        return seen;
    }
}
