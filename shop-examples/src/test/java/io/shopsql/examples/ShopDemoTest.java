package io.shopsql.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Invariants;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@EveryDatabase
class ShopDemoTest {

    private static final String PRINTED = """
            ── Sales Report ──
              Bob             1 orders  $999.99 spent
              Alice           1 orders  $72.48 spent

            ── Current Stock ──
              Laptop               $  999.99  stock=19
              Pen                  $    2.50  stock=495
              Python Book          $   29.99  stock=98
            """;

    @AutoClose
    private final TestShop shop;

    ShopDemoTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void the_demo_prints_the_same_each_time() { // defects 1, 2 and 11
        assertThat(demo()).isEqualTo(PRINTED);
        var before = shop.checksums();
        assertThat(demo()).isEqualTo(PRINTED);
        assertThat(shop.checksums()).isEqualTo(before);
        Invariants.check(shop);
    }

    @Test
    void the_readme_shows_what_the_demo_prints() throws Exception {
        assertThat(Files.readString(Path.of("../README.md"))).contains(PRINTED);
    }

    private String demo() {
        StringWriter out = new StringWriter();
        ShopDemo.run(shop.shop(), new PrintWriter(out));
        return out.toString();
    }
}
