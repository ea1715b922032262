package io.shopsql.contacts;

import static io.shopsql.schema.Tables.CONTACTS;

import io.shopsql.internal.Check;
import io.shopsql.internal.Listed;
import io.shopsql.internal.Rows;
import io.shopsql.schema.tables.records.ContactsRecord;
import io.shopsql.schema.type.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A contact as a row: each column once on its way in, once on its way out, and what it may hold. */
final class ContactRow {

    static final Rows<ContactsRecord, ContactId> ROWS = new Rows<>(CONTACTS.ID);

    static final Listed<ContactsRecord, Contact> LISTED = Listed.byTime(
                    CONTACTS, ContactRow::contact, CONTACTS.CREATED_AT, CONTACTS.ID)
            .orderedBy(CONTACTS.NAME, CONTACTS.ID);

    private ContactRow() {}

    /** Without its key, which the database makes. */
    static ContactsRecord record(NewContact contact, Instant now) {
        return new ContactsRecord(
                null,
                contact.name(),
                contact.email(),
                contact.phone(),
                contact.notes(),
                now,
                SearchName.of(contact.name()));
    }

    static Contact contact(ContactsRecord row) {
        return new Contact(
                row.getId(), row.getName(), row.getEmail(), row.getPhone(), row.getNotes(), row.getCreatedAt());
    }

    /** By which a contact is known outside. */
    static String naturalKey(NewContact contact) {
        return Check.naturalKey("contact.email", contact.email());
    }

    static String name(String name) {
        return Check.filled("contact.name", name, 100);
    }

    static @Nullable String email(@Nullable String email) {
        return Check.filledIfGiven("contact.email", email, 200);
    }

    static @Nullable String phone(@Nullable String phone) {
        return Check.textIfGiven("contact.phone", phone, 40);
    }

    static @Nullable String notes(@Nullable String notes) {
        return Check.textIfGiven("contact.notes", notes, 1000);
    }
}
