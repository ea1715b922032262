package io.shopsql.contacts;

import static io.shopsql.contacts.ContactRow.LISTED;
import static io.shopsql.contacts.ContactRow.ROWS;
import static io.shopsql.schema.Tables.CONTACTS;
import static org.jooq.impl.DSL.escape;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.error.InvalidInput;
import io.shopsql.error.NotFound;
import io.shopsql.internal.Bulk;
import io.shopsql.internal.Check;
import io.shopsql.internal.Session;
import io.shopsql.page.Listing;
import io.shopsql.schema.type.ContactId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Param;
import org.jspecify.annotations.Nullable;

/**
 * A contact book. Belongs to one transaction; do not keep it. Lists are ordered by name (by bytes), then by key.
 *
 * <pre>{@code
 * Contact alice = shop.write(tx -> tx.contacts().insert(new NewContact("Alice Smith").withEmail("alice@example.com")));
 * List<Contact> found = shop.read(tx -> tx.contacts().search("alice"));
 * }</pre>
 */
public final class ContactDao {

    private final Session session;

    /** Called by Tx. */
    public ContactDao(Session session) {
        this.session = session;
    }

    /** The contact with this key; empty if there is none. */
    public Optional<Contact> find(ContactId id) {
        return session.find(ContactRow.BY_ID.with(id));
    }

    /** The contact with this e-mail address, compared exactly; empty if there is none. */
    public Optional<Contact> findByEmail(String email) {
        return session.find(ContactRow.BY_EMAIL.with(email));
    }

    /**
     * The contact with this key.
     *
     * @throws NotFound if there is none
     */
    public Contact get(ContactId id) {
        return find(id).orElseThrow(() -> notFound(id));
    }

    /**
     * The contacts whose name contains the term, ignoring case in every script, the same on both engines: {@code é}
     * finds É in either encoding of the accent, {@code ss} finds ß, {@code i} finds İ and ı; {@code e} does not find é.
     * The term has no wildcards: {@code %} and {@code _} are plain characters.
     *
     * <p>Compares every name: 100,000 take about 10 ms on SQLite and 30 ms on Postgres. If your own query changes a
     * name, set {@code CONTACTS.NAME_SEARCH} to null with it, or call {@link #refreshSearch} afterwards; otherwise the
     * search misses it.
     *
     * @param term 1..100 characters, not blank; for all contacts use {@link #all()}
     */
    public List<Contact> search(String term) {
        String wanted = SearchName.fold(Check.filled("contact.search", term, 100));
        // the keys first: SQLite searches the index only and reads just the matching rows of the table
        var candidates = select(CONTACTS.ID)
                .from(CONTACTS)
                .where(CONTACTS.NAME_SEARCH.like('%' + escape(wanted, '!') + '%', '!'))
                .or(CONTACTS.NAME_SEARCH.isNull());
        return where(CONTACTS.ID.in(candidates)).list().stream()
                // filters names whose search form is missing or outdated
                .filter(contact -> SearchName.fold(contact.name()).contains(wanted))
                .toList();
    }

    /** All contacts. Pages are ordered by creation time: a cursor by name would contain a person's name. */
    public Listing<Contact> all() {
        return LISTED.all(session);
    }

    /** The contacts that match a condition on {@code CONTACTS}; pages are ordered by creation time. */
    public Listing<Contact> where(Condition condition) {
        return LISTED.where(session, condition);
    }

    /**
     * Inserts a contact.
     *
     * @throws io.shopsql.error.Duplicate if the e-mail address is taken
     */
    @CanIgnoreReturnValue
    public Contact insert(NewContact contact) {
        return ROWS.insert(session, contact);
    }

    /**
     * Inserts a contact unless one with the same e-mail address exists.
     *
     * @return the new contact; empty if one existed
     * @throws InvalidInput if it has no e-mail address
     */
    @CanIgnoreReturnValue
    public Optional<Contact> insertIfAbsent(NewContact contact) {
        return insertAllIfAbsent(List.of(contact)).stream().findFirst();
    }

