package io.shopsql.columns;

import static io.shopsql.schema.Tables.ACCOUNTS;
import static io.shopsql.schema.Tables.CONTACTS;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.ORDER_REQUESTS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static io.shopsql.schema.Tables.TRANSFERS;
import static io.shopsql.schema.Tables.USERS;

import io.shopsql.schema.DefaultSchema;
import io.shopsql.schema.type.AccountId;
import io.shopsql.schema.type.ContactId;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.TransferId;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.TestShop;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/** A row in each table, written past the DAOs with a value in every column, also in those that no DAO knows yet. */
final class FilledShop {

    static final UserId USER = new UserId(11);
    static final ProductId PRODUCT = new ProductId(12);
    static final OrderId ORDER = new OrderId(13);
    static final ContactId CONTACT = new ContactId(14);
    static final AccountId FROM = new AccountId(15);
    static final AccountId TO = new AccountId(16);
    static final TransferId TRANSFER = new TransferId(17);

    private FilledShop() {}

    /** {@code active}: whether the user may order and the product be ordered; the default of the columns is true. */
    static void fill(TestShop shop, boolean active) {
        shop.run(tx -> {
            DSLContext db = tx.db();
            insert(db, USERS, Map.of(USERS.ID, USER, USERS.ACTIVE, active));
            insert(db, PRODUCTS, Map.of(PRODUCTS.ID, PRODUCT, PRODUCTS.ACTIVE, active));
            insert(db, PRODUCT_STOCK, Map.of(PRODUCT_STOCK.PRODUCT_ID, PRODUCT));
            insert(db, ORDERS, Map.of(ORDERS.ID, ORDER, ORDERS.USER_ID, USER));
            insert(db, ORDER_ITEMS, Map.of(ORDER_ITEMS.ORDER_ID, ORDER, ORDER_ITEMS.PRODUCT_ID, PRODUCT));
            insert(
                    db,
                    ORDER_REQUESTS,
                    Map.of(ORDER_REQUESTS.ORDER_ID, ORDER, ORDER_REQUESTS.REQUEST_HASH, "0123456789abcdef".repeat(4)));
            insert(db, CONTACTS, Map.of(CONTACTS.ID, CONTACT));
            insert(db, ACCOUNTS, Map.of(ACCOUNTS.ID, FROM, ACCOUNTS.USER_ID, USER));
            insert(db, ACCOUNTS, Map.of(ACCOUNTS.ID, TO, ACCOUNTS.USER_ID, USER));
            insert(
                    db,
                    TRANSFERS,
                    Map.of(TRANSFERS.ID, TRANSFER, TRANSFERS.FROM_ACCOUNT, FROM, TRANSFERS.TO_ACCOUNT, TO));
        });
    }

    private static void insert(DSLContext db, Table<?> table, Map<Field<?>, Object> given) {
        Map<Field<?>, Object> values = new LinkedHashMap<>();
        for (Field<?> column : table.fields()) {
            values.put(
                    column,
                    given.containsKey(column)
                            ? given.get(column)
                            : Filled.value(column.getType(), column.getName(), Filled.SEEDS[0]));
        }
        db.insertInto(table).set(values).execute();
    }

    /** All values of all rows: by table, key of the row, and column. */
    static Map<String, Object> values(TestShop shop) {
        return shop.read(tx -> {
            Map<String, Object> all = new HashMap<>();
            for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
                tx.db().select(table.fields()).from(table).forEach(row -> {
                    String key = row.into(Objects.requireNonNull(table.getPrimaryKey())
                                    .getFieldsArray())
                            .intoList()
                            .toString();
                    for (Field<?> column : table.fields()) {
                        all.put(table.getName() + "." + column.getName() + " of " + key, row.get(column));
                    }
                });
            }
            return all;
        });
    }
}
