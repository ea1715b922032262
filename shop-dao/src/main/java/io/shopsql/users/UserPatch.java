package io.shopsql.users;

import static io.shopsql.schema.Tables.USERS;

import io.shopsql.internal.Changes;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a user; what is not given stays. Immutable, checked as {@link NewUser} is.
 *
 * <pre>{@code
 * tx.users().update(alice.id(), UserPatch.NOTHING.name("Alice Smith").age(31));
 * }</pre>
 */
public final class UserPatch {

    /** No change; begin here. */
    public static final UserPatch NOTHING = new UserPatch(Changes.NONE);

    private final Changes changes;

    private UserPatch(Changes changes) {
        this.changes = changes;
    }

    /** A new customer number; null takes it away. */
    public UserPatch code(@Nullable String code) {
        return new UserPatch(changes.with(USERS.CODE, UserRow.code(code)));
    }

    public UserPatch name(String name) {
        return new UserPatch(changes.with(USERS.NAME, UserRow.name(name)));
    }

    public UserPatch email(String email) {
        return new UserPatch(changes.with(USERS.EMAIL, UserRow.email(email)));
    }

    /** A new age; null for not known. */
    public UserPatch age(@Nullable Integer age) {
        return new UserPatch(changes.with(USERS.AGE, UserRow.age(age)));
    }

    public UserPatch active(boolean active) {
        return new UserPatch(changes.with(USERS.ACTIVE, active));
    }

    /** Whether nothing was given. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    Changes changes() {
        return changes;
    }
}
