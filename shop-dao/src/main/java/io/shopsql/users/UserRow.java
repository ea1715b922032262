package io.shopsql.users;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;

import io.shopsql.internal.Check;
import io.shopsql.internal.Listed;
import io.shopsql.internal.Personal;
import io.shopsql.internal.RowValues;
import io.shopsql.internal.Rows;
import io.shopsql.schema.tables.records.UsersRecord;
import io.shopsql.schema.type.UserId;
import java.time.Instant;
import java.util.Map;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** Maps users to rows and back, and validates the columns. */
final class UserRow {

    static final Rows<UsersRecord, UserId, NewUser, User> ROWS = new Rows<>(USERS.ID, UserRow::values, UserRow::made);

    static final Listed<UsersRecord, User> LISTED = Listed.byTime(USERS, UserRow::user, USERS.CREATED_AT, USERS.ID);

    /** What {@code anonymise} overwrites: the columns marked as personal, and replacements for those that are NOT NULL. */
    static final Personal<UserId> PERSONAL = new Personal<>(
            USERS,
            Map.of(USERS.NAME, id -> "Anonymous " + id, USERS.EMAIL, id -> "anonymous-" + id + "@removed.invalid"));

    /** The personal data in a user's orders. */
    static final Personal<UserId> PERSONAL_IN_ORDERS = new Personal<>(ORDERS, Map.of());

    private UserRow() {}

    static @Nullable Object[] values(@Nullable UserId id, NewUser user, Instant now) {
        return RowValues.of(
                UsersRecord::new, id, user.code(), user.name(), user.email(), user.age(), user.active(), now);
    }

    static User made(UserId id, NewUser user, Instant now) {
        return new User(id, user.code(), user.name(), user.email(), user.age(), user.active(), now);
    }

    static User user(UsersRecord row) {
        return new User(
                row.getId(),
                row.getCode(),
                row.getName(),
                row.getEmail(),
                row.getAge(),
                row.getActive(),
                row.getCreatedAt());
    }

    static TableField<UsersRecord, String> naturalKey(NewUser user) {
        return user.code() != null ? USERS.CODE : USERS.EMAIL;
    }

    static @Nullable String code(@Nullable String code) {
        return Check.filledIfGiven("user.code", code, 64);
    }

    static String name(String name) {
        return Check.filled("user.name", name, 100);
    }

    static String email(String email) {
        return Check.filled("user.email", email, 200);
    }

    static @Nullable Integer age(@Nullable Integer age) {
        return Check.rangeIfGiven("user.age", age, 0, 150);
    }
}
