package io.shopsql.columns;

import static io.shopsql.columns.Path.INSERT;
import static io.shopsql.columns.Path.INSERT_ALL;
import static io.shopsql.columns.Path.INSERT_ALL_IF_ABSENT;
import static io.shopsql.columns.Path.INSERT_IF_ABSENT;
import static io.shopsql.columns.Path.UPDATE;
import static io.shopsql.columns.Path.UPSERT;
import static io.shopsql.schema.Tables.USERS;

import io.shopsql.Tx;
import io.shopsql.schema.type.UserId;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import io.shopsql.users.UserPatch;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** How users are written. */
final class UserWrites {

    static final List<Write> ALL = List.of(
            users(INSERT, "insert", (tx, user) -> tx.users().insert(user)),
            users(
                    INSERT_IF_ABSENT,
                    "insertIfAbsent",
                    (tx, user) -> tx.users().insertIfAbsent(user).orElseThrow()),
            users(
                    INSERT_ALL,
                    "insertAll",
                    (tx, user) -> tx.users().insertAll(List.of(user)).get(0)),
            users(
                    INSERT_ALL_IF_ABSENT,
                    "insertAllIfAbsent",
                    (tx, user) -> tx.users().insertAllIfAbsent(List.of(user)).get(0)),
            users(UPSERT, "upsert of a new user", (tx, user) -> tx.users().upsert(user)),
            Write.by(USERS, UPSERT, "upsert of an existing user", (tx, seed) -> {
                User before = tx.users().insert(Filled.record(NewUser.class, 3 - seed, Map.of("code", "code " + seed)));
                NewUser given = Filled.record(NewUser.class, seed, Map.of());
                return written(given, tx.users().upsert(given)).holds(USERS.ID, before.id());
            }),
            Write.by(USERS, UPDATE, "update", (tx, seed) -> {
                UserId id = tx.users()
                        .insert(Filled.record(NewUser.class, 3 - seed, Map.of()))
                        .id();
                tx.users().update(id, Filled.patch(UserPatch.NOTHING, seed));
                return Written.row(USERS, USERS.ID.eq(id)).holdsChangesOf(UserPatch.class, seed);
            }));

    private UserWrites() {}

    private static Write users(Path path, String name, BiFunction<Tx, NewUser, User> insert) {
        return Write.by(USERS, path, name, (tx, seed) -> {
            NewUser given = Filled.record(NewUser.class, seed, Map.of());
            return written(given, insert.apply(tx, given));
        });
    }

    private static Written written(NewUser given, User made) {
        return Written.row(USERS, USERS.ID.eq(made.id())).holds(given).holds(made);
    }

    /** An active user. */
    static User insert(Tx tx, int seed) {
        return tx.users().insert(Filled.record(NewUser.class, seed, Map.of("active", true)));
    }
}
