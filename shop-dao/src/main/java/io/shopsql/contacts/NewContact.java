package io.shopsql.contacts;

import io.shopsql.internal.Check;
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
        Check.filled("contact.name", name, 100);
        Check.filledIfGiven("contact.email", email, 200);
        Check.textIfGiven("contact.phone", phone, 40);
        Check.textIfGiven("contact.notes", notes, 1000);
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
