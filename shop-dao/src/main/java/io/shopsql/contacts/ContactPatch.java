package io.shopsql.contacts;

import static io.shopsql.schema.Tables.CONTACTS;

import io.shopsql.internal.Changes;
import org.jspecify.annotations.Nullable;

/**
 * A partial update of a contact: fields that are not set keep their values. Immutable; validated as {@link NewContact}.
 *
 * <pre>{@code
 * tx.contacts().update(alice.id(), ContactPatch.NOTHING.phone("555-9999").notes(null));
 * }</pre>
 */
public final class ContactPatch {

    /** The empty patch, to start from. */
    public static final ContactPatch NOTHING = new ContactPatch(Changes.NONE);

    private final Changes changes;

    private ContactPatch(Changes changes) {
        this.changes = changes;
    }

    /** A copy that sets the name. */
    public ContactPatch name(String name) {
        return new ContactPatch(
                changes.with(CONTACTS.NAME, ContactRow.name(name)).with(CONTACTS.NAME_SEARCH, SearchName.of(name)));
    }

    /** A copy that sets the e-mail address; null removes it. */
    public ContactPatch email(@Nullable String email) {
        return new ContactPatch(changes.with(CONTACTS.EMAIL, ContactRow.email(email)));
    }

    /** A copy that sets the telephone number; null removes it. */
    public ContactPatch phone(@Nullable String phone) {
        return new ContactPatch(changes.with(CONTACTS.PHONE, ContactRow.phone(phone)));
    }

    /** A copy that sets the notes; null removes them. */
    public ContactPatch notes(@Nullable String notes) {
        return new ContactPatch(changes.with(CONTACTS.NOTES, ContactRow.notes(notes)));
    }

    /** Whether no field is set. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    Changes changes() {
        return changes;
    }
}
