package io.shopsql.products;

import static io.shopsql.products.ProductDao.hasAttributes;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.testkit.Fixtures.aProduct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.ConstraintViolated;
import io.shopsql.error.InvalidInput;
import io.shopsql.error.NotFound;
import io.shopsql.page.PageRequest;
import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@EveryDatabase
class ProductAttributesTest {

    private static final NewProduct LAMP = new NewProduct("Lamp", Money.of(10)).withSku("L");
    private static final Attributes RED =
            Attributes.of("color", "red").with("weight", new BigDecimal("1.50")).with("fragile", true);

    /** Each is stored as it is. */
    private static final List<Attributes> HOSTILE = List.of(
            Attributes.of("__proto__", "x").with("constructor", 1),
            Attributes.of("a \"quoted\" \\ name", "a \"quoted\" \\ text"),
            Attributes.of("it's", "it's; DROP TABLE products; --"),
            Attributes.of("$", "$.a")
                    .with("$.a", "b")
                    .with("[0]", "c")
                    .with("a.b", "d")
                    .with("#-1", "e"),
            Attributes.of("tab\tline\n", "\u0001\u001f\u007f\u0085\u2028\r\n\t\\N"),
            Attributes.of("é", "e\u0301").with("e\u0301", "é"),
            Attributes.of("\uD83D\uDE00", "\uD83D\uDE00 \uFFFF \uFEFF").with("\uFFFD", ""),
            Attributes.of("json", "{\"a\": [1, 2]}")
                    .with("null", "null")
                    .with("true", "true")
                    .with("1", "1"),
            Attributes.of("escape", "\\u0041 \\u0000 %_ {fn now()} ? :name ${x} {{y}}"),
            Attributes.of("long", "😀".repeat(1000)).with("n".repeat(64), "x"),
            Attributes.NONE
                    .with("tenth", new BigDecimal("0.1"))
                    .with("1e400", new BigDecimal("1e400"))
                    .with("1e-400", new BigDecimal("-1e-400"))
                    .with("forty", new BigDecimal("1234567890123456789012345678901234567890"))
                    .with("digits", new BigDecimal("9".repeat(1000) + "." + "9".repeat(1000)))
                    .with("max", Long.MAX_VALUE)
                    .with("min", Long.MIN_VALUE)
                    .with("2^53+1", 9_007_199_254_740_993L)
                    .with("zero", new BigDecimal("-0.000"))
                    .with("hundred", new BigDecimal("1e2"))
                    .with("no", false));

    private final TestDatabase engine;

    @AutoClose
    private final TestShop shop;

    ProductAttributesTest(TestDatabase database) {
        engine = database;
        shop = database.emptyShop();
    }

    @Test
    void attributes_are_inserted_and_read_by_every_way() {
        shop.run(tx -> {
            assertThat(tx.products().insert(LAMP.withAttributes(RED)).attributes())
                    .isEqualTo(RED);
            tx.products().insertAll(List.of(LAMP.withSku("A").withAttributes(RED), LAMP.withSku("B")));
            tx.products().insertIfAbsent(LAMP.withSku("C").withAttributes(RED));
            tx.products().upsert(LAMP.withSku("D").withAttributes(RED));
            assertThat(tx.products().all().list())
                    .extracting(Product::attributes)
                    .containsExactly(RED, RED, Attributes.NONE, RED, RED);
            assertThat(tx.products().upsert(LAMP.withSku("D")).attributes()).isEqualTo(Attributes.NONE);
        });
    }

    @Test
    void valid_attributes_are_read_back_and_found() {
        for (Attributes attributes : HOSTILE) {
            Product one = shop.write(
                    tx -> tx.products().insert(new NewProduct("One", Money.ZERO).withAttributes(attributes)));
            Product other = shop.write(tx -> tx.products()
                    .insertAll(List.of(new NewProduct("Other", Money.ZERO).withAttributes(attributes)))
                    .get(0));
            Product patched = aProduct(shop, "Patched", "1", 1);
            shop.run(tx -> {
                tx.products().update(patched.id(), ProductPatch.NOTHING.setAttributes(attributes));
                assertThat(List.of(one.id(), other.id(), patched.id()))
                        .allSatisfy(id ->
                                assertThat(tx.products().get(id).attributes()).isEqualTo(attributes));
                assertThat(tx.products().where(hasAttributes(attributes)).list())
                        .extracting(Product::id)
                        .containsExactly(one.id(), other.id(), patched.id());
                attributes.values().keySet().forEach(name -> {
                    ProductPatch without = ProductPatch.NOTHING.removeAttribute(name);
                    tx.products().update(patched.id(), without);
                });
                assertThat(tx.products().get(patched.id()).attributes()).isEqualTo(Attributes.NONE);
            });
        }
    }

