package io.shopsql;

import static io.shopsql.schema.Tables.ACCOUNTS;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.testkit.Fixtures.aContact;
import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.anAccount;
import static io.shopsql.testkit.Fixtures.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.inline;

import io.shopsql.accounts.Account;
import io.shopsql.accounts.NewTransfer;
import io.shopsql.contacts.Contact;
import io.shopsql.contacts.ContactPatch;
import io.shopsql.contacts.NewContact;
import io.shopsql.error.ConstraintViolated;
import io.shopsql.error.Duplicate;
import io.shopsql.error.InsufficientFunds;
import io.shopsql.error.InvalidInput;
import io.shopsql.error.MissingReference;
import io.shopsql.error.MoneyOverflow;
import io.shopsql.error.NotFound;
import io.shopsql.error.ShopException;
import io.shopsql.error.StillReferenced;
import io.shopsql.orders.NewOrder;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.products.ProductPatch;
import io.shopsql.schema.type.AccountId;
import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.ContactId;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.function.Consumer;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * The same bad input gives the same error with the same words on each engine: the words stand here once, and the class
 * runs on both. What orders refuse is in {@code PlacingTest} and {@code StatusMovesTest}, what transfers refuse in {@code
 * TransferTest}, in the same way.
 */
@EveryDatabase
class SameErrorsTest {

    private static final String SECRET = "s3cret-value";

    @AutoClose
    private final TestShop shop;

    private final User alice;
    private final Product book;

    SameErrorsTest(TestDatabase database) {
        shop = database.emptyShop();
        alice = aUser(shop, "Alice");
        book = aProduct(shop, "Book", "1.00", 10);
    }

    @Test
    void duplicates() {
        refused(
                Duplicate.class,
                "users.email must be unique; another row already has this value.",
                tx -> tx.users().insert(new NewUser("Al", alice.email())));
        shop.run(tx -> tx.users().insert(new NewUser("Coded", "c@example.com").withCode(SECRET)));
        refused(
                Duplicate.class,
                "users.code must be unique; another row already has this value.",
                tx -> tx.users().insert(new NewUser("Al", "al@example.com").withCode(SECRET)));
    }

    @Test
    void text_that_is_too_long_or_not_text() {
        refused(
                InvalidInput.class,
                "user.name must be at most 100 characters, was 101.",
                tx -> tx.users().insert(new NewUser("ü".repeat(101), "x@example.com")));
        refused(
                InvalidInput.class,
                "user.email must be at most 200 characters, was 201.",
                tx -> tx.users().insert(new NewUser("X", "x".repeat(201))));
        refused(
                InvalidInput.class,
                "product.name must be at most 200 characters, was 201.",
                tx -> tx.products().insert(new NewProduct("\uD83D\uDE00".repeat(201), Money.ZERO)));
        refused(
                InvalidInput.class,
                "user.name must not contain NUL, has one at position 2.",
                tx -> tx.users().insert(new NewUser("A\0B", "x@example.com")));
        refused(
                InvalidInput.class,
                "user.name must be valid Unicode, has half of a surrogate pair at position 1.",
                tx -> tx.users().insert(new NewUser("\uD83D", "x@example.com")));
        refused(
                InvalidInput.class,
                "user.name must not be blank.",
                tx -> tx.users().insert(new NewUser(" \t", "x@example.com")));
        refused(
                InvalidInput.class,
                "order.notes must be at most 1000 characters, was 1001.",
                tx -> tx.orders()
                        .place(NewOrder.by(alice.id()).item(book.id(), 1).withNotes("n".repeat(1001))));
    }

    @Test
    void numbers_out_of_range() {
        refused(
                InvalidInput.class,
                "user.age must be 0..150, was 151.",
                tx -> tx.users().insert(new NewUser("X", "x@example.com").withAge(151)));
        refused(
                InvalidInput.class,
                "product.price must be 0..100000000.00, was -0.0001.",
                tx -> tx.products().insert(new NewProduct("X", Money.of("-0.0001"))));
        refused(
                InvalidInput.class,
                "time must be in the years 1 to 9999, was +10000-01-01T00:00:00Z.",
                tx -> tx.users()
                        .where(USERS.CREATED_AT.lt(Instant.parse("+10000-01-01T00:00:00Z")))
                        .list());
    }

