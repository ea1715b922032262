package io.shopsql.contacts;

import static io.shopsql.schema.Tables.CONTACTS;

import io.shopsql.internal.Check;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Field;
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
    public static final ContactPatch NOTHING = new ContactPatch(Map.of());

    private final Map<Field<?>, @Nullable Object> changes;

    private ContactPatch(Map<Field<?>, @Nullable Object> changes) {
        this.changes = changes;
    }

    public ContactPatch name(String name) {
        return with(CONTACTS.NAME, Check.filled("contact.name", name, 100))
                .with(CONTACTS.NAME_SEARCH, SearchName.of(name));
    }

    /** A new e-mail address; null takes it away. */
    public ContactPatch email(@Nullable String email) {
        return with(CONTACTS.EMAIL, Check.filledIfGiven("contact.email", email, 200));
    }

    /** A new telephone number; null takes it away. */
    public ContactPatch phone(@Nullable String phone) {
        return with(CONTACTS.PHONE, Check.textIfGiven("contact.phone", phone, 40));
    }

    /** New notes; null takes them away. */
    public ContactPatch notes(@Nullable String notes) {
        return with(CONTACTS.NOTES, Check.textIfGiven("contact.notes", notes, 1000));
    }

    /** Whether nothing was given. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    Map<Field<?>, @Nullable Object> changes() {
        return changes;
    }

    private ContactPatch with(Field<?> column, @Nullable Object value) {
        Map<Field<?>, @Nullable Object> more = new LinkedHashMap<>(changes);
        more.put(column, value);
        return new ContactPatch(more);
    }
}
