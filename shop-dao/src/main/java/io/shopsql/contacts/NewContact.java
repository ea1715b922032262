package io.shopsql.contacts;

import org.jspecify.annotations.Nullable;

/**
 * A contact to insert. Checked when made: {@link io.shopsql.error.InvalidInput} tells what a field takes.
 *
 * <pre>{@code
 * new NewContact("Alice Smith").withEmail("alice@example.com").withPhone("555-1234")
 * }</pre>
 *
 * @param name 1..100 characters, not blank
 * @param email 1..200 characters, not blank, unique; null if not known
 * @param phone up to 40 characters; null if not known
 * @param notes up to 1000 characters; null for none
 */
public record NewContact(
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String notes) {

    public NewContact {
        ContactRow.name(name);
        ContactRow.email(email);
        ContactRow.phone(phone);
        ContactRow.notes(notes);
    }

    /** A contact of whom the name alone is known. */
    public NewContact(String name) {
        this(name, null, null, null);
    }

    public NewContact withEmail(String email) {
        return new NewContact(name, email, phone, notes);
    }

    public NewContact withPhone(String phone) {
        return new NewContact(name, email, phone, notes);
    }

    public NewContact withNotes(String notes) {
        return new NewContact(name, email, phone, notes);
    }
}
