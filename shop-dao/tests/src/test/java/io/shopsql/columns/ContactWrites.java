package io.shopsql.columns;

import static io.shopsql.columns.Path.INSERT;
import static io.shopsql.columns.Path.INSERT_ALL;
import static io.shopsql.columns.Path.INSERT_ALL_IF_ABSENT;
import static io.shopsql.columns.Path.INSERT_IF_ABSENT;
import static io.shopsql.columns.Path.UPDATE;
import static io.shopsql.columns.Path.UPSERT;
import static io.shopsql.schema.Tables.CONTACTS;

import io.shopsql.Tx;
import io.shopsql.contacts.Contact;
import io.shopsql.contacts.ContactPatch;
import io.shopsql.contacts.NewContact;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** How contacts are written. */
final class ContactWrites {

    static final List<Write> ALL = List.of(
            contacts(INSERT, "insert", (tx, contact) -> tx.contacts().insert(contact)),
            contacts(
                    INSERT_IF_ABSENT,
                    "insertIfAbsent",
                    (tx, contact) -> tx.contacts().insertIfAbsent(contact).orElseThrow()),
            contacts(
                    INSERT_ALL,
                    "insertAll",
                    (tx, contact) -> tx.contacts().insertAll(List.of(contact)).get(0)),
            contacts(
                    INSERT_ALL_IF_ABSENT,
                    "insertAllIfAbsent",
                    (tx, contact) ->
                            tx.contacts().insertAllIfAbsent(List.of(contact)).get(0)),
            contacts(
                    UPSERT,
                    "upsert of a new contact",
                    (tx, contact) -> tx.contacts().upsert(contact)),
            Write.by(CONTACTS, UPSERT, "upsert of an existing contact", (tx, seed) -> {
                Contact before = tx.contacts()
                        .insert(Filled.record(NewContact.class, 3 - seed, Map.of("email", "email " + seed)));
                NewContact given = Filled.record(NewContact.class, seed, Map.of());
                return written(given, tx.contacts().upsert(given)).holds(CONTACTS.ID, before.id());
            }),
            Write.by(CONTACTS, UPDATE, "update", (tx, seed) -> {
                Contact before = tx.contacts().insert(Filled.record(NewContact.class, 3 - seed, Map.of()));
                tx.contacts().update(before.id(), Filled.patch(ContactPatch.NOTHING, seed));
                return Written.row(CONTACTS, CONTACTS.ID.eq(before.id()))
                        .holdsChangesOf(ContactPatch.class, seed)
                        .holds(CONTACTS.NAME_SEARCH, "name " + seed);
            }));

    private ContactWrites() {}

    private static Write contacts(Path path, String name, BiFunction<Tx, NewContact, Contact> insert) {
        return Write.by(CONTACTS, path, name, (tx, seed) -> {
            NewContact given = Filled.record(NewContact.class, seed, Map.of());
            return written(given, insert.apply(tx, given));
        });
    }

    private static Written written(NewContact given, Contact made) {
        return Written.row(CONTACTS, CONTACTS.ID.eq(made.id()))
                .holds(given)
                .holds(made)
                // Filled makes names that are folded already
                .holds(CONTACTS.NAME_SEARCH, given.name());
    }
}
