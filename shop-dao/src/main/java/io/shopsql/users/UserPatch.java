package io.shopsql.users;

import static io.shopsql.schema.Tables.USERS;

import io.shopsql.internal.Changes;
import org.jspecify.annotations.Nullable;

/**
 * A partial update of a user: fields that are not set keep their values. Immutable; validated as {@link NewUser}.
 *
 * <pre>{@code
 * tx.users().update(alice.id(), UserPatch.NOTHING.name("Alice Smith").age(31));
 * }</pre>
 */
public final class UserPatch {

    /** The empty patch, to start from. */
    public static final UserPatch NOTHING = new UserPatch(Changes.NONE);

    private final Changes changes;

    private UserPatch(Changes changes) {
        this.changes = changes;
    }

    /** A copy that sets the customer number; null removes it. */
    public UserPatch code(@Nullable String code) {
        return new UserPatch(changes.with(USERS.CODE, UserRow.code(code)));
    }

    /** A copy that sets the name. */
    public UserPatch name(String name) {
        return new UserPatch(changes.with(USERS.NAME, UserRow.name(name)));
    }

    /** A copy that sets the e-mail address. */
    public UserPatch email(String email) {
        return new UserPatch(changes.with(USERS.EMAIL, UserRow.email(email)));
    }

    /** A copy that sets the age; null for unknown. */
    public UserPatch age(@Nullable Integer age) {
        return new UserPatch(changes.with(USERS.AGE, UserRow.age(age)));
    }

    /** A copy that activates or deactivates the user. */
    public UserPatch active(boolean active) {
        return new UserPatch(changes.with(USERS.ACTIVE, active));
    }

    /** Whether no field is set. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    Changes changes() {
        return changes;
    }
}
