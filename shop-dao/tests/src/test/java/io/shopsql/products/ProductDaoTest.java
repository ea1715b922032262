package io.shopsql.products;

import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.anOrder;
import static io.shopsql.testkit.Fixtures.stockOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.Duplicate;
import io.shopsql.error.InsufficientStock;
import io.shopsql.error.InvalidInput;
import io.shopsql.error.NotFound;
import io.shopsql.error.StillReferenced;
import io.shopsql.page.Page;
import io.shopsql.page.PageRequest;
import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Invariants;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@EveryDatabase
class ProductDaoTest {

    private static final NewProduct BOOK = new NewProduct("Python Book", Money.of("29.99"))
            .withSku("B-1")
            .withCategory("books")
            .withStock(100);

    @AutoClose
    private final TestShop shop;

    ProductDaoTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void a_new_product_is_found_with_its_stock() {
        Product book = shop.write(tx -> tx.products().insert(BOOK));
        shop.run(tx -> {
            assertThat(tx.products().get(book.id())).isEqualTo(book);
            assertThat(tx.products().findBySku("B-1")).contains(book);
            assertThat(tx.products().findBySku("b-1")).isEmpty();
            assertThat(tx.products().find(new ProductId(999))).isEmpty();
        });
        assertThat(book.price()).hasToString("29.99");
        assertThat(book.stock()).isEqualTo(100);
        Invariants.check(shop);
    }

    @Test
    void a_price_of_a_tenth_of_a_cent_stays_exact() {
        Product pads = aProduct(shop, "PADS", "0.001", 1);
        shop.run(tx -> {
            assertThat(tx.products().get(pads.id()).price()).hasToString("0.001");
            assertThat(tx.products()
                            .where(PRODUCTS.PRICE.lt(Money.of("0.0011")))
                            .list())
                    .containsExactly(pads);
        });
    }

    @Test
    void lists_filter_by_what_can_be_sold_by_stock_and_by_category() {
        Product book = shop.write(tx -> tx.products().insert(BOOK));
        Product gone = aProduct(shop, "Gone", "1.00", 0);
        Product old = aProduct(shop, "Old", "1.00", 5);
        shop.run(tx -> tx.products().retire(old.id()));
        shop.run(tx -> {
            assertThat(tx.products().all().list())
                    .extracting(Product::id)
                    .containsExactly(book.id(), gone.id(), old.id());
            assertThat(tx.products().active().list()).containsExactly(book, gone);
            assertThat(tx.products().inStock().list()).containsExactly(book);
            assertThat(tx.products().inCategory("books").list()).containsExactly(book);
            assertThat(tx.products().inCategory("Books").list()).isEmpty();
            assertThat(tx.products().all().count()).isEqualTo(3);
        });
    }

    @Test
    void many_products_are_inserted_at_once_with_their_stock() {
        List<NewProduct> many = IntStream.range(0, 1111)
                .mapToObj(i ->
                        new NewProduct("P" + i, new Money(i)).withSku("S" + i).withStock(i))
                .toList();
        List<Product> inserted = shop.write(tx -> tx.products().insertAll(many));
        shop.run(tx -> {
            assertThat(tx.products().all().list()).isEqualTo(inserted);
            assertThat(tx.products().idsBySku(List.of("S3", "none"))).containsOnlyKeys("S3");
            Page<Product> page = tx.products().all().page(PageRequest.first(1000));
            assertThat(page.items()).hasSize(1000);
            assertThat(tx.products().all().page(page.next().orElseThrow()).items())
                    .hasSize(111);
            long streamed = tx.products().all().stream(Stream::count);
            assertThat(streamed).isEqualTo(1111);
        });
        Invariants.check(shop);
    }

