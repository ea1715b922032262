package io.shopsql.contacts;

import static io.shopsql.schema.Tables.CONTACTS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.escape;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import io.shopsql.error.InvalidInput;
import io.shopsql.error.NotFound;
import io.shopsql.internal.Bulk;
import io.shopsql.internal.Check;
import io.shopsql.internal.Keyset;
import io.shopsql.internal.Session;
import io.shopsql.page.Page;
import io.shopsql.page.PageRequest;
import io.shopsql.page.PageRequest.Position;
import io.shopsql.schema.tables.records.ContactsRecord;
import io.shopsql.schema.type.ContactId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
import org.jooq.Param;
import org.jooq.Record6;
import org.jooq.SelectWhereStep;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/**
 * A contact book. Belongs to one transaction; do not keep it. Lists are by name, in the order of its bytes, then by key.
 *
 * <pre>{@code
 * Contact alice = shop.write(tx -> tx.contacts().insert(new NewContact("Alice Smith").withEmail("alice@example.com")));
 * List<Contact> found = shop.read(tx -> tx.contacts().search("alice"));
 * }</pre>
 */
public final class ContactDao {

    private static final List<TableField<ContactsRecord, ?>> COLUMNS = List.of(
            CONTACTS.ID,
            CONTACTS.NAME,
            CONTACTS.EMAIL,
            CONTACTS.PHONE,
            CONTACTS.NOTES,
            CONTACTS.CREATED_AT,
            CONTACTS.NAME_SEARCH);

    private final DSLContext db;

    /** On a {@code DSLContext} of a shop; mostly through {@code Tx.contacts()}. */
    public ContactDao(DSLContext db) {
        this.db = db;
    }

    public Optional<Contact> find(ContactId id) {
        return findBy(CONTACTS.ID.eq(id));
    }

    /** The contact with this e-mail address, compared exactly. */
    public Optional<Contact> findByEmail(String email) {
        return findBy(CONTACTS.EMAIL.eq(email));
    }

    /**
     * The contact.
     *
     * @throws NotFound if there is none
     */
    public Contact get(ContactId id) {
        return find(id).orElseThrow(() -> notFound(id));
    }

    /**
     * The contacts whose name contains the term, ignoring case in every script, the same on both engines: {@code é} finds
     * É however its accent is encoded, {@code ss} finds ß, {@code i} finds İ and ı; {@code e} does not find é. Nothing in
     * the term has a meaning of its own: {@code %} and {@code _} are characters.
     *
     * <p>It compares every name: 100,000 in some ten milliseconds on SQLite, some thirty on Postgres. A name that was written
     * past this class, by a query of your own, is found where {@code CONTACTS.NAME_SEARCH} is null; set it to null with
     * the name, or call {@link #refreshSearch} afterwards.
     *
     * @param term 1..100 characters, not blank: {@link #list()} gives all
     */
    public List<Contact> search(String term) {
        String wanted = SearchName.fold(Check.filled("contact.search", term, 100));
        // the keys first: SQLite finds them in an index alone, and reads of the table what was found
        var candidates = select(CONTACTS.ID)
                .from(CONTACTS)
                .where(CONTACTS.NAME_SEARCH.like('%' + escape(wanted, '!') + '%', '!'))
                .or(CONTACTS.NAME_SEARCH.isNull());
        return contacts()
                .where(CONTACTS.ID.in(candidates))
                .orderBy(CONTACTS.NAME, CONTACTS.ID)
                .fetch(mapping(Contact::new))
                .stream()
                // a name without its search form, or with that of an older name, is told apart here
                .filter(contact -> SearchName.fold(contact.name()).contains(wanted))
                .toList();
    }

    /** All contacts. */
    public List<Contact> list() {
        return list(noCondition());
    }

    /** The contacts for which a condition over {@code CONTACTS} holds. */
    public List<Contact> list(Condition where) {
        return contacts().where(where).orderBy(CONTACTS.NAME, CONTACTS.ID).fetch(mapping(Contact::new));
    }

