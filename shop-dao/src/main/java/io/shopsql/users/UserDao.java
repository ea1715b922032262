package io.shopsql.users;

import static io.shopsql.schema.Tables.ACCOUNTS;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.noCondition;

import io.shopsql.error.NotFound;
import io.shopsql.error.StillReferenced;
import io.shopsql.internal.Bulk;
import io.shopsql.internal.Keyset;
import io.shopsql.internal.Session;
import io.shopsql.page.Page;
import io.shopsql.page.PageRequest;
import io.shopsql.page.PageRequest.Position;
import io.shopsql.schema.tables.records.UsersRecord;
import io.shopsql.schema.type.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.InsertValuesStep6;
import org.jooq.Record7;
import org.jooq.SelectWhereStep;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/**
 * Users. Belongs to one transaction; do not keep it. Lists are in the order of making, then by key.
 *
 * <pre>{@code
 * User alice = shop.write(tx -> tx.users().insert(new NewUser("Alice", "alice@example.com")));
 * List<User> adults = shop.read(tx -> tx.users().list(USERS.AGE.ge(18)));
 * }</pre>
 */
public final class UserDao {

    private static final List<TableField<UsersRecord, ?>> COLUMNS =
            List.of(USERS.ID, USERS.CODE, USERS.NAME, USERS.EMAIL, USERS.AGE, USERS.ACTIVE, USERS.CREATED_AT);

    private final DSLContext db;

    /** On a {@code DSLContext} of a shop; mostly through {@code Tx.users()}. */
    public UserDao(DSLContext db) {
        this.db = db;
    }

    public Optional<User> find(UserId id) {
        return findBy(USERS.ID.eq(id));
    }

    /** The user with this e-mail address, compared exactly. */
    public Optional<User> findByEmail(String email) {
        return findBy(USERS.EMAIL.eq(email));
    }

    /** The user with this customer number, compared exactly. */
    public Optional<User> findByCode(String code) {
        return findBy(USERS.CODE.eq(code));
    }

    /**
     * The user.
     *
     * @throws NotFound if there is none
     */
    public User get(UserId id) {
        return find(id).orElseThrow(() -> notFound(id));
    }

    /** All users. */
    public List<User> list() {
        return list(noCondition());
    }

    /** The users for which a condition over {@code USERS} holds. */
    public List<User> list(Condition where) {
        return users().where(where).orderBy(USERS.CREATED_AT, USERS.ID).fetch(mapping(User::new));
    }

    /** One page of all users. */
    public Page<User> page(PageRequest request) {
        return page(noCondition(), request);
    }

    /** One page of the users for which a condition holds. */
    public Page<User> page(Condition where, PageRequest request) {
        List<User> oneMore = Keyset.page(users().where(where), USERS.CREATED_AT, USERS.ID, UserId::new, request)
                .fetch(mapping(User::new));
        return Page.of(
                oneMore,
                request,
                user -> new Position(user.createdAt(), user.id().value()));
    }

    /**
     * Reads the users one after another, for more than fit into memory. The stream lives only inside the callback.
     *
     * <pre>{@code
     * long n = tx.users().stream(noCondition(), users -> users.filter(u -> u.name().length() > 50).count());
     * }</pre>
     */
    public <T extends @Nullable Object> T stream(Condition where, Function<Stream<User>, T> work) {
        try (var rows = users().where(where)
                .orderBy(USERS.CREATED_AT, USERS.ID)
                .fetchSize(Session.of(db).engine().fetchSize())
                .fetchStream()) {
            return work.apply(rows.map(mapping(User::new)::map));
        }
    }

    public int count() {
        return db.fetchCount(USERS);
    }

    /**
     * Inserts a user.
     *
     * @throws io.shopsql.error.Duplicate if the e-mail address or the code is taken
     */
    public User insert(NewUser user) {
        Instant now = Session.of(db).now();
        UserId id = values(List.of(user), now)
                .returningResult(USERS.ID)
                .fetchSingle()
                .value1();
        return made(id, user, now);
    }

    /**
     * Inserts a user unless one with the same natural key is there: the code if it is given, else the e-mail address.
     *
     * @return the new user, or empty if it was there
     * @throws io.shopsql.error.Duplicate if another user has the e-mail address, while the code is new
     */
    public Optional<User> insertIfAbsent(NewUser user) {
        Instant now = Session.of(db).now();
        return values(List.of(user), now)
                .onConflict(naturalKey(user))
                .doNothing()
                .returningResult(USERS.ID)
                .fetchOptional(id -> made(id.value1(), user, now));
    }

    /**
     * Inserts many users at once, in the fastest way the engine has.
     *
     * @return the new users, in the order given
     * @throws io.shopsql.error.Duplicate if an e-mail address or a code is taken, or given twice; none is inserted then
     */
    public List<User> insertAll(Collection<NewUser> users) {
        Session session = Session.of(db);
        Instant now = session.now();
        Iterator<Long> ids = Bulk.reserveIds(session, USERS, users.size()).iterator();
        List<User> inserted =
                users.stream().map(u -> made(new UserId(ids.next()), u, now)).toList();
        Bulk.insert(session, COLUMNS, inserted, u ->
                new @Nullable Object[] {u.id(), u.code(), u.name(), u.email(), u.age(), u.active(), u.createdAt()});
        return inserted;
    }

