package io.shopsql.columns;

import static io.shopsql.columns.Path.INSERT;
import static io.shopsql.columns.Path.INSERT_ALL;
import static io.shopsql.columns.Path.INSERT_ALL_IF_ABSENT;
import static io.shopsql.columns.Path.INSERT_IF_ABSENT;
import static io.shopsql.columns.Path.UPDATE;
import static io.shopsql.columns.Path.UPSERT;
import static io.shopsql.schema.Tables.ACCOUNTS;
import static io.shopsql.schema.Tables.CONTACTS;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.ORDER_REQUESTS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static io.shopsql.schema.Tables.TRANSFERS;
import static io.shopsql.schema.Tables.USERS;

import io.shopsql.Tx;
import io.shopsql.accounts.Account;
import io.shopsql.accounts.NewTransfer;
import io.shopsql.accounts.Transfer;
import io.shopsql.contacts.Contact;
import io.shopsql.contacts.ContactPatch;
import io.shopsql.contacts.NewContact;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.orders.PastOrder;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.products.ProductPatch;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import io.shopsql.users.UserPatch;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** The table of paths and tables: by which method a path writes a row of a table, or why there is none. */
final class Ways {

    /** Writes a row with all that can be given, and says what it has to hold. */
    interface Writing {
        Written write(Tx tx, int seed);
    }

    /**
     * How a path writes a table.
     *
     * @param writing null where the path does not exist for the table
     */
    record Way(
            Table<?> table,
            Path path,
            String name,
            @Nullable Writing writing) {

        @Override
        public String toString() {
            return table.getName() + ": " + path + " by " + name;
        }
    }

    /** Lines that are written in the bulk way. */
    private static final int MANY = 300;

    private static final String PLACED = "orders are placed, or recorded as history";
    private static final String BOOKED = "accounts are opened, and money is transferred, one by one";

