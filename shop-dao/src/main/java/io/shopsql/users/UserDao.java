package io.shopsql.users;

import static io.shopsql.schema.Tables.ACCOUNTS;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.users.UserRow.LISTED;
import static io.shopsql.users.UserRow.ROWS;
import static java.util.stream.Collectors.partitioningBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.error.NotFound;
import io.shopsql.error.StillReferenced;
import io.shopsql.internal.Session;
import io.shopsql.page.Listing;
import io.shopsql.schema.type.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;

/**
 * Users. Belongs to one transaction; do not keep it. Lists are ordered by creation time, then by key.
 *
 * <pre>{@code
 * User alice = shop.write(tx -> tx.users().insert(new NewUser("Alice", "alice@example.com")));
 * List<User> adults = shop.read(tx -> tx.users().where(USERS.AGE.ge(18)).list());
 * }</pre>
 */
public final class UserDao {

    private final Session session;

    /** Called by Tx. */
    public UserDao(Session session) {
        this.session = session;
    }

    /** The user with this key; empty if there is none. */
    public Optional<User> find(UserId id) {
        return session.find(UserRow.BY_ID.with(id));
    }

    /** The user with this e-mail address, compared exactly; empty if there is none. */
    public Optional<User> findByEmail(String email) {
        return session.find(UserRow.BY_EMAIL.with(email));
    }

    /** The user with this customer number, compared exactly; empty if there is none. */
    public Optional<User> findByCode(String code) {
        return session.find(UserRow.BY_CODE.with(code));
    }

    /** The users with these keys, by key, in one statement; unknown keys are omitted. */
    public Map<UserId, User> findAll(Collection<UserId> ids) {
        Map<UserId, User> found = new HashMap<>();
        session.list(UserRow.BY_IDS.with(ids)).forEach(user -> found.put(user.id(), user));
        return found;
    }

    /**
     * The user with this key.
     *
     * @throws NotFound if there is none
     */
    public User get(UserId id) {
        return find(id).orElseThrow(() -> notFound(id));
    }

    /** All users. */
    public Listing<User> all() {
        return LISTED.all(session);
    }

    /** The users that match a condition on {@code USERS}. */
    public Listing<User> where(Condition condition) {
        return LISTED.where(session, condition);
    }

    /**
     * Inserts a user.
     *
     * @throws io.shopsql.error.Duplicate if the e-mail address or the code is taken
     */
    @CanIgnoreReturnValue
    public User insert(NewUser user) {
        return ROWS.insert(session, user);
    }

    /**
     * Inserts a user unless one with the same natural key exists: the code if given, else the e-mail address.
     *
     * @return the new user; empty if one existed
     * @throws io.shopsql.error.Duplicate if the code is new, but another user has the e-mail address
     */
    @CanIgnoreReturnValue
    public Optional<User> insertIfAbsent(NewUser user) {
        return insertAllIfAbsent(List.of(user)).stream().findFirst();
    }

    /**
     * Inserts many users at once, by the fastest way of the engine.
     *
     * @return the new users, in the order given
     * @throws io.shopsql.error.Duplicate if an e-mail address or a code is taken, or given twice; then none is inserted
     */
    @CanIgnoreReturnValue
    public List<User> insertAll(Collection<NewUser> users) {
        return ROWS.insertAll(session, users);
    }

    /**
     * Inserts the users whose natural key does not exist yet: the code if given, else the e-mail address.
     *
     * @return the new users, in no particular order, without those that existed or were given twice
     * @throws io.shopsql.error.Duplicate if a code is new, but another user has the e-mail address
     */
    @CanIgnoreReturnValue
    public List<User> insertAllIfAbsent(Collection<NewUser> users) {
        Map<Boolean, List<NewUser>> byCode = users.stream().collect(partitioningBy(user -> user.code() != null));
        List<User> inserted = new ArrayList<>();
        inserted.addAll(ROWS.insertAllIfAbsent(
                session,
                USERS.CODE,
                user -> Objects.requireNonNull(user.code()),
                byCode.getOrDefault(true, List.of())));
        inserted.addAll(
                ROWS.insertAllIfAbsent(session, USERS.EMAIL, NewUser::email, byCode.getOrDefault(false, List.of())));
        return inserted;
    }

