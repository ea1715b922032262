package io.shopsql.products;

import static io.shopsql.schema.Tables.PRODUCTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.internal.engine.Words;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** After the same random work both engines find the same products in the same order, which plain Java finds too. */
class SearchAgreesTest {

    private static final String[] WORDS = {
        "red",
        "RED",
        "lamp",
        "Lampe",
        "lampshade",
        "wooden",
        "café",
        "cafe\u0301",
        "Größe",
        "3",
        "5",
        "O",
        "日本",
        "ж",
        "Ж"
    };
    private static final String[] BETWEEN = {" ", "-", "  ", "'", ", ", ".", "_", " ★ ", "\u00a0", "–", "!"};

    @Test
    void both_engines_find_the_same_products_in_the_same_order() throws SQLException {
        long seed = System.nanoTime();
        try (TestShop sqlite = TestDatabase.SQLITE.emptyShop();
                TestShop postgres = TestDatabase.POSTGRES.emptyShop()) {
            work(sqlite, new Random(seed));
            work(postgres, new Random(seed));
            Random random = new Random(seed);
            for (int i = 0; i < 300; i++) {
                ProductSearch search = new ProductSearch(
                        text(random, 1 + random.nextInt(3)), 1 + random.nextInt(50), i % 3 == 0, i % 2 == 0);
                List<String> found = found(sqlite, search);
                assertThat(found)
                        .describedAs("seed %d: %s", seed, search)
                        .isEqualTo(found(postgres, search))
                        .isEqualTo(expected(sqlite, search));
            }
            try (Connection connection = sqlite.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("insert into products_fts (products_fts) values ('integrity-check')");
                try (var rows = statement.executeQuery(
                        "select count(*) from (select rowid from products_fts_docsize except select id from products)")) {
                    assertThat(rows.getInt(1)).isZero();
                }
            }
        }
    }

    /** Inserts, changes and deletes in every way. */
    private static void work(TestShop shop, Random random) {
        for (int i = 0; i < 40; i++) {
            List<NewProduct> some = new ArrayList<>();
            for (int n = random.nextInt(20); n >= 0; n--) {
                some.add(new NewProduct(text(random, 1 + random.nextInt(4)), Money.of(1))
                        .withSku("S" + random.nextInt(400))
                        .withCategory(text(random, random.nextInt(3))));
            }
            shop.run(tx -> {
                ProductDao products = tx.products();
                products.insertAllIfAbsent(some);
                products.upsert(some.get(0));
                List<Product> fresh =
                        products.insertAll(List.of(new NewProduct(some.get(0).name(), Money.of(1))));
                List<Product> all = products.where(PRODUCTS.SKU.isNotNull()).list();
                all.sort(Comparator.comparing(p -> Objects.requireNonNull(p.sku())));
                products.update(
                        all.get(random.nextInt(all.size())).id(),
                        ProductPatch.NOTHING.name(text(random, 2)).active(random.nextBoolean()));
                products.delete(all.get(random.nextInt(all.size())).id());
                if (random.nextInt(4) == 0) {
                    products.delete(fresh.get(0).id());
                }
            });
        }
    }

    private static String text(Random random, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : BETWEEN[random.nextInt(BETWEEN.length)])
                    .append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    /** Without keys, which differ between the engines. */
    private static List<String> found(TestShop shop, ProductSearch search) {
        return shop.read(tx -> tx.products().search(search).stream()
                .map(SearchAgreesTest::told)
                .toList());
    }

    private static String told(Product product) {
        return product.name();
    }

    private static List<String> expected(TestShop shop, ProductSearch search) {
        Words words = search.words();
        List<Product> all = shop.read(tx -> tx.products().all().list());
        return all.stream()
                .filter(p -> search.retiredToo() || p.active())
                .filter(p -> words.each().stream()
                        .allMatch(w -> stands(w, p.name()) || stands(w, Objects.requireNonNullElse(p.category(), ""))))
                .sorted(Comparator.comparing(
                                (Product p) -> words.each().stream()
                                        .filter(w -> stands(w, p.name()))
                                        .count(),
                                Comparator.reverseOrder())
                        .thenComparing(p -> stands(words, p.name()) ? 0 : 1)
                        .thenComparing(Product::name, SearchAgreesTest::byCodePoints)
                        .thenComparing(p -> p.id().value()))
                .limit(search.limit())
                .map(SearchAgreesTest::told)
                .toList();
    }

    private static boolean stands(Words words, String text) {
        List<String> in = Words.of(text, false).words();
        int size = words.words().size();
        Predicate<List<String>> matches =
                part -> part.subList(0, size - 1).equals(words.words().subList(0, size - 1))
                        && (words.lastBegins()
                                ? part.get(size - 1).startsWith(words.words().get(size - 1))
                                : part.get(size - 1).equals(words.words().get(size - 1)));
        for (int from = 0; from + size <= in.size(); from++) {
            if (matches.test(in.subList(from, from + size))) {
                return true;
            }
        }
        return Collections.emptyList().equals(words.words());
    }

    private static int byCodePoints(String a, String b) {
        return java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }
}
