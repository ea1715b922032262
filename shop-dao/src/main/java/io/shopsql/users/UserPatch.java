package io.shopsql.users;

import static io.shopsql.schema.Tables.USERS;

import io.shopsql.internal.Check;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Field;
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
    public static final UserPatch NOTHING = new UserPatch(Map.of());

    private final Map<Field<?>, @Nullable Object> changes;

    private UserPatch(Map<Field<?>, @Nullable Object> changes) {
        this.changes = changes;
    }

    /** A new customer number; null takes it away. */
    public UserPatch code(@Nullable String code) {
        return with(USERS.CODE, Check.filledIfGiven("user.code", code, 64));
    }

    public UserPatch name(String name) {
        return with(USERS.NAME, Check.filled("user.name", name, 100));
    }

    public UserPatch email(String email) {
        return with(USERS.EMAIL, Check.filled("user.email", email, 200));
    }

    /** A new age; null for not known. */
    public UserPatch age(@Nullable Integer age) {
        if (age != null) {
            Check.range("user.age", age, 0, 150);
        }
        return with(USERS.AGE, age);
    }

    public UserPatch active(boolean active) {
        return with(USERS.ACTIVE, active);
    }

    /** Whether nothing was given. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    Map<Field<?>, @Nullable Object> changes() {
        return changes;
    }

    private UserPatch with(Field<?> column, @Nullable Object value) {
        Map<Field<?>, @Nullable Object> more = new LinkedHashMap<>(changes);
        more.put(column, value);
        return new UserPatch(more);
    }
}
