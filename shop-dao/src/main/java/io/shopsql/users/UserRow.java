package io.shopsql.users;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;
import static org.jooq.impl.DSL.select;

import io.shopsql.internal.Check;
import io.shopsql.internal.Listed;
import io.shopsql.internal.Personal;
import io.shopsql.internal.RowValues;
import io.shopsql.internal.Rows;
import io.shopsql.internal.Updates;
import io.shopsql.page.PageRequest.Position;
import io.shopsql.query.Compiled;
import io.shopsql.schema.tables.records.UsersRecord;
import io.shopsql.schema.type.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** Maps users to rows and back, and validates the columns. */
final class UserRow {

    static final Rows<UsersRecord, UserId, NewUser, User> ROWS = new Rows<>(USERS.ID, UserRow::values, UserRow::made);

    static final Listed<?, User> LISTED = Listed.byTime(
            () -> select(USERS.ID, USERS.CODE, USERS.NAME, USERS.EMAIL, USERS.AGE, USERS.ACTIVE, USERS.CREATED_AT),
            USERS,
            mapping(User::new),
            USERS.CREATED_AT,
            USERS.ID,
            user -> new Position(user.createdAt(), user.id().value()));

    static final Compiled.Query1<UserId, User> BY_ID = LISTED.by(USERS.ID);
    static final Compiled.Query1<Collection<UserId>, User> BY_IDS = LISTED.byAll(USERS.ID);
    static final Compiled.Query1<String, User> BY_EMAIL = LISTED.by(USERS.EMAIL);
    static final Compiled.Query1<String, User> BY_CODE = LISTED.by(USERS.CODE);

    /** What {@code anonymise} overwrites: the columns marked as personal, and replacements for those that are NOT NULL. */
    static final Personal<UserId> PERSONAL = new Personal<>(
            USERS,
            Map.of(USERS.NAME, id -> "Anonymous " + id, USERS.EMAIL, id -> "anonymous-" + id + "@removed.invalid"));

    /** The personal data in a user's orders. */
    static final Personal<UserId> PERSONAL_IN_ORDERS = new Personal<>(ORDERS, Map.of());

    static final Updates<UserId> UPDATES = new Updates<>(USERS.ID);

    private UserRow() {}

    static @Nullable Object[] values(@Nullable UserId id, NewUser user, Instant now) {
        return RowValues.of(
                UsersRecord::new, id, user.code(), user.name(), user.email(), user.age(), user.active(), now);
    }

    static User made(UserId id, NewUser user, Instant now) {
        return new User(id, user.code(), user.name(), user.email(), user.age(), user.active(), now);
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
