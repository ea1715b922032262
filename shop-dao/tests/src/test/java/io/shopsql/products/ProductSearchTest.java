package io.shopsql.products;

import static io.shopsql.schema.Tables.PRODUCTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.InvalidInput;
import io.shopsql.schema.Migrations;
import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@EveryDatabase
class ProductSearchTest {

    private final TestDatabase engine;

    @AutoClose
    private final TestShop shop;

    ProductSearchTest(TestDatabase database) {
        engine = database;
        shop = database.emptyShop();
    }

    @Test
    void every_word_must_stand_in_the_name_or_the_category() {
        catalogue("Red lamp", "Wooden red lamp", "Red wooden chair", "Lamp");
        shop.run(tx -> tx.products().insert(aNew("Red shade").withCategory("Lamp, wooden")));
        assertFinds("red wooden lamp", "Wooden red lamp", "Red shade");
        assertFinds("lamp red", "Red lamp", "Wooden red lamp", "Red shade");
        assertFinds("table");
        assertFinds("lam");
        assertFinds("lamps");
    }

    @Test
    void words_in_the_name_come_before_words_in_the_category_then_the_phrase_then_the_name() {
        shop.run(tx -> tx.products()
                .insertAll(List.of(
                        aNew("A light").withCategory("red lamp"),
                        aNew("B red").withCategory("lamp"),
                        aNew("C lamp, red"),
                        aNew("D red lamp"),
                        aNew("C lamp, red").withSku("second"),
                        aNew("Big red lamp").withCategory("red lamp"))));
        assertFinds("red lamp", "Big red lamp", "D red lamp", "C lamp, red", "C lamp, red", "B red", "A light");
        shop.run(tx ->
                assertThat(tx.products().search("c")).extracting(Product::sku).containsExactly(null, "second"));
    }

    @Test
    void capitals_diacritics_and_what_stands_between_words_do_not_count() {
        catalogue("CAFÉ-Crème", "e\u0301clair 3.5%", "O'Neill's Tee", "ПРИВЕТ мир", "日本語 テスト", "Größe");
        assertFinds("cafe creme", "CAFÉ-Crème");
        assertFinds("café", "CAFÉ-Crème");
        assertFinds("ÉCLAIR", "e\u0301clair 3.5%");
        assertFinds("3.5", "e\u0301clair 3.5%");
        assertFinds("5 3", "e\u0301clair 3.5%");
        assertFinds("o'neill’s", "O'Neill's Tee");
        assertFinds("oneill");
        assertFinds("привет", "ПРИВЕТ мир");
        assertFinds("日本語", "日本語 テスト");
        assertFinds("日本");
        assertFinds("grosse");
        assertFinds("grOSSe größe");
        assertFinds("GRÖßE", "Größe");
    }

    @Test
    void as_one_types_the_last_word_may_be_the_beginning_of_one() {
        catalogue("Red lamp", "Red lampshade", "Lamp, reddish", "Redwood lamp");
        assertThat(names(new ProductSearch("red la").asYouType())).containsExactly("Red lamp", "Red lampshade");
        assertThat(names(new ProductSearch("la red").asYouType())).isEmpty();
        assertThat(names(new ProductSearch("lamp red").asYouType()))
                .containsExactly("Lamp, reddish", "Red lamp", "Redwood lamp");
        assertThat(names(new ProductSearch("LÀ").asYouType())).hasSize(4);
    }

    @Test
    void retired_products_are_found_on_request_alone_and_the_limit_is_kept() {
        List<Product> lamps = shop.write(tx -> tx.products()
                .insertAll(IntStream.range(0, 30)
                        .mapToObj(i -> aNew("Lamp " + (char) ('A' + i)))
                        .toList()));
        shop.run(tx -> tx.products().retire(lamps.get(0).id()));
        assertThat(names(new ProductSearch("lamp"))).hasSize(20).startsWith("Lamp B");
        assertThat(names(new ProductSearch("lamp").withRetired().limit(2))).containsExactly("Lamp A", "Lamp B");
        assertThat(names(new ProductSearch("lamp").limit(1000))).hasSize(29);
    }

    @Test
    void a_search_without_a_word_finds_nothing_and_one_beyond_the_limits_is_refused() {
        catalogue("Lamp");
        for (String text : List.of("", " \t", "\"", "*", "- : ( ) & | ! <->", "\0", "\uD83D", "★")) {
            assertFinds(text);
        }
        assertFinds("\0lamp\uD83D", "Lamp");
        assertRefused(() -> new ProductSearch("w ".repeat(21)), "search.text must be at most 20 words, was 21.");
        assertRefused(
                () -> new ProductSearch("w ".repeat(10_000)),
                "search.text must be at most 1000 characters, was 20000.");
        assertRefused(() -> new ProductSearch("w").limit(0), "search.limit must be 1..1000, was 0.");
        assertRefused(() -> new ProductSearch("w").limit(1001), "search.limit must be 1..1000, was 1001.");
        assertFinds("lamp ".repeat(20), "Lamp");
    }

