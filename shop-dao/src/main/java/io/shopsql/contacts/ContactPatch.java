package io.shopsql.contacts;

import static io.shopsql.schema.Tables.CONTACTS;

import io.shopsql.internal.Changes;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a contact; what is not given stays. Immutable, checked as {@link NewContact} is.
 *
 * <pre>{@code
 * tx.contacts().update(alice.id(), ContactPatch.NOTHING.phone("555-9999").notes(null));
 * }</pre>
 */
public final class ContactPatch {

    /** No change; begin here. */
    public static final ContactPatch NOTHING = new ContactPatch(Changes.NONE);

    private final Changes changes;

    private ContactPatch(Changes changes) {
        this.changes = changes;
    }

    public ContactPatch name(String name) {
        return new ContactPatch(
                changes.with(CONTACTS.NAME, ContactRow.name(name)).with(CONTACTS.NAME_SEARCH, SearchName.of(name)));
    }

    /** A new e-mail address; null takes it away. */
    public ContactPatch email(@Nullable String email) {
        return new ContactPatch(changes.with(CONTACTS.EMAIL, ContactRow.email(email)));
    }

    /** A new telephone number; null takes it away. */
    public ContactPatch phone(@Nullable String phone) {
        return new ContactPatch(changes.with(CONTACTS.PHONE, ContactRow.phone(phone)));
    }

    /** New notes; null takes them away. */
    public ContactPatch notes(@Nullable String notes) {
        return new ContactPatch(changes.with(CONTACTS.NOTES, ContactRow.notes(notes)));
    }

    /** Whether nothing was given. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    Changes changes() {
        return changes;
    }
}