    static final List<Way> ALL = List.of(
            way(
                    USERS,
                    INSERT,
                    "insert",
                    (tx, seed) -> user(seed, n -> tx.users().insert(n))),
            way(
                    USERS,
                    INSERT_IF_ABSENT,
                    "insertIfAbsent",
                    (tx, seed) -> user(seed, n -> tx.users().insertIfAbsent(n).orElseThrow())),
            way(
                    USERS,
                    INSERT_ALL,
                    "insertAll",
                    (tx, seed) ->
                            user(seed, n -> tx.users().insertAll(List.of(n)).get(0))),
            way(
                    USERS,
                    INSERT_ALL_IF_ABSENT,
                    "insertAllIfAbsent",
                    (tx, seed) -> user(
                            seed, n -> tx.users().insertAllIfAbsent(List.of(n)).get(0))),
            way(
                    USERS,
                    UPSERT,
                    "upsert of a new user",
                    (tx, seed) -> user(seed, n -> tx.users().upsert(n))),
            way(USERS, UPSERT, "upsert of a user that is there", (tx, seed) -> {
                User before = tx.users().insert(Filled.record(NewUser.class, 3 - seed, Map.of("code", "code " + seed)));
                return user(seed, n -> tx.users().upsert(n)).holds(USERS.ID, before.id());
            }),
            way(USERS, UPDATE, "update", (tx, seed) -> {
                UserId id = tx.users()
                        .insert(Filled.record(NewUser.class, 3 - seed, Map.of()))
                        .id();
                tx.users().update(id, Filled.patch(UserPatch.NOTHING, seed));
                return Written.row(USERS, USERS.ID.eq(id)).holdsChangesOf(UserPatch.class, seed);
            }),
            way(
                    PRODUCTS,
                    INSERT,
                    "insert",
                    (tx, seed) -> product(seed, n -> tx.products().insert(n))),
            way(
                    PRODUCTS,
                    INSERT_IF_ABSENT,
                    "insertIfAbsent",
                    (tx, seed) ->
                            product(seed, n -> tx.products().insertIfAbsent(n).orElseThrow())),
            way(
                    PRODUCTS,
                    INSERT_ALL,
                    "insertAll",
                    (tx, seed) -> product(
                            seed, n -> tx.products().insertAll(List.of(n)).get(0))),
            way(
                    PRODUCTS,
                    INSERT_ALL_IF_ABSENT,
                    "insertAllIfAbsent",
                    (tx, seed) -> product(
                            seed,
                            n -> tx.products().insertAllIfAbsent(List.of(n)).get(0))),
            way(
                    PRODUCTS,
                    UPSERT,
                    "upsert of a new product",
                    (tx, seed) -> product(seed, n -> tx.products().upsert(n))),
            way(PRODUCTS, UPSERT, "upsert of a product that is there", (tx, seed) -> {
                Product before =
                        tx.products().insert(Filled.record(NewProduct.class, 3 - seed, Map.of("sku", "sku " + seed)));
                return product(seed, n -> tx.products().upsert(n)).holds(PRODUCTS.ID, before.id());
            }),
            way(PRODUCTS, UPDATE, "update", (tx, seed) -> {
                ProductId id = aProduct(tx, 3 - seed).id();
                tx.products().update(id, Filled.patch(ProductPatch.NOTHING, seed));
                return Written.row(PRODUCTS, PRODUCTS.ID.eq(id)).holdsChangesOf(ProductPatch.class, seed);
            }),
            way(
                    PRODUCT_STOCK,
                    INSERT,
                    "insert",
                    (tx, seed) -> stock(seed, n -> tx.products().insert(n))),
            way(
                    PRODUCT_STOCK,
                    INSERT_IF_ABSENT,
                    "insertIfAbsent",
                    (tx, seed) ->
                            stock(seed, n -> tx.products().insertIfAbsent(n).orElseThrow())),
            way(
                    PRODUCT_STOCK,
                    INSERT_ALL,
                    "insertAll",
                    (tx, seed) ->
                            stock(seed, n -> tx.products().insertAll(List.of(n)).get(0))),
            way(
                    PRODUCT_STOCK,
                    INSERT_ALL_IF_ABSENT,
                    "insertAllIfAbsent",
                    (tx, seed) -> stock(
                            seed,
                            n -> tx.products().insertAllIfAbsent(List.of(n)).get(0))),
            way(
                    PRODUCT_STOCK,
                    UPSERT,
                    "upsert of a new product",
                    (tx, seed) -> stock(seed, n -> tx.products().upsert(n))),
            way(PRODUCT_STOCK, UPDATE, "setStock", (tx, seed) -> {
                ProductId id = aProduct(tx, 3 - seed).id();
                tx.products().setStock(id, seed);
                return Written.row(PRODUCT_STOCK, PRODUCT_STOCK.PRODUCT_ID.eq(id))
                        .holds(PRODUCT_STOCK.QUANTITY, (long) seed);
            }),
            way(ORDERS, INSERT, "place", (tx, seed) -> placed(tx, seed).order()),
            way(
                    ORDERS,
                    INSERT_ALL,
                    "recordAll",
                    (tx, seed) -> recorded(tx, seed).order()),
            way(ORDERS, UPDATE, "setNotes and complete", (tx, seed) -> {
                Order order = tx.orders()
                        .place(NewOrder.by(aUser(tx, seed).id())
                                .item(aProduct(tx, seed).id(), 1)
                                .withNotes("notes before"));
                tx.orders().setNotes(order.id(), "notes " + seed);
                tx.orders().complete(order.id());
                return Written.row(ORDERS, ORDERS.ID.eq(order.id()))
                        .holds(ORDERS.NOTES, "notes " + seed)
                        .holds(ORDERS.STATUS, OrderStatus.COMPLETED);
            }),
            way(ORDER_ITEMS, INSERT, "place", (tx, seed) -> placed(tx, seed).line()),
            way(ORDER_ITEMS, INSERT, "place of many lines", (tx, seed) -> {
                Product product = aProduct(tx, seed);
                tx.products().setStock(product.id(), MANY);
                NewOrder.Item line = new NewOrder.Item(product.id(), 1);
                Order order =
                        tx.orders().place(NewOrder.by(aUser(tx, seed).id()).items(Collections.nCopies(MANY, line)));
                return Written.row(
                                ORDER_ITEMS, ORDER_ITEMS.ORDER_ID.eq(order.id()).and(ORDER_ITEMS.LINE_NO.eq(MANY)))
                        .holds(line)
                        .holds(ORDER_ITEMS.ORDER_ID, order.id())
                        .holds(ORDER_ITEMS.LINE_NO, MANY)
                        .holds(ORDER_ITEMS.STOCK_TAKEN, true)
                        .holds(ORDER_ITEMS.UNIT_PRICE, product.price());
            }),
            way(
                    ORDER_ITEMS,
                    INSERT_ALL,
                    "recordAll",
                    (tx, seed) -> recorded(tx, seed).line()),
            way(ORDER_REQUESTS, INSERT, "place", (tx, seed) -> placed(tx, seed).request()),
            way(
                    ORDER_REQUESTS,
                    INSERT_ALL,
                    "recordAll",
                    (tx, seed) -> recorded(tx, seed).request()),
            way(
                    CONTACTS,
                    INSERT,
                    "insert",
                    (tx, seed) -> contact(seed, n -> tx.contacts().insert(n))),
            way(
                    CONTACTS,
                    INSERT_IF_ABSENT,
                    "insertIfAbsent",
                    (tx, seed) ->
                            contact(seed, n -> tx.contacts().insertIfAbsent(n).orElseThrow())),
            way(
                    CONTACTS,
                    INSERT_ALL,
                    "insertAll",
                    (tx, seed) -> contact(
                            seed, n -> tx.contacts().insertAll(List.of(n)).get(0))),
            way(
                    CONTACTS,
                    INSERT_ALL_IF_ABSENT,
                    "insertAllIfAbsent",
                    (tx, seed) -> contact(
                            seed,
                            n -> tx.contacts().insertAllIfAbsent(List.of(n)).get(0))),
            way(
                    CONTACTS,
                    UPSERT,
                    "upsert of a new contact",
                    (tx, seed) -> contact(seed, n -> tx.contacts().upsert(n))),
            way(CONTACTS, UPSERT, "upsert of a contact that is there", (tx, seed) -> {
                Contact before = tx.contacts()
                        .insert(Filled.record(NewContact.class, 3 - seed, Map.of("email", "email " + seed)));
                return contact(seed, n -> tx.contacts().upsert(n)).holds(CONTACTS.ID, before.id());
            }),
            way(CONTACTS, UPDATE, "update", (tx, seed) -> {
                Contact before = tx.contacts().insert(Filled.record(NewContact.class, 3 - seed, Map.of()));
                tx.contacts().update(before.id(), Filled.patch(ContactPatch.NOTHING, seed));
                return Written.row(CONTACTS, CONTACTS.ID.eq(before.id()))
                        .holdsChangesOf(ContactPatch.class, seed)
                        .holds(CONTACTS.NAME_SEARCH, "name " + seed);
            }),
            way(ACCOUNTS, INSERT, "open", (tx, seed) -> {
                User user = aUser(tx, seed);
                Account account = tx.accounts().open(user.id(), Money.of(seed));
                return Written.row(ACCOUNTS, ACCOUNTS.ID.eq(account.id()))
                        .holds(account)
                        .holds(ACCOUNTS.USER_ID, user.id())
                        .holds(ACCOUNTS.OPENING_BALANCE, Money.of(seed))
                        .holds(ACCOUNTS.BALANCE, Money.of(seed));
            }),
            way(TRANSFERS, INSERT, "transfer", (tx, seed) -> {
                User user = aUser(tx, seed);
                NewTransfer given = Filled.record(
                        NewTransfer.class,
                        seed,
                        Map.of(
                                "from",
                                        tx.accounts()
                                                .open(user.id(), Money.of(1000))
                                                .id(),
                                "to", tx.accounts().open(user.id(), Money.ZERO).id()));
                Transfer made = tx.accounts().transfer(given);
                return Written.row(TRANSFERS, TRANSFERS.ID.eq(made.id()))
                        .holds(given)
                        .holds(made);
            }),
            none(ORDERS, INSERT_IF_ABSENT, "a key makes placing repeatable"),
            none(ORDERS, INSERT_ALL_IF_ABSENT, "recordAll skips what is there"),
            none(ORDERS, UPSERT, PLACED),
            none(ORDER_ITEMS, INSERT_IF_ABSENT, PLACED),
            none(ORDER_ITEMS, INSERT_ALL_IF_ABSENT, PLACED),
            none(ORDER_ITEMS, UPSERT, PLACED),
            none(ORDER_ITEMS, UPDATE, "the lines of an order never change"),
            none(ORDER_REQUESTS, INSERT_IF_ABSENT, PLACED),
            none(ORDER_REQUESTS, INSERT_ALL_IF_ABSENT, PLACED),
            none(ORDER_REQUESTS, UPSERT, PLACED),
            none(ORDER_REQUESTS, UPDATE, "a key stands for one request for good"),
            none(ACCOUNTS, INSERT_IF_ABSENT, BOOKED),
            none(ACCOUNTS, INSERT_ALL, BOOKED),
            none(ACCOUNTS, INSERT_ALL_IF_ABSENT, BOOKED),
            none(ACCOUNTS, UPSERT, BOOKED),
            none(ACCOUNTS, UPDATE, "a balance changes by transfers alone"),
            none(TRANSFERS, INSERT_IF_ABSENT, "a key makes transferring repeatable"),
            none(TRANSFERS, INSERT_ALL, BOOKED),
            none(TRANSFERS, INSERT_ALL_IF_ABSENT, BOOKED),
            none(TRANSFERS, UPSERT, BOOKED),
            none(TRANSFERS, UPDATE, "what was booked never changes"));