    @Test
    void attributes_beyond_the_limits_or_not_text() {
        refused(
                InvalidInput.class,
                "product.attribute must not contain NUL, has one at position 2.",
                tx -> tx.products().update(book.id(), ProductPatch.NOTHING.setAttributes(Attributes.of("a", "x\0"))));
        refused(
                InvalidInput.class,
                "product.attribute must be valid Unicode, has half of a surrogate pair at position 1.",
                tx -> tx.products().withAttribute("a", "\uDE00").list());
        refused(
                InvalidInput.class,
                "product.attribute must be at most 1000 characters, was 1001.",
                tx -> tx.products().withAttribute("a", "x".repeat(1001)).list());
        refused(
                InvalidInput.class,
                "product.attribute.name must not be blank.",
                tx -> tx.products().withAttribute(" ", "x").list());
        refused(
                InvalidInput.class,
                "product.attribute.name must be at most 64 characters, was 65.",
                tx -> tx.products().update(book.id(), ProductPatch.NOTHING.removeAttribute("n".repeat(65))));
        refused(
                InvalidInput.class,
                "product.attribute must be a number of at most 1000 digits before and after the decimal point.",
                tx -> tx.products()
                        .insert(new NewProduct("X", Money.ZERO)
                                .withAttributes(Attributes.NONE.with("n", new BigDecimal("1e1000")))));
    }

    @Test
    void plain_sql_that_is_not_json() {
        refused(ConstraintViolated.class, "The products.attributes of a row cannot be read as a JSON object.", tx -> {
            tx.db()
                    .update(PRODUCTS)
                    .set(
                            DSL.field(PRODUCTS.ATTRIBUTES.getUnqualifiedName(), JSONB.class),
                            JSONB.valueOf("\"" + SECRET + "\""))
                    .execute();
            tx.products().get(book.id());
        });
    }

    @Test
    void contacts() {
        shop.run(tx -> tx.contacts().insert(new NewContact("Al").withEmail(SECRET)));
        Contact eve = aContact(shop, "Eve");
        refused(
                Duplicate.class,
                "contacts.email must be unique; another row already has this value.",
                tx -> tx.contacts().insert(new NewContact("Al").withEmail(SECRET)));
        refused(
                Duplicate.class,
                "contacts.email must be unique; another row already has this value.",
                tx -> tx.contacts().update(eve.id(), ContactPatch.NOTHING.email(SECRET)));
        refused(
                InvalidInput.class,
                "contact.name must not be blank.",
                tx -> tx.contacts().insert(new NewContact(" ")));
        refused(
                InvalidInput.class,
                "contact.name must not contain NUL, has one at position 1.",
                tx -> tx.contacts().update(eve.id(), ContactPatch.NOTHING.name("\0")));
        refused(
                InvalidInput.class,
                "contact.email must not be blank.",
                tx -> tx.contacts().insert(new NewContact("X").withEmail("")));
        refused(
                InvalidInput.class,
                "contact.phone must be at most 40 characters, was 41.",
                tx -> tx.contacts().insert(new NewContact("X").withPhone("1".repeat(41))));
        refused(
                InvalidInput.class,
                "contact.notes must be valid Unicode, has half of a surrogate pair at position 2.",
                tx -> tx.contacts().insert(new NewContact("X").withNotes("x\uD83D")));
        refused(
                InvalidInput.class,
                "contact.search must be valid Unicode, has half of a surrogate pair at position 1.",
                tx -> tx.contacts().search("\uDE00"));
        refused(
                InvalidInput.class,
                "contact.email must be given to find an existing contact.",
                tx -> tx.contacts().upsert(new NewContact(SECRET)));
        refused(
                NotFound.class,
                "Contact 999 not found.",
                tx -> tx.contacts().update(new ContactId(999), ContactPatch.NOTHING.name(SECRET)));
    }

    @Test
    void accounts() {
        refused(
                InvalidInput.class,
                "account.openingBalance must be at least 0, was -1.00.",
                tx -> tx.accounts().open(alice.id(), Money.of(-1)));
        refused(NotFound.class, "User 999 not found.", tx -> tx.accounts().open(new UserId(999), Money.ZERO));
        Account account = anAccount(shop, alice, "1");
        refused(
                ConstraintViolated.class,
                "A row breaks the check ck_accounts_balance.",
                tx -> tx.db()
                        .update(ACCOUNTS)
                        .set(ACCOUNTS.BALANCE, Money.of(-1))
                        .execute());
        refused(
                InvalidInput.class,
                "transfer.idempotencyKey must not be blank.",
                tx -> tx.accounts()
                        .transfer(new NewTransfer(account.id(), new AccountId(999), Money.of(1))
                                .withIdempotencyKey(" ")));
        refused(
                InsufficientFunds.class,
                "Insufficient funds in account " + account.id() + ": 1.00 available, 2.00 requested.",
                tx -> tx.accounts()
                        .transfer(
                                account.id(),
                                tx.accounts().open(alice.id(), Money.ZERO).id(),
                                Money.of(2)));
    }

