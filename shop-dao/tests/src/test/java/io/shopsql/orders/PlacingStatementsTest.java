package io.shopsql.orders;

import static io.shopsql.testkit.Fixtures.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.Shop;
import io.shopsql.error.InvalidInput;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.tests.RecordedPool;
import io.shopsql.users.User;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

@EveryDatabase
class PlacingStatementsTest {

    @AutoClose
    private final TestShop shop;

    private final boolean isServer;
    private final User alice;
    private final List<Product> products;

    PlacingStatementsTest(TestDatabase database) {
        shop = database.emptyShop();
        isServer = shop.url().startsWith("jdbc:postgresql:");
        alice = aUser(shop, "Alice");
        products = shop.write(tx -> tx.products()
                .insertAll(IntStream.range(0, 200)
                        .mapToObj(i -> new NewProduct("P" + i, Money.of(1)).withStock(1000))
                        .toList()));
    }

    @DisabledIfSystemProperty(named = "io.shopsql.compiled", matches = "false") // counts what is sent
    @Test
    void the_number_of_statements_does_not_grow_with_the_lines() {
        // key, user, products, stock (one batch), order, lines; a server gets few of them together, in two texts
        int few = isServer ? 2 : 6;
        int many = isServer ? 4 : 6;
        assertThat(statements(order(1))).isEqualTo(few);
        assertThat(statements(order(10))).isEqualTo(few);
        assertThat(statements(order(200))).isEqualTo(many);
        assertThat(statements(order(200).withStatus(OrderStatus.COMPLETED))).isEqualTo(many);
        NewOrder keyed = order(200).withStatus(OrderStatus.COMPLETED).withIdempotencyKey("once");
        assertThat(statements(keyed)).isEqualTo(many);
        // repeated: the request and the order
        assertThat(statements(keyed)).isEqualTo(isServer ? 3 : 5);
    }

    @Test
    void an_order_has_a_bound() {
        NewOrder most = NewOrder.by(alice.id())
                .items(Collections.nCopies(
                        NewOrder.MAX_ITEMS, new NewOrder.Item(products.get(0).id(), 1)));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> most.item(products.get(0).id(), 1))
                .satisfies(e -> assertThat(e.what()).isEqualTo("order.items must be 0..10000, was 10001."));
    }

    private NewOrder order(int lines) {
        return NewOrder.by(alice.id())
                .items(products.stream()
                        .limit(lines)
                        .map(p -> new NewOrder.Item(p.id(), 1))
                        .toList());
    }

    private int statements(NewOrder order) {
        RecordedPool pool = new RecordedPool(shop.dataSource());
        try (Shop recorded = Shop.on(pool.dataSource())) {
            return recorded.write(tx -> {
                pool.clear();
                tx.orders().place(order);
                return pool.sent().size();
            });
        }
    }
}