    /**
     * Inserts many contacts at once, by the fastest way of the engine.
     *
     * @return the new contacts, in the order given
     * @throws io.shopsql.error.Duplicate if an e-mail address is taken, or given twice; then none is inserted
     */
    @CanIgnoreReturnValue
    public List<Contact> insertAll(Collection<NewContact> contacts) {
        return ROWS.insertAll(session, contacts);
    }

    /**
     * Inserts the contacts whose e-mail address does not exist yet.
     *
     * @return the new contacts, in no particular order, without those that existed or were given twice
     * @throws InvalidInput if one has no e-mail address
     */
    @CanIgnoreReturnValue
    public List<Contact> insertAllIfAbsent(Collection<NewContact> contacts) {
        return ROWS.insertAllIfAbsent(session, CONTACTS.EMAIL, ContactRow::naturalKey, contacts);
    }

    /**
     * Inserts a contact, or updates the one with the same e-mail address: its name, phone and notes are replaced, also
     * by null.
     *
     * @throws InvalidInput if it has no e-mail address
     */
    @CanIgnoreReturnValue
    public Contact upsert(NewContact contact) {
        ContactRow.naturalKey(contact);
        return ROWS.upsert(session, CONTACTS.EMAIL, contact, List.of(CONTACTS.CREATED_AT), LISTED);
    }

    /**
     * Sets the fields of the patch; the others keep their values.
     *
     * @return false if the patch is empty
     * @throws NotFound if the contact does not exist
     * @throws io.shopsql.error.Duplicate if the e-mail address is taken
     */
    @CanIgnoreReturnValue
    public boolean update(ContactId id, ContactPatch patch) {
        if (patch.isEmpty()) {
            return false;
        }
        if (ContactRow.UPDATES.update(session, id, patch.changes()) == 0) {
            throw notFound(id);
        }
        return true;
    }

    /**
     * Deletes a contact.
     *
     * @return whether the contact existed
     */
    @CanIgnoreReturnValue
    public boolean delete(ContactId id) {
        return session.db().deleteFrom(CONTACTS).where(CONTACTS.ID.eq(id)).execute() > 0;
    }

    /**
     * Rebuilds the search form of every name where it differs: after your own queries changed names, or to speed up
     * searching after they inserted many. Reads all contacts.
     *
     * @return the number of changed contacts
     */
    @CanIgnoreReturnValue
    public int refreshSearch() {
        record Stale(ContactId id, @Nullable String search) {}
        List<Stale> stale = new ArrayList<>();
        try (var rows = session.db()
                .select(CONTACTS.ID, CONTACTS.NAME, CONTACTS.NAME_SEARCH)
                .from(CONTACTS)
                .fetchSize(session.engine().fetchSize())
                .fetchStream()) {
            rows.forEach(row -> {
                String search = SearchName.of(row.value2());
                if (!Objects.equals(search, row.value3())) {
                    stale.add(new Stale(row.value1(), search));
                }
            });
        }
        Param<String> search = param("search", CONTACTS.NAME_SEARCH.getDataType());
        Param<ContactId> id = param("id", CONTACTS.ID.getDataType());
        for (List<Stale> chunk : Bulk.chunks(stale)) {
            session.db()
                    .batch(session.db()
                            .update(CONTACTS)
                            .set(CONTACTS.NAME_SEARCH, search)
                            .where(CONTACTS.ID.eq(id)))
                    .bind(chunk.stream()
                            .map(s -> new @Nullable Object[] {s.search(), s.id()})
                            .toArray(Object[][]::new))
                    .execute();
        }
        return stale.size();
    }

    private static NotFound notFound(ContactId id) {
        return new NotFound("Contact", id, "check the key, or find the contact with search() or where().");
    }
}