    /**
     * Inserts those of many users whose natural key is not there yet: the code if it is given, else the e-mail address.
     *
     * @return the new users, in no particular order; the others were there, or given twice
     * @throws io.shopsql.error.Duplicate if another user has an e-mail address, while the code is new
     */
    public List<User> insertAllIfAbsent(Collection<NewUser> users) {
        Instant now = Session.of(db).now();
        List<User> inserted = new ArrayList<>();
        for (TableField<UsersRecord, String> key : List.of(USERS.CODE, USERS.EMAIL)) {
            Map<String, NewUser> byKey = new LinkedHashMap<>();
            users.stream()
                    .filter(u -> naturalKey(u).equals(key))
                    .forEach(u -> byKey.putIfAbsent(u.code() != null ? u.code() : u.email(), u));
            for (List<NewUser> chunk : Bulk.chunks(byKey.values())) {
                values(chunk, now)
                        .onConflict(key)
                        .doNothing()
                        .returningResult(key, USERS.ID)
                        .forEach(row ->
                                inserted.add(made(row.value2(), Objects.requireNonNull(byKey.get(row.value1())), now)));
            }
        }
        return inserted;
    }

    /**
     * Inserts a user, or updates the one with the same natural key: the code if it is given, else the e-mail address.
     *
     * @throws io.shopsql.error.Duplicate if another user has the e-mail address
     */
    public User upsert(NewUser user) {
        return get(values(List.of(user), Session.of(db).now())
                .onConflict(naturalKey(user))
                .doUpdate()
                .set(USERS.NAME, excluded(USERS.NAME))
                .set(USERS.EMAIL, excluded(USERS.EMAIL))
                .set(USERS.AGE, excluded(USERS.AGE))
                .set(USERS.ACTIVE, excluded(USERS.ACTIVE))
                .returningResult(USERS.ID)
                .fetchSingle()
                .value1());
    }

    /**
     * Changes what the patch gives.
     *
     * @return whether anything was given
     * @throws NotFound if there is no such user
     * @throws io.shopsql.error.Duplicate if the e-mail address or the code is taken
     */
    public boolean update(UserId id, UserPatch patch) {
        if (patch.isEmpty()) {
            return false;
        }
        if (db.update(USERS).set(patch.changes()).where(USERS.ID.eq(id)).execute() == 0) {
            throw notFound(id);
        }
        return true;
    }

    /** Bars a user from ordering; orders and reports keep the user. */
    public void deactivate(UserId id) {
        update(id, UserPatch.NOTHING.active(false));
    }

    /** Lets a deactivated user order again. */
    public void activate(UserId id) {
        update(id, UserPatch.NOTHING.active(true));
    }

    /**
     * Forgets the person but keeps the books: name, e-mail address, code, age and the notes on the orders are overwritten,
     * and the user is deactivated. It cannot be undone. What is not linked to the user stays: a contact of the same person,
     * which {@code contacts().delete} removes, and idempotency keys, which should hold no personal data.
     *
     * @throws NotFound if there is no such user
     */
    public void anonymise(UserId id) {
        update(
                id,
                UserPatch.NOTHING
                        .code(null)
                        .name("Anonymous " + id)
                        .email("anonymous-" + id + "@removed.invalid")
                        .age(null)
                        .active(false));
        db.update(ORDERS).setNull(ORDERS.NOTES).where(ORDERS.USER_ID.eq(id)).execute();
    }

    /**
     * Deletes a user who has neither orders nor accounts.
     *
     * @return whether there was one
     * @throws StillReferenced if the user has orders or accounts; the message names the ways out
     */
    public boolean delete(UserId id) {
        if (db.fetchExists(ORDERS, ORDERS.USER_ID.eq(id))) {
            throw new StillReferenced(
                    "User " + id + " has orders.",
                    "deactivate the user, anonymise the user, or delete the orders first with orders().deletePlacedBy.",
                    null,
                    null);
        }
        if (db.fetchExists(ACCOUNTS, ACCOUNTS.USER_ID.eq(id))) {
            throw new StillReferenced(
                    "User " + id + " has accounts.",
                    "deactivate the user, anonymise the user, or delete the accounts first with accounts().delete,"
                            + " if they have no transfers.",
                    null,
                    null);
        }
        return db.deleteFrom(USERS).where(USERS.ID.eq(id)).execute() > 0;
    }

    /** The keys of the users with these customer numbers; those that are not there are left out. */
    public Map<String, UserId> idsByCode(Collection<String> codes) {
        Map<String, UserId> ids = new HashMap<>();
        for (List<String> chunk : Bulk.chunks(List.copyOf(codes))) {
            ids.putAll(db.select(USERS.CODE, USERS.ID)
                    .from(USERS)
                    .where(USERS.CODE.in(chunk))
                    .fetchMap(USERS.CODE, USERS.ID));
        }
        return ids;
    }

    private Optional<User> findBy(Condition key) {
        return users().where(key).fetchOptional(mapping(User::new));
    }

    private SelectWhereStep<Record7<UserId, String, String, String, Integer, Boolean, Instant>> users() {
        return db.select(USERS.ID, USERS.CODE, USERS.NAME, USERS.EMAIL, USERS.AGE, USERS.ACTIVE, USERS.CREATED_AT)
                .from(USERS);
    }

    private InsertValuesStep6<UsersRecord, String, String, String, Integer, Boolean, Instant> values(
            List<NewUser> users, Instant now) {
        var insert =
                db.insertInto(USERS, USERS.CODE, USERS.NAME, USERS.EMAIL, USERS.AGE, USERS.ACTIVE, USERS.CREATED_AT);
        for (NewUser user : users) {
            insert = insert.values(user.code(), user.name(), user.email(), user.age(), user.active(), now);
        }
        return insert;
    }

    private static User made(UserId id, NewUser user, Instant now) {
        return new User(id, user.code(), user.name(), user.email(), user.age(), user.active(), now);
    }

    private static TableField<UsersRecord, String> naturalKey(NewUser user) {
        return user.code() != null ? USERS.CODE : USERS.EMAIL;
    }

    private static NotFound notFound(UserId id) {
        return new NotFound("User", id, "check the key; list() and findByEmail() find users.");
    }
}
