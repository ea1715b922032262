package io.shopsql.contacts;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.schema.Tables.CONTACTS;
import static org.jooq.impl.DSL.select;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.internal.Check;
import io.shopsql.internal.Listed;
import io.shopsql.internal.RowValues;
import io.shopsql.internal.Rows;
import io.shopsql.internal.Updates;
import io.shopsql.page.PageRequest.Position;
import io.shopsql.query.Compiled;
import io.shopsql.schema.tables.records.ContactsRecord;
import io.shopsql.schema.type.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Maps contacts to rows and back, and validates the columns. */
final class ContactRow {

    static final Rows<ContactsRecord, ContactId, NewContact, Contact> ROWS =
            new Rows<>(CONTACTS.ID, ContactRow::values, ContactRow::made);

    static final Listed<?, Contact> LISTED = Listed.byTime(
                    () -> select(
                            CONTACTS.ID,
                            CONTACTS.NAME,
                            CONTACTS.EMAIL,
                            CONTACTS.PHONE,
                            CONTACTS.NOTES,
                            CONTACTS.CREATED_AT),
                    CONTACTS,
                    mapping(Contact::new),
                    CONTACTS.CREATED_AT,
                    CONTACTS.ID,
                    contact -> new Position(contact.createdAt(), contact.id().value()))
            .orderedBy(CONTACTS.NAME, CONTACTS.ID);

    static final Compiled.Query1<ContactId, Contact> BY_ID = LISTED.by(CONTACTS.ID);
    static final Compiled.Query1<String, Contact> BY_EMAIL = LISTED.by(CONTACTS.EMAIL);

    static final Updates<ContactId> UPDATES = new Updates<>(CONTACTS.ID);

    private ContactRow() {}

    static @Nullable Object[] values(@Nullable ContactId id, NewContact contact, Instant now) {
        return RowValues.of(
                ContactsRecord::new,
                id,
                contact.name(),
                contact.email(),
                contact.phone(),
                contact.notes(),
                now,
                SearchName.of(contact.name()));
    }

    static Contact made(ContactId id, NewContact contact, Instant now) {
        return new Contact(id, contact.name(), contact.email(), contact.phone(), contact.notes(), now);
    }

    /** The natural key of a contact. */
    @CanIgnoreReturnValue
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
