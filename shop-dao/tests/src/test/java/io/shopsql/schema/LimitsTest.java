package io.shopsql.schema;

import static io.shopsql.schema.Tables.ACCOUNTS;
import static io.shopsql.schema.Tables.CONTACTS;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.ORDER_REQUESTS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static io.shopsql.schema.Tables.TRANSFERS;
import static io.shopsql.schema.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.shopsql.accounts.NewTransfer;
import io.shopsql.contacts.ContactPatch;
import io.shopsql.contacts.NewContact;
import io.shopsql.error.ConstraintViolated;
import io.shopsql.error.InvalidInput;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.PastOrder;
import io.shopsql.products.NewProduct;
import io.shopsql.products.ProductPatch;
import io.shopsql.schema.type.AccountId;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import io.shopsql.users.UserPatch;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Java takes is what the column takes, on both engines: no less, no more. */
@EveryDatabase
class LimitsTest {

    private static final UserId USER = new UserId(1);
    private static final ProductId PRODUCT = new ProductId(1);
    private static final AccountId FROM = new AccountId(1);
    private static final AccountId TO = new AccountId(2);

    /** Outside ASCII and outside the 65,536 characters that one Java char holds: limits count characters. */
    private static final String WIDE = "😀";

    @AutoClose
    private final TestShop shop;

    private final DataSource database;

    LimitsTest(TestDatabase engine) {
        shop = engine.emptyShop();
        database = shop.dataSource();
    }

    @BeforeEach
    void what_others_point_to() throws SQLException {
        for (String table : List.of("users", "products", "orders", "accounts")) {
            Jdbc.run(database, Row.first(table).insert());
        }
        Jdbc.run(database, Row.of("accounts").insert());
    }

    @Test
    void text_is_as_long_in_java_as_in_the_column() {
        text(USERS.CODE, text -> new NewUser("n", "e").withCode(text));
        text(USERS.CODE, UserPatch.NOTHING::code);
        text(USERS.NAME, text -> new NewUser(text, "e"));
        text(USERS.NAME, UserPatch.NOTHING::name);
        text(USERS.EMAIL, text -> new NewUser("n", text));
        text(USERS.EMAIL, UserPatch.NOTHING::email);
        text(PRODUCTS.SKU, text -> new NewProduct("n", Money.ZERO).withSku(text));
        text(PRODUCTS.SKU, ProductPatch.NOTHING::sku);
        text(PRODUCTS.NAME, text -> new NewProduct(text, Money.ZERO));
        text(PRODUCTS.NAME, ProductPatch.NOTHING::name);
        text(PRODUCTS.CATEGORY, text -> new NewProduct("n", Money.ZERO).withCategory(text));
        text(PRODUCTS.CATEGORY, ProductPatch.NOTHING::category);
        text(ORDERS.NOTES, text -> NewOrder.by(USER).withNotes(text));
        text(ORDER_REQUESTS.IDEMPOTENCY_KEY, text -> NewOrder.by(USER).withIdempotencyKey(text));
        text(ORDER_REQUESTS.IDEMPOTENCY_KEY, text -> past(text, 1, Money.ZERO));
        text(CONTACTS.NAME, NewContact::new);
        text(CONTACTS.NAME, ContactPatch.NOTHING::name);
        text(CONTACTS.EMAIL, text -> new NewContact("n").withEmail(text));
        text(CONTACTS.EMAIL, ContactPatch.NOTHING::email);
        text(CONTACTS.PHONE, text -> new NewContact("n").withPhone(text));
        text(CONTACTS.PHONE, ContactPatch.NOTHING::phone);
        text(CONTACTS.NOTES, text -> new NewContact("n").withNotes(text));
        text(CONTACTS.NOTES, ContactPatch.NOTHING::notes);
        text(TRANSFERS.IDEMPOTENCY_KEY, text -> new NewTransfer(FROM, TO, Money.of(1)).withIdempotencyKey(text));
    }

    private void text(TableField<?, String> column, Consumer<String> java) {
        int limit = column.getDataType().length();
        String longest = WIDE.repeat(limit);
        assertThatNoException().describedAs(column.toString()).isThrownBy(() -> java.accept(longest));
        assertTaken(column, "'" + longest + "'");
        String tooLong = longest + "x";
        assertThatExceptionOfType(InvalidInput.class)
                .describedAs(column.toString())
                .isThrownBy(() -> java.accept(tooLong))
                .satisfies(e -> assertThat(e.what())
                        .endsWith(" must be at most " + limit + " characters, was " + (limit + 1) + "."));
        assertRefused(column, "'" + tooLong + "'");
    }