    @Test
    void products_are_found_by_the_value_and_type_of_an_attribute() {
        Product red = shop.write(tx -> tx.products().insert(LAMP.withAttributes(RED)));
        Product blue =
                shop.write(tx -> tx.products().insert(LAMP.withSku("M").withAttributes(RED.with("color", "blue"))));
        shop.run(tx -> {
            ProductDao products = tx.products();
            assertThat(products.withAttribute("color", "red").list()).containsExactly(red);
            assertThat(products.withAttribute("color", "Red").list()).isEmpty();
            assertThat(products.withAttribute("Color", "red").list()).isEmpty();
            assertThat(products.withAttribute("weight", "1.5").list()).isEmpty();
            assertThat(products.withAttribute("fragile", "true").list()).isEmpty();
            assertThat(products.where(hasAttributes(Attributes.NONE.with("weight", new BigDecimal("1.500"))))
                            .list())
                    .containsExactly(red, blue);
            assertThat(products.where(hasAttributes(
                                    Attributes.NONE.with("fragile", true).with("color", "blue")))
                            .list())
                    .containsExactly(blue);
            assertThat(products.where(hasAttributes(Attributes.NONE.with("fragile", false)))
                            .list())
                    .isEmpty();
            assertThat(products.where(hasAttributes(Attributes.NONE)).list()).hasSize(2);
            assertThat(products.where(hasAttributes(RED).not()).list()).containsExactly(blue);
            assertThat(products.where(hasAttributes(RED).and(PRODUCTS.PRICE.gt(Money.of(10))))
                            .list())
                    .isEmpty();
            assertThat(products.where(hasAttributes(RED.without("color")))
                            .page(PageRequest.first(1))
                            .next()
                            .orElseThrow())
                    .satisfies(next -> assertThat(products.where(hasAttributes(RED.without("color")))
                                    .page(next)
                                    .items())
                            .containsExactly(blue));
        });
        long counted = shop.report(db -> db.fetchCount(PRODUCTS, hasAttributes(RED)));
        assertThat(counted).isEqualTo(1);
    }