    /** One page of all contacts, in the order of making: a place by name would carry a person's name in its cursor. */
    public Page<Contact> page(PageRequest request) {
        return page(noCondition(), request);
    }

    /** One page of the contacts for which a condition holds, in the order of making. */
    public Page<Contact> page(Condition where, PageRequest request) {
        List<Contact> oneMore = Keyset.page(
                        contacts().where(where), CONTACTS.CREATED_AT, CONTACTS.ID, ContactId::new, request)
                .fetch(mapping(Contact::new));
        return Page.of(oneMore, request, c -> new Position(c.createdAt(), c.id().value()));
    }

    /** Reads the contacts one after another, by name; the stream lives only inside the callback. */
    public <T extends @Nullable Object> T stream(Condition where, Function<Stream<Contact>, T> work) {
        try (var rows = contacts()
                .where(where)
                .orderBy(CONTACTS.NAME, CONTACTS.ID)
                .fetchSize(Session.of(db).engine().fetchSize())
                .fetchStream()) {
            return work.apply(rows.map(mapping(Contact::new)::map));
        }
    }

    public int count() {
        return db.fetchCount(CONTACTS);
    }

    /**
     * Inserts a contact.
     *
     * @throws io.shopsql.error.Duplicate if the e-mail address is taken
     */
    public Contact insert(NewContact contact) {
        Instant now = Session.of(db).now();
        ContactId id = values(List.of(contact), now)
                .returningResult(CONTACTS.ID)
                .fetchSingle()
                .value1();
        return made(id, contact, now);
    }

    /**
     * Inserts a contact unless one with the same e-mail address is there.
     *
     * @return the new contact, or empty if it was there
     * @throws InvalidInput if it has no e-mail address
     */
    public Optional<Contact> insertIfAbsent(NewContact contact) {
        return insertAllIfAbsent(List.of(contact)).stream().findFirst();
    }

    /**
     * Inserts many contacts at once, in the fastest way the engine has.
     *
     * @return the new contacts, in the order given
     * @throws io.shopsql.error.Duplicate if an e-mail address is taken, or given twice; none is inserted then
     */
    public List<Contact> insertAll(Collection<NewContact> contacts) {
        Session session = Session.of(db);
        Instant now = session.now();
        Iterator<Long> ids = Bulk.reserveIds(session, CONTACTS, contacts.size()).iterator();
        List<Contact> inserted = contacts.stream()
                .map(c -> made(new ContactId(ids.next()), c, now))
                .toList();
        Bulk.insert(session, COLUMNS, inserted, c -> new @Nullable Object[] {
            c.id(), c.name(), c.email(), c.phone(), c.notes(), c.createdAt(), SearchName.of(c.name())
        });
        return inserted;
    }

    /**
     * Inserts those of many contacts whose e-mail address is not there yet.
     *
     * @return the new contacts, in no particular order; the others were there, or given twice
     * @throws InvalidInput if one has no e-mail address
     */
    public List<Contact> insertAllIfAbsent(Collection<NewContact> contacts) {
        Instant now = Session.of(db).now();
        Map<String, NewContact> byEmail = new LinkedHashMap<>();
        contacts.forEach(c -> byEmail.putIfAbsent(naturalKey(c), c));
        List<Contact> inserted = new ArrayList<>();
        for (List<NewContact> chunk : Bulk.chunks(byEmail.values())) {
            values(chunk, now)
                    .onConflict(CONTACTS.EMAIL)
                    .doNothing()
                    .returningResult(CONTACTS.EMAIL, CONTACTS.ID)
                    .forEach(row ->
                            inserted.add(made(row.value2(), Objects.requireNonNull(byEmail.get(row.value1())), now)));
        }
        return inserted;
    }