    @Test
    void numbers_are_as_large_in_java_as_in_the_column() {
        number(USERS.AGE, 0, 150, age -> new NewUser("n", "e").withAge((int) age));
        number(USERS.AGE, 0, 150, age -> UserPatch.NOTHING.age((int) age));
        long maxPrice = NewProduct.MAX_PRICE.tenThousandths();
        number(PRODUCTS.PRICE, 0, maxPrice, price -> new NewProduct("n", new Money(price)));
        number(PRODUCTS.PRICE, 0, maxPrice, price -> ProductPatch.NOTHING.price(new Money(price)));
        number(PRODUCT_STOCK.QUANTITY, 0, Long.MAX_VALUE, stock -> new NewProduct("n", Money.ZERO).withStock(stock));
        number(
                ORDER_ITEMS.QUANTITY,
                1,
                NewOrder.MAX_QUANTITY,
                n -> NewOrder.by(USER).item(PRODUCT, (int) n));
        number(ORDER_ITEMS.QUANTITY, 1, NewOrder.MAX_QUANTITY, n -> past("key", (int) n, Money.ZERO));
        number(ORDER_ITEMS.UNIT_PRICE, 0, maxPrice, price -> past("key", 1, new Money(price)));
        number(TRANSFERS.AMOUNT, 1, Long.MAX_VALUE, amount -> new NewTransfer(FROM, TO, new Money(amount)));
        UserId owner = new UserId(Long.parseLong(Row.FIRST));
        number(
                ACCOUNTS.OPENING_BALANCE,
                0,
                Long.MAX_VALUE,
                balance -> shop.run(tx -> tx.accounts().open(owner, new Money(balance))));
    }

    private void number(TableField<?, ?> column, long least, long most, LongConsumer java) {
        for (long good : new long[] {least, most}) {
            assertThatNoException().describedAs("%s %d", column, good).isThrownBy(() -> java.accept(good));
            assertTaken(column, Long.toString(good));
        }
        for (long bad : most == Long.MAX_VALUE ? new long[] {least - 1} : new long[] {least - 1, most + 1}) {
            assertThatExceptionOfType(InvalidInput.class)
                    .describedAs("%s %d", column, bad)
                    .isThrownBy(() -> java.accept(bad));
            assertRefused(column, Long.toString(bad));
        }
    }

    @Test
    void a_query_of_ones_own_that_is_beyond_a_limit_breaks_a_constraint_on_both_engines() {
        for (Consumer<DSLContext> query : List.<Consumer<DSLContext>>of(
                db -> db.update(USERS).set(USERS.NAME, "x".repeat(101)).execute(),
                db -> db.update(USERS).set(USERS.NAME, "").execute(),
                db -> db.update(USERS).set(USERS.AGE, 151).execute())) {
            assertThatExceptionOfType(ConstraintViolated.class)
                    .isThrownBy(() -> shop.run(tx -> query.accept(tx.db())))
                    .satisfies(e -> assertThat(e.what()).startsWith("A row breaks the check "));
        }
    }

    @Test
    void an_order_can_have_every_status_that_java_knows_and_no_other() {
        for (OrderStatus status : OrderStatus.values()) {
            assertTaken(ORDERS.STATUS, "'" + status.value() + "'");
        }
        Stream.of("", "lost", "Pending", "pending ")
                .forEach(status -> assertRefused(ORDERS.STATUS, "'" + status + "'"));
    }

    @Test
    void the_largest_line_that_the_columns_take_has_a_total_that_money_holds() {
        assertThat(NewProduct.MAX_PRICE.times(NewOrder.MAX_QUANTITY)).hasToString("100000000000000.00");
    }

    private static PastOrder past(String key, int quantity, Money price) {
        return new PastOrder(key, USER, Instant.EPOCH, List.of(new PastOrder.Item(PRODUCT, quantity, price)));
    }

    private void assertTaken(TableField<?, ?> column, String literal) {
        assertThatNoException().describedAs("%s %s", column, literal).isThrownBy(() -> insert(column, literal));
    }

    private void assertRefused(TableField<?, ?> column, String literal) {
        assertThatExceptionOfType(SQLException.class)
                .describedAs("%s %s", column, literal)
                .isThrownBy(() -> insert(column, literal));
    }

    /** Inserts a good row with this value, and takes it back. */
    private void insert(TableField<?, ?> column, String literal) throws SQLException {
        Row row = Row.of(Objects.requireNonNull(column.getTable()).getName()).with(column.getName(), literal);
        if (row.table().equals("product_stock")) {
            row = row.with("product_id", Row.FIRST);
        } else if (row.table().equals("accounts")) {
            row = row.with("id", "3000");
        }
        Jdbc.run(database, row.insert(), row.delete());
    }
}