    private Ways() {}

    private static Way way(Table<?> table, Path path, String name, Writing writing) {
        return new Way(table, path, name, writing);
    }

    private static Way none(Table<?> table, Path path, String why) {
        return new Way(table, path, "nothing: " + why, null);
    }

    private static Written user(int seed, Function<NewUser, User> insert) {
        NewUser given = Filled.record(NewUser.class, seed, Map.of());
        User made = insert.apply(given);
        return Written.row(USERS, USERS.ID.eq(made.id())).holds(given).holds(made);
    }

    private static Written product(int seed, Function<NewProduct, Product> insert) {
        NewProduct given = Filled.record(NewProduct.class, seed, Map.of());
        Product made = insert.apply(given);
        return Written.row(PRODUCTS, PRODUCTS.ID.eq(made.id())).holds(given).holds(made);
    }

    private static Written stock(int seed, Function<NewProduct, Product> insert) {
        NewProduct given = Filled.record(NewProduct.class, seed, Map.of());
        Product made = insert.apply(given);
        return Written.row(PRODUCT_STOCK, PRODUCT_STOCK.PRODUCT_ID.eq(made.id()))
                .holds(PRODUCT_STOCK.PRODUCT_ID, made.id())
                .holds(PRODUCT_STOCK.QUANTITY, given.stock())
                .holds(PRODUCT_STOCK.QUANTITY, made.stock());
    }

