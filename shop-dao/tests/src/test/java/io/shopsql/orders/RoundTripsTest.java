package io.shopsql.orders;

import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.stockOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.CountedTrips;
import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.products.Product;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What an order costs in statements sent to a server, and that SQLite stores the same order. */
@DisabledIfSystemProperty(named = "io.shopsql.compiled", matches = "false") // counts what is sent
@EveryDatabase
class RoundTripsTest {

    private static final int PIECES = 100;

    @AutoClose
    private final TestShop shop;

    private final boolean isServer;
    private final User alice;
    private final Product book;
    private final Product pen;

    RoundTripsTest(TestDatabase database) {
        shop = database.emptyShop();
        isServer = shop.url().startsWith("jdbc:postgresql:");
        alice = aUser(shop, "Alice");
        book = aProduct(shop, "Python Book", "29.99", PIECES);
        pen = aProduct(shop, "Pen", "2.50", PIECES);
    }

    @Test
    void an_order_takes_two_round_trips_and_the_commit() {
        assertThat(tripsOf(order -> order)).isEqualTo(isServer ? 3 : 0);
        assertThat(stockOf(shop, book)).isEqualTo(PIECES - 2);
        assertThat(stockOf(shop, pen)).isEqualTo(PIECES - 10);
    }

    @Test
    void a_keyed_order_takes_two_round_trips_and_the_commit() {
        int[] calls = {0};
        assertThat(tripsOf(order -> order.withIdempotencyKey("request " + calls[0]++)))
                .isEqualTo(isServer ? 3 : 0);
        assertThat(stockOf(shop, pen)).isEqualTo(PIECES - 10);
    }

    /** Of the second of two orders: the first one loads the types of the columns. */
    private long tripsOf(UnaryOperator<NewOrder> more) {
        String counted = isServer ? shop.url() + "&socketFactory=" + CountedTrips.class.getName() : shop.url();
        try (Shop second = Shop.open(ShopConfig.of(counted).connections(1, 1))) {
            NewOrder order = NewOrder.by(alice.id()).item(book.id(), 1).item(pen.id(), 5);
            second.run(tx -> tx.orders().place(more.apply(order)));
            long before = CountedTrips.count();
            second.run(tx -> tx.orders().place(more.apply(order)));
            return CountedTrips.count() - before;
        }
    }
}
