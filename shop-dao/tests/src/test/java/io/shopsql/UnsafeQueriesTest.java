package io.shopsql;

import static io.shopsql.schema.Tables.CONTACTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import io.shopsql.checks.Unchecked;
import io.shopsql.error.ReadOnlyTransaction;
import io.shopsql.error.UnsafeQuery;
import io.shopsql.schema.tables.records.UsersRecord;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jooq.Allow;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What jOOQ would do with loss on one of the engines is refused on both, and nothing changes. */
@EveryDatabase
@Allow.PlainSQL
@Unchecked(rule = "upsert-without-key", reason = "the guard is tested, which refuses it at run time")
@Unchecked(rule = "two-statements", reason = "the guard is tested, which refuses it at run time")
@Unchecked(rule = "narrow-result", reason = "the guard is tested, which refuses it at run time")
@Unchecked(rule = "loader", reason = "the guard is tested, which refuses it at run time")
class UnsafeQueriesTest {

    private static final long BEYOND_INT = 5_000_000_000L;

    private static final NewUser BOB = new NewUser("Bob", "bob@example.com");

    @AutoClose
    private final TestShop shop;

    private final User alice;

    UnsafeQueriesTest(TestDatabase database) {
        shop = database.emptyShop();
        alice = aUser(shop, "Alice");
        aUser(shop, "Zoe");
    }

    // upserts

    @Test
    void an_upsert_that_does_not_name_its_key_is_refused() {
        refused(db -> likeAlice(db).merge()).withMessageContainingAll("without its key", "onConflict(FIELD)");
        refused(db -> db.batchMerge(likeAlice(db), likeAlice(db)).execute());
        refused(db -> db.insertInto(USERS)
                .set(likeAlice(db))
                .onDuplicateKeyUpdate()
                .set(USERS.NAME, "Other")
                .execute());
        refused(db -> db.insertInto(USERS)
                .set(likeAlice(db))
                .onDuplicateKeyUpdate()
                .set(USERS.NAME, "Other")
                .returning(USERS.ID)
                .fetch());
        refused(db -> db.batch(db.insertInto(USERS)
                        .set(likeAlice(db))
                        .onDuplicateKeyUpdate()
                        .set(USERS.NAME, "Other"))
                .execute());
        refused(db -> db.insertInto(USERS)
                .set(likeAlice(db))
                .onConflict()
                .doUpdate()
                .set(USERS.NAME, "Other")
                .execute());
    }

    @Test
    void an_upsert_that_names_its_key_or_keeps_the_row_runs() {
        shop.run(tx -> {
            tx.db()
                    .insertInto(USERS)
                    .set(likeAlice(tx.db()))
                    .onDuplicateKeyIgnore()
                    .execute();
            tx.db()
                    .insertInto(USERS)
                    .set(likeAlice(tx.db()))
                    .onConflict(USERS.EMAIL)
                    .doUpdate()
                    .set(USERS.NAME, "Alice B.")
                    .execute();
            assertThat(tx.users().get(alice.id()).name()).isEqualTo("Alice B.");
        });
    }

    /** Another key and the e-mail of Alice. */
    private UsersRecord likeAlice(DSLContext db) {
        UsersRecord like = db.newRecord(USERS);
        like.setId(new UserId(777));
        like.setName("Other");
        like.setEmail(alice.email());
        like.setCreatedAt(alice.createdAt());
        return like;
    }

    // several statements

    @Test
    void several_statements_in_one_text_are_refused() {
        String two = "delete from users where id = -1; delete from users";
        refused(db -> db.execute(two)).withMessageContaining("more than one statement");
        refused(db -> db.query(two).execute());
        refused(db -> db.fetch("select 1; select 2"));
        refused(db -> db.fetchMany("select 1; select 2"));
        refused(db -> db.resultQuery("select 1; select 2").fetchLazy());
        refused(db -> db.batch("delete from users where id = -1", two).execute());
    }

    @Test
    void one_statement_runs_wherever_it_has_semicolons() {
        shop.run(tx -> {
            assertThat(tx.db().execute("delete from users where name = 'a;b' /* ; */;"))
                    .isZero();
            assertThat(tx.db().fetchValue(select(inline("a;b")))).isEqualTo("a;b");
        });
    }

    // rows that are being read

    @Test
    void reads_inside_a_stream_are_allowed_and_a_write_after_it_is_too() {
        shop.run(tx -> {
            List<String> again = tx.users().all().stream(
                    users -> users.map(u -> tx.users().get(u.id()).name()).toList());
            assertThat(again).containsExactlyInAnyOrder("Alice", "Zoe");
            tx.users().insert(BOB);
        });
    }

    @Test
    void a_stream_or_cursor_that_is_closed_early_or_read_to_its_end_frees_the_transaction() {
        shop.run(tx -> {
            tx.users().all().stream(users -> users.findFirst().orElseThrow());
            tx.users().insert(BOB);
            try (Cursor<UsersRecord> cursor = tx.db().selectFrom(USERS).fetchLazy()) {
                cursor.fetchNext();
            }
            tx.users().insert(new NewUser("Carol", "carol@example.com"));
            List<UsersRecord> all = new ArrayList<>();
            tx.db().selectFrom(USERS).fetchStream().forEach(all::add);
            for (UsersRecord row : tx.db().selectFrom(USERS)) {
                tx.users().deactivate(row.getId());
            }
            tx.users().insert(new NewUser("Dora", "dora@example.com"));
            assertThat(all).hasSize(4);
        });
    }