    private static Written contact(int seed, Function<NewContact, Contact> insert) {
        NewContact given = Filled.record(NewContact.class, seed, Map.of());
        Contact made = insert.apply(given);
        return Written.row(CONTACTS, CONTACTS.ID.eq(made.id()))
                .holds(given)
                .holds(made)
                // folded already, as Filled makes it
                .holds(CONTACTS.NAME_SEARCH, given.name());
    }

    private static User aUser(Tx tx, int seed) {
        return tx.users().insert(Filled.record(NewUser.class, seed, Map.of("active", true)));
    }

    private static Product aProduct(Tx tx, int seed) {
        return tx.products().insert(Filled.record(NewProduct.class, seed, Map.of("active", true)));
    }

    /** What placing, or recording, one order of one line has written. */
    private record Sale(Written order, Written line, Written request) {}

    private static Sale placed(Tx tx, int seed) {
        Product product = aProduct(tx, seed);
        NewOrder.Item line = new NewOrder.Item(product.id(), 1 + seed);
        NewOrder given = Filled.record(
                NewOrder.class, seed, Map.of("user", aUser(tx, seed).id(), "items", List.of(line)));
        Order made = tx.orders().place(given);
        return new Sale(
                Written.row(ORDERS, ORDERS.ID.eq(made.id()))
                        .holds(given)
                        .holds(made)
                        .holds(ORDERS.TOTAL, product.price().times(line.quantity()))
                        .holds(ORDERS.UNITS, (long) line.quantity()),
                Written.row(ORDER_ITEMS, ORDER_ITEMS.ORDER_ID.eq(made.id()))
                        .holds(line)
                        .holds(ORDER_ITEMS.ORDER_ID, made.id())
                        .holds(ORDER_ITEMS.LINE_NO, 1)
                        .holds(ORDER_ITEMS.UNIT_PRICE, product.price())
                        .holds(ORDER_ITEMS.STOCK_TAKEN, true),
                Written.row(ORDER_REQUESTS, ORDER_REQUESTS.ORDER_ID.eq(made.id()))
                        .holds(ORDER_REQUESTS.IDEMPOTENCY_KEY, given.idempotencyKey())
                        .holds(ORDER_REQUESTS.ORDER_ID, made.id())
                        .holds(ORDER_REQUESTS.CREATED_AT, made.createdAt()));
    }

    private static Sale recorded(Tx tx, int seed) {
        PastOrder.Item line = Filled.record(
                PastOrder.Item.class, seed, Map.of("product", aProduct(tx, seed).id()));
        PastOrder given = Filled.record(
                PastOrder.class, seed, Map.of("user", aUser(tx, seed).id(), "items", List.of(line)));
        tx.orders().recordAll(List.of(given));
        Order made = tx.orders().placedBy(given.user()).list().get(0);
        return new Sale(
                Written.row(ORDERS, ORDERS.ID.eq(made.id()))
                        .holds(given)
                        .holds(ORDERS.ID, made.id())
                        .holds(ORDERS.CREATED_AT, given.placedAt())
                        .holds(ORDERS.STATUS, OrderStatus.COMPLETED)
                        .holds(ORDERS.TOTAL, line.unitPrice().times(line.quantity()))
                        .holds(ORDERS.UNITS, (long) line.quantity()),
                Written.row(ORDER_ITEMS, ORDER_ITEMS.ORDER_ID.eq(made.id()))
                        .holds(line)
                        .holds(ORDER_ITEMS.ORDER_ID, made.id())
                        .holds(ORDER_ITEMS.LINE_NO, 1)
                        .holds(ORDER_ITEMS.STOCK_TAKEN, false),
                Written.row(ORDER_REQUESTS, ORDER_REQUESTS.ORDER_ID.eq(made.id()))
                        .holds(given)
                        .holds(ORDER_REQUESTS.ORDER_ID, made.id()));
    }
}