    @Test
    void what_users_own_statements_break() {
        refused(
                Duplicate.class,
                "users.email must be unique; another row already has this value.",
                tx -> tx.db()
                        .insertInto(USERS, USERS.NAME, USERS.EMAIL)
                        .values(SECRET, alice.email())
                        .execute());
        refused(
                ConstraintViolated.class,
                "A row breaks the check ck_products_price.",
                tx -> tx.db().update(PRODUCTS).set(PRODUCTS.PRICE, Money.of(-1)).execute());
        refused(
                ConstraintViolated.class,
                "users.name must not be null.",
                tx -> tx.db().update(USERS).setNull(USERS.NAME).execute());
        refused(
                MissingReference.class,
                "The row references one that does not exist.",
                tx -> tx.db()
                        .insertInto(ORDERS, ORDERS.USER_ID, ORDERS.STATUS, ORDERS.TOTAL, ORDERS.UNITS)
                        .values(new UserId(999), OrderStatus.PENDING, Money.ZERO, 1L)
                        .execute());
        anOrder(shop, alice, book, 1);
        refused(
                StillReferenced.class,
                "Other rows still reference the row to be deleted.",
                tx -> tx.db().deleteFrom(USERS).where(USERS.ID.eq(alice.id())).execute());
    }

    @Test
    void sums_beyond_what_money_holds() {
        shop.run(tx -> tx.db()
                .insertInto(ORDERS, ORDERS.USER_ID, ORDERS.STATUS, ORDERS.TOTAL, ORDERS.UNITS)
                .values(alice.id(), OrderStatus.PENDING, new Money(Long.MAX_VALUE), 1L)
                .values(alice.id(), OrderStatus.PENDING, new Money(1), 1L)
                .execute());
        refused(
                MoneyOverflow.class,
                "A number is beyond its type: 32 bits of an INTEGER, 64 bits of a BIGINT or amount, 15 digits of a decimal.",
                tx -> tx.db().select(MoneySql.sum(ORDERS.TOTAL)).from(ORDERS).fetch());
    }

    @Test
    void averages_are_half_up_at_four_decimals_away_from_zero() {
        shop.run(tx -> {
            for (long price : new long[] {1, 2}) {
                tx.products().insert(new NewProduct("P" + price, new Money(price)).withSku("avg" + price));
            }
            Money avg = tx.db()
                    .select(MoneySql.avg(PRODUCTS.PRICE))
                    .from(PRODUCTS)
                    .where(PRODUCTS.SKU.startsWith(inline("avg")))
                    .fetchSingle()
                    .value1();
            assertThat(avg).isEqualTo(new Money(2));
            Money none = tx.db()
                    .select(MoneySql.avg(PRODUCTS.PRICE))
                    .from(PRODUCTS)
                    .where(DSL.falseCondition())
                    .fetchSingle()
                    .value1();
            assertThat(none).isNull();
        });
    }

    @Test
    void what_a_trigger_of_the_application_raises() throws SQLException {
        try (Connection connection = shop.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            if (shop.url().startsWith("jdbc:sqlite:")) {
                statement.execute("create trigger no_secrets before update of code on users when new.code = '" + SECRET
                        + "' begin select raise(abort, 'not " + SECRET + "'); end");
                statement.execute(
                        "create trigger no_deletes before delete on users begin select raise(abort, 'never'); end");
            } else {
                statement.execute("create function refuse() returns trigger language plpgsql as $$ begin"
                        + " if tg_op = 'DELETE' then raise exception 'never'; end if;"
                        + " if new.code = '" + SECRET + "' then raise exception 'not %', new.code; end if;"
                        + " return new; end $$");
                statement.execute(
                        "create trigger refuse before update or delete on users for each row execute function refuse()");
            }
        }
        String refusal = "A trigger or function of the database refused the change.";
        refused(
                ConstraintViolated.class,
                refusal,
                tx -> tx.db()
                        .update(USERS)
                        .set(USERS.CODE, SECRET)
                        .where(USERS.ID.eq(alice.id()))
                        .execute());
        refused(
                ConstraintViolated.class,
                refusal,
                tx -> tx.db().deleteFrom(USERS).where(USERS.ID.eq(alice.id())).execute());
    }

    /** Refused with this error and these words; nothing changed; no value of the row in it or its causes. */
    private void refused(Class<? extends ShopException> error, String what, Consumer<Tx> work) {
        var before = shop.checksums();
        assertThatThrownBy(() -> shop.run(work)).isInstanceOf(error).satisfies(e -> {
            assertThat(((ShopException) e).what()).isEqualTo(what);
            for (Throwable t = e; t != null; t = t.getCause()) {
                assertThat(t.toString()).doesNotContain(SECRET).doesNotContain(alice.email());
            }
        });
        assertThat(shop.checksums()).isEqualTo(before);
    }
}