    /**
     * Inserts a user, or updates the one with the same natural key: the code if given, else the e-mail address.
     *
     * @throws io.shopsql.error.Duplicate if another user has the e-mail address
     */
    @CanIgnoreReturnValue
    public User upsert(NewUser user) {
        // a user matched by e-mail address keeps the code
        return ROWS.upsert(session, UserRow.naturalKey(user), user, List.of(USERS.CODE, USERS.CREATED_AT), LISTED);
    }

    /**
     * Sets the fields of the patch; the others keep their values.
     *
     * @return false if the patch is empty
     * @throws NotFound if the user does not exist
     * @throws io.shopsql.error.Duplicate if the e-mail address or the code is taken
     */
    @CanIgnoreReturnValue
    public boolean update(UserId id, UserPatch patch) {
        if (patch.isEmpty()) {
            return false;
        }
        if (UserRow.UPDATES.update(session, id, patch.changes()) == 0) {
            throw notFound(id);
        }
        return true;
    }

    /** Deactivates a user, who can then no longer order; orders and reports keep the user. */
    public void deactivate(UserId id) {
        update(id, UserPatch.NOTHING.active(false));
    }

    /** Activates a deactivated user, who can then order again. */
    public void activate(UserId id) {
        update(id, UserPatch.NOTHING.active(true));
    }

    /**
     * Erases a user's personal data but keeps the orders: overwrites name, e-mail address, code, age and the notes on
     * the orders, and deactivates the user. This cannot be undone. Data not linked to the user remains: a contact of
     * the same person, which {@code contacts().delete} removes, and idempotency keys, which should hold no personal
     * data.
     *
     * @throws NotFound if the user does not exist
     */
    public void anonymise(UserId id) {
        int forgotten = session.db()
                .update(USERS)
                .set(UserRow.PERSONAL.forgotten(id))
                .set(USERS.ACTIVE, false)
                .where(USERS.ID.eq(id))
                .execute();
        if (forgotten == 0) {
            throw notFound(id);
        }
        session.db()
                .update(ORDERS)
                .set(UserRow.PERSONAL_IN_ORDERS.forgotten(id))
                .where(ORDERS.USER_ID.eq(id))
                .execute();
    }

    /**
     * Deletes a user without orders and accounts.
     *
     * @return whether the user existed
     * @throws StillReferenced if the user has orders or accounts; the message names the alternatives
     */
    @CanIgnoreReturnValue
    public boolean delete(UserId id) {
        if (session.db().fetchExists(ORDERS, ORDERS.USER_ID.eq(id))) {
            throw new StillReferenced(
                    "User " + id + " has orders.",
                    "deactivate the user, anonymise the user, or delete the orders first with orders().deletePlacedBy.",
                    null,
                    null);
        }
        if (session.db().fetchExists(ACCOUNTS, ACCOUNTS.USER_ID.eq(id))) {
            throw new StillReferenced(
                    "User " + id + " has accounts.",
                    "deactivate the user, anonymise the user, or delete the accounts first with accounts().delete,"
                            + " if they have no transfers.",
                    null,
                    null);
        }
        return session.db().deleteFrom(USERS).where(USERS.ID.eq(id)).execute() > 0;
    }

    /** The keys of the users with these customer numbers; unknown numbers are omitted. */
    public Map<String, UserId> idsByCode(Collection<String> codes) {
        return ROWS.ids(session, USERS.CODE, codes);
    }

    private static NotFound notFound(UserId id) {
        return new NotFound("User", id, "check the key, or find the user with where() or findByEmail().");
    }
}
