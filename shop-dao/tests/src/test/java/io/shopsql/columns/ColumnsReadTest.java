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
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.noCondition;

import io.shopsql.Tx;
import io.shopsql.page.PageRequest;
import io.shopsql.products.Product;
import io.shopsql.schema.DefaultSchema;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Table;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Every path that reads a table reads every column of it. */
@EveryDatabase
class ColumnsReadTest {

    private static final String NOT_READ = "keys of requests are looked up by placing and recording alone";

    @AutoClose
    private final TestShop shop;

    ColumnsReadTest(TestDatabase database) {
        shop = database.emptyShop();
        FilledShop.fill(shop, true);
    }

    @Test
    void for_every_table_there_is_a_way_of_reading_or_a_reason() {
        List<Table<?>> read = shop.read(tx -> new ArrayList<>(readings(tx).keySet()));
        assertThat(read).as(NOT_READ).doesNotContain(ORDER_REQUESTS);
        read.add(ORDER_REQUESTS);
        assertThat(read).containsExactlyInAnyOrderElementsOf(DefaultSchema.DEFAULT_SCHEMA.getTables());
    }

    @Test
    void every_column_is_read() {
        List<String> losses = new ArrayList<>();
        shop.run(tx -> readings(tx)
                .forEach((table, readings) ->
                        readings.forEach((name, written) -> losses.addAll(written.losses(tx.db(), Path.READ, name)))));
        assertThat(losses).isEmpty();
    }

    private static Map<Table<?>, Map<String, Written>> readings(Tx tx) {
        Map<Table<?>, Map<String, Written>> all = new LinkedHashMap<>();
        read(all, USERS, users(tx));
        read(all, PRODUCTS, products(tx));
        read(all, ORDERS, orders(tx));
        read(
                all,
                ORDER_ITEMS,
                Map.of(
                        "items", tx.orders().items(FilledShop.ORDER).stream(),
                        "getWithItems", tx.orders().getWithItems(FilledShop.ORDER).items().stream()));
        read(all, CONTACTS, contacts(tx));
        read(all, ACCOUNTS, accounts(tx));
        read(all, TRANSFERS, transfers(tx));
        Map<String, Written> stock = new LinkedHashMap<>();
        products(tx)
                .forEach((name, products) -> products.map(Product.class::cast)
                        .forEach(p -> stock.put(
                                name,
                                Written.row(PRODUCT_STOCK, noCondition())
                                        .holds(PRODUCT_STOCK.PRODUCT_ID, p.id())
                                        .holds(PRODUCT_STOCK.QUANTITY, p.stock()))));
        all.put(PRODUCT_STOCK, stock);
        return all;
    }

    /** Each way has to find the one row that there is; of accounts, the first. */
    private static void read(
            Map<Table<?>, Map<String, Written>> all, Table<?> table, Map<String, Stream<? extends Record>> ways) {
        Map<String, Written> readings = new LinkedHashMap<>();
        ways.forEach((name, rows) -> readings.put(
                name,
                Written.row(table, table == ACCOUNTS ? ACCOUNTS.ID.eq(FilledShop.FROM) : noCondition())
                        .holds(rows.findFirst().orElseThrow(() -> new AssertionError(name + " finds no row")))));
        all.put(table, readings);
    }

    private static Map<String, Stream<? extends Record>> users(Tx tx) {
        var user = tx.users().get(FilledShop.USER);
        return Map.of(
                "get", Stream.of(user),
                "findByEmail", tx.users().findByEmail(user.email()).stream(),
                "findByCode", tx.users().findByCode(String.valueOf(user.code())).stream(),
                "list", tx.users().all().list().stream(),
                "page", tx.users().all().page(PageRequest.first(10)).items().stream(),
                "stream", tx.users().all().stream(Stream::toList).stream());
    }

    private static Map<String, Stream<? extends Record>> products(Tx tx) {
        var product = tx.products().get(FilledShop.PRODUCT);
        String category = String.valueOf(product.category());
        return Map.of(
                "get", Stream.of(product),
                "findBySku", tx.products().findBySku(String.valueOf(product.sku())).stream(),
                "list", tx.products().all().list().stream(),
                "active", tx.products().active().list().stream(),
                "inStock", tx.products().inStock().list().stream(),
                "inCategory", tx.products().inCategory(category).list().stream(),
                "withAttribute", tx.products().withAttribute("attributes", "value 1").list().stream(),
                "search", tx.products().search(product.name()).stream(),
                "page", tx.products().all().page(PageRequest.first(10)).items().stream(),
                "stream", tx.products().all().stream(Stream::toList).stream());
    }

    private static Map<String, Stream<? extends Record>> orders(Tx tx) {
        return Map.of(
                "get", Stream.of(tx.orders().get(FilledShop.ORDER)),
                "getWithItems",
                        Stream.of(tx.orders().getWithItems(FilledShop.ORDER).order()),
                "list", tx.orders().all().list().stream(),
                "placedBy", tx.orders().placedBy(FilledShop.USER).list().stream(),
                "page", tx.orders().all().page(PageRequest.first(10)).items().stream(),
                "stream", tx.orders().all().stream(Stream::toList).stream());
    }

    private static Map<String, Stream<? extends Record>> contacts(Tx tx) {
        var contact = tx.contacts().get(FilledShop.CONTACT);
        return Map.of(
                "get", Stream.of(contact),
                "findByEmail", tx.contacts().findByEmail(String.valueOf(contact.email())).stream(),
                "list", tx.contacts().all().list().stream(),
                "search", tx.contacts().search("name").stream(),
                "page", tx.contacts().all().page(PageRequest.first(10)).items().stream(),
                "stream", tx.contacts().all().stream(Stream::toList).stream());
    }

    private static Map<String, Stream<? extends Record>> accounts(Tx tx) {
        return Map.of(
                "get", Stream.of(tx.accounts().get(FilledShop.FROM)),
                "list", tx.accounts().all().list().stream(),
                "ofUser", tx.accounts().ofUser(FilledShop.USER).list().stream(),
                "page", tx.accounts().all().page(PageRequest.first(10)).items().stream());
    }

    private static Map<String, Stream<? extends Record>> transfers(Tx tx) {
        return Map.of(
                "findTransfer", tx.accounts().findTransfer("idempotency_key 1").stream(),
                "transfersOf", tx.accounts().transfersOf(FilledShop.FROM).list().stream(),
                "page", tx.accounts().transfersOf(FilledShop.TO).page(PageRequest.first(10)).items().stream());
    }
}
