package io.shopsql.contacts;

import org.jspecify.annotations.Nullable;

/**
 * A contact to insert. Validated on construction; {@link io.shopsql.error.InvalidInput} names the field and its limits.
 *
 * <pre>{@code
 * new NewContact("Alice Smith").withEmail("alice@example.com").withPhone("555-1234")
 * }</pre>
 *
 * @param name 1..100 characters, not blank
 * @param email 1..200 characters, not blank, unique; null if unknown
 * @param phone up to 40 characters; null if unknown
 * @param notes up to 1000 characters; null for none
 */
public record NewContact(
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String notes) {

    /**
     * @throws io.shopsql.error.InvalidInput if a value is outside these limits
     */
    public NewContact {
        name = ContactRow.name(name);
        email = ContactRow.email(email);
        phone = ContactRow.phone(phone);
        notes = ContactRow.notes(notes);
    }

    /** A contact with only a name. */
    public NewContact(String name) {
        this(name, null, null, null);
    }

    /** A copy with this e-mail address. */
    public NewContact withEmail(String email) {
        return new NewContact(name, email, phone, notes);
    }

    /** A copy with this telephone number. */
    public NewContact withPhone(String phone) {
        return new NewContact(name, email, phone, notes);
    }

    /** A copy with these notes. */
    public NewContact withNotes(String notes) {
        return new NewContact(name, email, phone, notes);
    }
}