    @Test
    void a_patch_replaces_all_or_changes_some() {
        Product lamp = shop.write(tx -> tx.products().insert(LAMP.withAttributes(RED)));
        ProductPatch some = ProductPatch.NOTHING
                .setAttributes(Attributes.of("color", "blue").with("new", 1))
                .removeAttribute("fragile")
                .removeAttribute("never there")
                .name("Blue lamp");
        shop.run(tx -> {
            assertThat(some.isEmpty()).isFalse();
            assertThat(tx.products().update(lamp.id(), some)).isTrue();
            assertThat(tx.products().get(lamp.id()))
                    .satisfies(p -> assertThat(p.name()).isEqualTo("Blue lamp"))
                    .extracting(Product::attributes)
                    .hasToString("{\"color\":\"blue\",\"new\":1,\"weight\":1.5}");
            assertThat(tx.products().withAttribute("color", "red").list()).isEmpty();
            assertThat(tx.products().withAttribute("color", "blue").list()).hasSize(1);
            ProductPatch all = ProductPatch.NOTHING.attributes(RED).removeAttribute("color");
            tx.products().update(lamp.id(), all.setAttributes(Attributes.of("a", "b")));
            assertThat(tx.products().get(lamp.id()).attributes())
                    .hasToString("{\"a\":\"b\",\"fragile\":true,\"weight\":1.5}");
            tx.products().update(lamp.id(), ProductPatch.NOTHING.attributes(Attributes.NONE));
            assertThat(tx.products().get(lamp.id()).attributes()).isSameAs(Attributes.NONE);
            assertThat(tx.products()
                            .where(hasAttributes(Attributes.of("a", "b")))
                            .list())
                    .isEmpty();
            assertThat(ProductPatch.NOTHING.setAttributes(Attributes.NONE).isEmpty())
                    .isTrue();
        });
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> shop.run(tx -> tx.products().update(new ProductId(999), some)));
    }

    @Test
    void attributes_that_several_set_at_once_are_all_kept() {
        Product lamp = shop.write(tx -> tx.products().insert(LAMP));
        CompletableFuture.allOf(IntStream.range(0, 40)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> shop.run(tx -> tx.products()
                                .update(
                                        lamp.id(),
                                        ProductPatch.NOTHING.setAttributes(Attributes.NONE.with("n" + i, i))))))
                        .toArray(CompletableFuture[]::new))
                .join();
        shop.run(tx ->
                assertThat(tx.products().get(lamp.id()).attributes().size()).isEqualTo(40));
    }

    @Test
    void the_hundred_and_first_attribute_is_refused_and_nothing_changes() {
        Attributes full = Attributes.NONE;
        for (int i = 0; i < 100; i++) {
            full = full.with("n" + i, i);
        }
        NewProduct filled = LAMP.withAttributes(full);
        Product lamp = shop.write(tx -> tx.products().insert(filled));
        ProductPatch another =
                ProductPatch.NOTHING.setAttributes(Attributes.of("x", "y")).name("Renamed");
        shop.run(tx -> {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> tx.products().update(lamp.id(), another))
                    .satisfies(
                            e -> assertThat(e.what()).isEqualTo("product.attributes must be at most 100, were 101."));
            assertThat(tx.products().get(lamp.id())).isEqualTo(lamp);
            tx.products().update(lamp.id(), another.removeAttribute("n7"));
            assertThat(tx.products().get(lamp.id()).attributes().size()).isEqualTo(100);
        });
    }

    @Test
    void what_other_programs_stored_is_read_and_kept() {
        Product lamp = shop.write(tx -> tx.products().insert(LAMP));
        PlainSql.run(
                shop,
                "update products set attributes = '{\"b\": {\"y\": [1.0, null], \"x\": 1}, \"a\": 1.50, \"n\": null, \"t\": \"\\u0041\"}'");
        shop.run(tx -> {
            Attributes read = tx.products().get(lamp.id()).attributes();
            assertThat(read).hasToString("{\"a\":1.5,\"b\":{\"x\":1,\"y\":[1,null]},\"n\":null,\"t\":\"A\"}");
            assertThat(read.text("b")).isEmpty();
            assertThat(tx.products().withAttribute("t", "A").list()).hasSize(1);
            assertThat(tx.products()
                            .where(hasAttributes(Attributes.NONE.with("a", new BigDecimal("1.5"))))
                            .list())
                    .hasSize(1);
            assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> hasAttributes(read));
            tx.products().update(lamp.id(), ProductPatch.NOTHING.setAttributes(Attributes.of("c", "d")));
            assertThat(tx.products().get(lamp.id()).attributes()).isEqualTo(read.with("c", "d"));
            tx.products().update(lamp.id(), ProductPatch.NOTHING.attributes(read));
            assertThat(tx.products().get(lamp.id()).attributes()).isEqualTo(read);
        });
    }

    @Test
    void a_row_whose_attributes_are_no_object_says_so_when_read_and_is_not_overwritten_by_half() {
        Product lamp = shop.write(tx -> tx.products().insert(LAMP));
        PlainSql.run(shop, "update products set attributes = '[1, 2]'");
        var before = shop.checksums();
        for (Runnable use : List.<Runnable>of(
                () -> shop.run(tx -> tx.products().get(lamp.id())),
                () -> shop.run(tx -> tx.products()
                        .update(lamp.id(), ProductPatch.NOTHING.setAttributes(Attributes.of("a", "b")))))) {
            assertThatExceptionOfType(ConstraintViolated.class)
                    .isThrownBy(use::run)
                    .satisfies(e -> assertThat(e.what())
                            .isEqualTo("The products.attributes of a row cannot be read as a JSON object."));
        }
        assertThat(shop.checksums()).isEqualTo(before);
        shop.run(tx -> {
            assertThat(tx.products().withAttribute("0", "1").list()).isEmpty();
            tx.products().update(lamp.id(), ProductPatch.NOTHING.attributes(RED));
            assertThat(tx.products().get(lamp.id()).attributes()).isEqualTo(RED);
        });
    }

    @Test
    void rows_that_plain_sql_changes_are_found_by_what_they_have_then() {
        PlainSql.run(
                shop,
                "insert into products (id, name, price, attributes) values (7, 'Lamp', 1, '{\"color\": \"red\"}')",
                "insert into product_stock (product_id, quantity) values (7, 1)");
        shop.run(tx ->
                assertThat(tx.products().withAttribute("color", "red").list()).hasSize(1));
        PlainSql.run(shop, "update products set attributes = '{\"color\": \"blue\", \"size\": 2}' where id = 7");
        shop.run(tx -> {
            assertThat(tx.products().withAttribute("color", "red").list()).isEmpty();
            assertThat(tx.products().withAttribute("color", "blue").list()).hasSize(1);
            assertThat(tx.products()
                            .where(hasAttributes(Attributes.NONE.with("size", 2)))
                            .list())
                    .hasSize(1);
        });
        PlainSql.run(shop, "update products set attributes = null where id = 7");
        shop.run(tx ->
                assertThat(tx.products().withAttribute("color", "blue").list()).isEmpty());
        PlainSql.run(shop, "update products set attributes = '{\"color\": \"red\"}' where id = 7");
        PlainSql.run(shop, "delete from product_stock", "delete from products");
        if (engine == TestDatabase.SQLITE) {
            assertThat(PlainSql.rows(shop, "select * from product_attributes")).isEmpty();
        }
    }

    @Test
    void the_filter_uses_an_index() {
        shop.run(tx -> tx.products()
                .insertAll(IntStream.range(0, 3000)
                        .mapToObj(i -> new NewProduct("P" + i, Money.ZERO)
                                .withAttributes(Attributes.of("color", "c" + i % 500)))
                        .toList()));
        PlainSql.run(shop, "analyze");
        String sql = shop.report(db -> db.renderInlined(
                db.select(PRODUCTS.NAME).from(PRODUCTS).where(hasAttributes(Attributes.of("color", "c7")))));
        String plan = engine == TestDatabase.SQLITE
                ? String.join("\n", PlainSql.rows(shop, "explain query plan " + sql))
                : String.join("\n", PlainSql.rows(shop, "explain " + sql));
        assertThat(plan)
                .contains(engine == TestDatabase.SQLITE ? "ix_product_attributes_value" : "ix_products_attributes")
                .doesNotContain("Seq Scan")
                .doesNotContain("SCAN products");
    }
}