    @Test
    void a_taken_sku_is_refused_or_skipped_or_updated_as_the_verb_says() {
        Product book = shop.write(tx -> tx.products().insert(BOOK));
        assertThatExceptionOfType(Duplicate.class)
                .isThrownBy(() -> shop.run(tx -> tx.products().insert(BOOK)))
                .satisfies(e -> assertThat(e.what())
                        .isEqualTo("products.sku must be unique; another row already has this value."));
        shop.run(tx -> {
            assertThat(tx.products().insertIfAbsent(BOOK)).isEmpty();
            assertThat(tx.products().insertAllIfAbsent(List.of(BOOK, BOOK.withSku("B-2"), BOOK.withSku("B-2"))))
                    .singleElement()
                    .satisfies(p -> assertThat(p.sku()).isEqualTo("B-2"));
            Product cheaper = tx.products()
                    .upsert(new NewProduct("Book", Money.of(20)).withSku("B-1").withStock(7));
            assertThat(cheaper)
                    .isEqualTo(new Product(
                            book.id(),
                            "B-1",
                            "Book",
                            Money.of(20),
                            null,
                            Attributes.NONE,
                            true,
                            100L,
                            book.createdAt()));
            assertThat(tx.products().upsert(BOOK.withSku("B-3")).stock()).isEqualTo(100);
        });
        Invariants.check(shop);
    }

    @Test
    void without_a_sku_nobody_can_tell_whether_a_product_is_there() {
        NewProduct nameless = new NewProduct("Pen", Money.of(1));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> shop.run(tx -> tx.products().insertIfAbsent(nameless)));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> shop.run(tx -> tx.products().upsert(nameless)));
        shop.run(tx -> assertThat(tx.products().all().count()).isZero());
    }

    @Test
    void an_update_changes_what_is_given_and_nothing_else() {
        Product book = shop.write(tx -> tx.products().insert(BOOK));
        shop.run(tx -> {
            assertThat(tx.products()
                            .update(
                                    book.id(),
                                    ProductPatch.NOTHING.price(Money.of(25)).category(null)))
                    .isTrue();
            assertThat(tx.products().get(book.id()))
                    .isEqualTo(new Product(
                            book.id(),
                            "B-1",
                            "Python Book",
                            Money.of(25),
                            null,
                            Attributes.NONE,
                            true,
                            100L,
                            book.createdAt()));
            assertThat(tx.products().update(book.id(), ProductPatch.NOTHING)).isFalse();
        });
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() ->
                        shop.run(tx -> tx.products().update(new ProductId(999), ProductPatch.NOTHING.name("X"))));
    }

    @Test
    void stock_is_set_added_and_taken_but_never_below_zero() {
        Product book = shop.write(tx -> tx.products().insert(BOOK));
        shop.run(tx -> {
            assertThat(tx.products().addStock(book.id(), 20)).isEqualTo(120);
            assertThat(tx.products().addStock(book.id(), -120)).isZero();
            tx.products().setStock(book.id(), 3);
        });
        assertThatExceptionOfType(InsufficientStock.class)
                .isThrownBy(() -> shop.run(tx -> tx.products().addStock(book.id(), -4)))
                .satisfies(e -> assertThat(e.what())
                        .isEqualTo("Insufficient stock for Python Book: 3 available, 4 requested."));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> shop.run(tx -> tx.products().setStock(book.id(), -1)));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> shop.run(tx -> tx.products().addStock(new ProductId(999), 1)));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> shop.run(tx -> tx.products().setStock(new ProductId(999), 1)));
        assertThat(stockOf(shop, book)).isEqualTo(3);
    }

    @Test
    void a_product_never_sold_is_deleted_with_its_stock() {
        Product book = shop.write(tx -> tx.products().insert(BOOK));
        shop.run(tx -> {
            assertThat(tx.products().delete(book.id())).isTrue();
            assertThat(tx.products().delete(book.id())).isFalse();
        });
        Invariants.check(shop);
    }

    @Test
    void a_sold_product_is_not_deleted_and_the_message_names_the_way_out() { // defect 8
        Product book = shop.write(tx -> tx.products().insert(BOOK));
        anOrder(shop, aUser(shop, "Alice"), book, 1);
        var before = shop.checksums();
        assertThatExceptionOfType(StillReferenced.class)
                .isThrownBy(() -> shop.run(tx -> tx.products().delete(book.id())))
                .withMessageContainingAll("has been ordered", "retire");
        assertThat(shop.checksums()).isEqualTo(before);
    }
}