    @Test
    void a_text_that_deletes_and_returns_rows_is_a_write_in_a_report_too() {
        for (String text : List.of(
                "delete from users returning id",
                "with gone as (delete from users returning id) select id from gone")) {
            if (text.startsWith("with") && shop.url().startsWith("jdbc:sqlite:")) {
                continue; // SQLite has no such statement
            }
            assertThatExceptionOfType(ReadOnlyTransaction.class).isThrownBy(() -> shop.report(db -> db.fetch(text)));
        }
        shop.run(tx -> assertThat(tx.users().all().count()).isEqualTo(2));
    }

    // numbers

    record Wide(Long quantity) {}

    record Narrow(int quantity) {}

    record Two(String name, short quantity) {}

    @Test
    void a_number_that_does_not_fit_into_the_type_asked_for_is_refused() {
        aProduct(shop, "Pencil", "1.00", BEYOND_INT);
        Field<Long> quantity = PRODUCT_STOCK.QUANTITY;
        refused(db -> db.select(quantity).from(PRODUCT_STOCK).fetchInto(Integer.class))
                .withMessageContainingAll("does not fit into Integer", "Long");
        refused(db -> db.select(quantity).from(PRODUCT_STOCK).fetchOneInto(int.class));
        refused(db -> db.select(quantity).from(PRODUCT_STOCK).fetchOneInto(Short.class));
        refused(db -> db.select(quantity).from(PRODUCT_STOCK).fetch(quantity, Byte.class));
        refused(db -> db.select(quantity).from(PRODUCT_STOCK).fetch().getValues(0, Integer.class));
        refused(db -> db.select(quantity).from(PRODUCT_STOCK).fetchSingle().get("quantity", Integer.class));
        refused(db -> db.select(quantity).from(PRODUCT_STOCK).fetchInto(Narrow.class));
        refused(db -> db.select(inline("Pencil").as("name"), quantity)
                .from(PRODUCT_STOCK)
                .fetchInto(Two.class));
        refused(db -> db.select(inline(new BigDecimal("12.5")).as("quantity")).fetchOneInto(Long.class));
        refused(db -> db.select(inline(new BigDecimal("1e19"))).fetchOneInto(Long.class));
        refused(db -> db.select(inline("5000000000")).fetchOneInto(Integer.class));
        refused(db -> db.select(inline(1.5d)).fetchOneInto(Integer.class));
    }

    @Test
    void a_number_that_fits_is_converted() {
        aProduct(shop, "Pencil", "1.00", 7);
        shop.run(tx -> {
            var query = tx.db().select(PRODUCT_STOCK.QUANTITY).from(PRODUCT_STOCK);
            assertThat(query.fetchOneInto(Integer.class)).isEqualTo(7);
            assertThat(query.fetchInto(Narrow.class)).containsExactly(new Narrow(7));
            assertThat(query.fetchInto(Wide.class)).containsExactly(new Wide(7L));
            assertThat(query.fetchOneInto(Double.class)).isEqualTo(7.0);
            assertThat(query.fetchOneInto(BigDecimal.class)).isEqualByComparingTo("7");
            assertThat(tx.db().select(inline(new BigDecimal("12.00"))).fetchOneInto(Long.class))
                    .isEqualTo(12L);
            assertThat(tx.db().select(inline("12")).fetchOneInto(Integer.class)).isEqualTo(12);
            assertThat(tx.db().select(USERS.AGE).from(USERS).limit(1).fetchOneInto(Long.class))
                    .isNull();
            assertThat(tx.db().select(count()).from(USERS).fetchOneInto(Long.class))
                    .isEqualTo(2L);
        });
    }

    @Test
    void a_column_that_was_said_to_be_an_int_does_not_wrap_what_it_holds() {
        aProduct(shop, "Pencil", "1.00", BEYOND_INT);
        Field<Integer> said = field(name("quantity"), Integer.class);
        refused(db -> db.select(said).from(table(name("product_stock"))).fetch());
        refused(db -> db.select(field(name("quantity"), Short.class))
                .from(table(name("product_stock")))
                .fetch());
    }

    // the loader

    @Test
    void the_loader_is_refused() {
        refused(db -> db.loadInto(CONTACTS)
                        .loadCSV("name,created_at\nErika,2026-01-01T00:00:00Z\n")
                        .fields(CONTACTS.NAME, CONTACTS.CREATED_AT)
                        .execute())
                .withMessageContaining("loader");
        refused(db -> db.loadInto(CONTACTS)
                .batchAll()
                .loadArrays(new Object[][] {{"Erika", alice.createdAt()}})
                .fields(CONTACTS.NAME, CONTACTS.CREATED_AT)
                .execute());
    }

    private interface Work {
        void on(DSLContext db) throws Exception;
    }

    private ThrowableAssertAlternative<UnsafeQuery> refused(Work work) {
        var before = shop.checksums();
        var refusal = assertThatExceptionOfType(UnsafeQuery.class)
                .isThrownBy(() -> shop.run(tx -> {
                    try {
                        work.on(tx.db());
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .withMessageContaining("next: ");
        assertThat(shop.checksums()).isEqualTo(before);
        return refusal;
    }
}