    /**
     * Inserts a contact, or updates the one with the same e-mail address: its name, phone and notes become those given,
     * also where they are null.
     *
     * @throws InvalidInput if it has no e-mail address
     */
    public Contact upsert(NewContact contact) {
        naturalKey(contact);
        return get(values(List.of(contact), Session.of(db).now())
                .onConflict(CONTACTS.EMAIL)
                .doUpdate()
                .set(CONTACTS.NAME, excluded(CONTACTS.NAME))
                .set(CONTACTS.NAME_SEARCH, excluded(CONTACTS.NAME_SEARCH))
                .set(CONTACTS.PHONE, excluded(CONTACTS.PHONE))
                .set(CONTACTS.NOTES, excluded(CONTACTS.NOTES))
                .returningResult(CONTACTS.ID)
                .fetchSingle()
                .value1());
    }

    /**
     * Changes what the patch gives.
     *
     * @return whether anything was given
     * @throws NotFound if there is no such contact
     * @throws io.shopsql.error.Duplicate if the e-mail address is taken
     */
    public boolean update(ContactId id, ContactPatch patch) {
        if (patch.isEmpty()) {
            return false;
        }
        if (db.update(CONTACTS).set(patch.changes()).where(CONTACTS.ID.eq(id)).execute() == 0) {
            throw notFound(id);
        }
        return true;
    }

    /**
     * Deletes a contact.
     *
     * @return whether there was one
     */
    public boolean delete(ContactId id) {
        return db.deleteFrom(CONTACTS).where(CONTACTS.ID.eq(id)).execute() > 0;
    }

    /**
     * Makes the search form of every name again, where it differs: after names were changed past this class, or to make
     * searching fast after many were inserted so. It reads all contacts.
     *
     * @return how many were changed
     */
    public int refreshSearch() {
        record Stale(ContactId id, @Nullable String search) {}
        List<Stale> stale = new ArrayList<>();
        try (var rows = db.select(CONTACTS.ID, CONTACTS.NAME, CONTACTS.NAME_SEARCH)
                .from(CONTACTS)
                .fetchSize(Session.of(db).engine().fetchSize())
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
            db.batch(db.update(CONTACTS).set(CONTACTS.NAME_SEARCH, search).where(CONTACTS.ID.eq(id)))
                    .bind(chunk.stream()
                            .map(s -> new @Nullable Object[] {s.search(), s.id()})
                            .toArray(Object[][]::new))
                    .execute();
        }
        return stale.size();
    }

    private Optional<Contact> findBy(Condition key) {
        return contacts().where(key).fetchOptional(mapping(Contact::new));
    }

    private SelectWhereStep<Record6<ContactId, String, String, String, String, Instant>> contacts() {
        return db.select(
                        CONTACTS.ID, CONTACTS.NAME, CONTACTS.EMAIL, CONTACTS.PHONE, CONTACTS.NOTES, CONTACTS.CREATED_AT)
                .from(CONTACTS);
    }

    private InsertValuesStep6<ContactsRecord, String, String, String, String, Instant, String> values(
            List<NewContact> contacts, Instant now) {
        var insert = db.insertInto(
                CONTACTS,
                CONTACTS.NAME,
                CONTACTS.EMAIL,
                CONTACTS.PHONE,
                CONTACTS.NOTES,
                CONTACTS.CREATED_AT,
                CONTACTS.NAME_SEARCH);
        for (NewContact c : contacts) {
            insert = insert.values(c.name(), c.email(), c.phone(), c.notes(), now, SearchName.of(c.name()));
        }
        return insert;
    }

    private static Contact made(ContactId id, NewContact contact, Instant now) {
        return new Contact(id, contact.name(), contact.email(), contact.phone(), contact.notes(), now);
    }

    private static String naturalKey(NewContact contact) {
        if (contact.email() == null) {
            throw new InvalidInput("contact.email", "must be given to tell whether the contact is there");
        }
        return contact.email();
    }

    private static NotFound notFound(ContactId id) {
        return new NotFound("Contact", id, "check the key; search() and list() find contacts.");
    }
}