    @Test
    void what_means_something_to_an_engine_is_a_word_like_any_other() {
        catalogue("Lamp NEAR table AND chair", "Lamp", "name category rowid");
        assertFinds("lamp NEAR table", "Lamp NEAR table AND chair");
        assertFinds("lamp AND chair", "Lamp NEAR table AND chair");
        assertFinds("NOT lamp");
        assertFinds("lamp OR lamp");
        for (String text : List.of(
                "lamp*",
                "\"lamp\"",
                "-lamp",
                "^lamp",
                "lamp:*",
                "lamp:A",
                "lamp'",
                "'lamp",
                "(lamp",
                "lamp\\",
                "!lamp",
                "{lamp}",
                "lamp & ",
                "lamp <->",
                "lamp+",
                "lamp\"\"",
                "$$lamp$$",
                "? lamp",
                "{fn lamp")) {
            if (!text.contains("A") && !text.contains("fn")) {
                assertFinds(text, "Lamp", "Lamp NEAR table AND chair");
            } else {
                assertThat(names(new ProductSearch(text))).isEmpty();
            }
        }
        assertFinds("name:category", "name category rowid");
    }

    @Test
    void every_way_in_which_products_change_changes_what_is_found() {
        NewProduct lamp = aNew("Lamp").withSku("L").withCategory("light");
        shop.run(tx -> {
            ProductDao products = tx.products();
            ProductId id = products.insert(lamp).id();
            products.insertAll(List.of(lamp.withSku("A"), lamp.withSku("B")));
            products.insertAllIfAbsent(List.of(lamp, lamp.withSku("B"), lamp.withSku("C")));
            assertThat(products.search("lamp light")).hasSize(4);
            products.upsert(new NewProduct("Chair", Money.ZERO).withSku("A"));
            assertThat(products.search("lamp light")).hasSize(3);
            assertThat(products.search("chair")).hasSize(1);
            products.update(id, ProductPatch.NOTHING.name("Table"));
            assertThat(products.search("lamp")).hasSize(2);
            assertThat(products.search("table light")).hasSize(1);
            products.update(id, ProductPatch.NOTHING.category(null).price(Money.of(3)));
            assertThat(products.search("table light")).isEmpty();
            products.delete(id);
            assertThat(products.search("table")).isEmpty();
            tx.db().update(PRODUCTS).set(PRODUCTS.NAME, "Sofa").execute();
            assertThat(products.search("sofa")).hasSize(3);
            assertThat(products.search("lamp")).isEmpty();
        });
        PlainSql.run(
                shop,
                "insert into products (id, name, price) values (77, 'Plain désk', 1)",
                "insert into product_stock (product_id, quantity) values (77, 1)");
        assertFinds("desk", "Plain désk");
        PlainSql.run(shop, "update products set name = 'Bed', category = 'plain' where id = 77");
        assertFinds("desk");
        assertFinds("plain bed", "Bed");
        if (engine == TestDatabase.SQLITE) {
            PlainSql.run(shop, "insert or replace into products (id, name, price) values (77, 'Replaced', 1)");
            assertFinds("bed");
            assertFinds("replaced", "Replaced");
        }
        PlainSql.run(shop, "delete from product_stock where product_id = 77", "delete from products where id = 77");
        assertFinds("replaced");
    }

    @Test
    void a_rolled_back_change_leaves_the_index_as_it_was() {
        catalogue("Lamp");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> shop.run(tx -> {
                    tx.products().insertAll(List.of(aNew("Chair"), aNew("Chair")));
                    throw new InvalidInput("test", "rolls back");
                }));
        assertFinds("chair");
        assertFinds("lamp", "Lamp");
    }

    @Test
    void a_catalogue_that_was_there_is_indexed_by_the_migration() {
        shop.run(tx -> tx.products().insert(aNew("Lamp").withAttributes(Attributes.of("color", "red"))));
        Migrations migrations = Migrations.of(shop.dataSource());
        List<String> applied = migrations.status().applied();
        int catalogue = applied.indexOf("io/shopsql/schema/0002-products.xml::20261123-02-3");
        migrations.rollback(applied.size() - 1 - catalogue);
        PlainSql.run(shop, "update products set name = 'Old lamp'");
        migrations.apply();
        assertFinds("old", "Old lamp");
        shop.run(tx ->
                assertThat(tx.products().withAttribute("color", "red").list()).hasSize(1));
    }

    @Test
    void a_search_uses_the_index() {
        shop.run(tx -> tx.products()
                .insertAll(IntStream.range(0, 3000)
                        .mapToObj(i -> aNew("Lamp n" + i % 500))
                        .toList()));
        PlainSql.run(shop, "analyze");
        String sql = shop.report(db -> db.renderInlined(
                db.select(PRODUCTS.NAME).from(PRODUCTS).where(new ProductSearch("lamp n7").condition())));
        String plan = String.join(
                "\n", PlainSql.rows(shop, (engine == TestDatabase.SQLITE ? "explain query plan " : "explain ") + sql));
        assertThat(plan)
                .contains(engine == TestDatabase.SQLITE ? "SCAN products_fts VIRTUAL TABLE INDEX" : "ix_products_words")
                .doesNotContain("Seq Scan")
                .doesNotContain("SCAN products\n");
    }

    private static NewProduct aNew(String name) {
        return new NewProduct(name, Money.of(1));
    }

    private void catalogue(String... names) {
        shop.run(tx -> tx.products()
                .insertAll(List.of(names).stream().map(ProductSearchTest::aNew).toList()));
    }

    private void assertFinds(String text, String... names) {
        assertThat(shop.<List<Product>>read(tx -> tx.products().search(text)))
                .describedAs(text)
                .extracting(Product::name)
                .containsExactly(names);
    }

    private List<String> names(ProductSearch search) {
        return shop.read(
                tx -> tx.products().search(search).stream().map(Product::name).toList());
    }

    private static void assertRefused(Runnable search, String what) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(search::run)
                .satisfies(e -> assertThat(e.what()).isEqualTo(what));
    }
}
