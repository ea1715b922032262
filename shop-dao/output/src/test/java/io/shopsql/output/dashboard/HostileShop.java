package io.shopsql.output.dashboard;

import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.util.List;

/** A shop whose names would do harm where they were taken for anything but text. */
final class HostileShop {

    static final String SCRIPT = "</script><script>alert(1)</script>";

    static final List<String> NAMES = List.of(
            SCRIPT,
            "<img src=x onerror=alert(2)>",
            "\"quotes\" and 'quotes' & `ticks` \\ {{data}} ${x} {a|b} {b}",
            "<!-- <script> ]]> &lt; &amp;",
            "👩‍👩‍👧‍👦 emoji 🎁",
            "שלום עולם – مرحبا",
            "\u202Ereversed\u202C and \u2066isolated\u2069",
            "tab\tbell\u0007escape\u001B[31m line\nend \u2028 \u2029",
            "long".repeat(50),
            "__proto__");

    private HostileShop() {}

    /** The first sells best; each is sold, and has too few in stock. */
    static TestShop in(TestDatabase database) {
        TestShop shop = SmallShop.empty(database);
        User user = SmallShop.aUser(shop, SCRIPT, 1);
        List<String> categories = List.of(SCRIPT, "{{script}}", "constructor");
        for (int i = 0; i < NAMES.size(); i++) {
            NewProduct product = new NewProduct(NAMES.get(i), Money.of(100L - i))
                    .withSku("<i>" + i + "</i>")
                    .withCategory(categories.get(i % 3));
            Product hostile = SmallShop.aProduct(shop, product, 5);
            SmallShop.sell(shop, user, hostile);
        }
        return shop;
    }
}
