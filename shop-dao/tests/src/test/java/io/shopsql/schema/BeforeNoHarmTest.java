package io.shopsql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.Shop;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.products.Product;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A shop that commit 535ea3c made and filled, kept as a dump, comes to today's schema with every row. */
@EveryDatabase
@Tag("long")
class BeforeNoHarmTest {

    /** What the dump holds. */
    private static final UserId ALICE = new UserId(1);

    private static final ProductId BOOK = new ProductId(1);
    private static final OrderId PENDING = new OrderId(3);
    private static final OrderId RECORDED = new OrderId(8);

    private final TestDatabase engine;

    @AutoClose
    private final TestDatabase.Home home;

    private final DataSource database;
    private final Migrations migrations;

    BeforeNoHarmTest(TestDatabase engine) {
        this.engine = engine;
        home = engine.emptyDatabase();
        database = home.dataSource();
        migrations = Migrations.of(database);
    }

    @BeforeEach
    void load() throws Exception {
        Before.load(engine, database);
    }

    @Test
    void every_row_and_value_is_still_there() throws SQLException {
        Contents before = Contents.of(database);
        assertThat(before.columns().values())
                .allSatisfy(values -> assertThat(values).isNotEmpty());
        openAndClose();
        Contents after = Contents.of(database);
        assertThat(after.sharedWith(before)).isEqualTo(before);
        assertThat(migrations.diff().differences()).isEmpty();
    }

    @Test
    void its_schema_is_that_of_a_new_database() throws SQLException {
        openAndClose();
        try (TestDatabase.Home fresh = engine.emptyDatabase()) {
            Migrations.of(fresh.dataSource()).apply();
            assertThat(facts(database).lines())
                    .containsExactlyElementsOf(facts(fresh.dataSource()).lines());
        }
        if (engine == TestDatabase.SQLITE) {
            assertThat(Jdbc.list(database, "pragma integrity_check")).containsExactly("ok");
            assertThat(Jdbc.list(database, "pragma foreign_key_check")).isEmpty();
        }
    }

    @Test
    void orders_are_placed_completed_and_cancelled_in_it() {
        try (Shop shop = Shop.open(home.config())) {
            long before = stock(shop);
            Order order = shop.write(tx -> tx.orders().place(NewOrder.by(ALICE).item(BOOK, 2)));
            assertThat(stock(shop)).isEqualTo(before - 2);
            shop.run(tx -> {
                assertThat(tx.orders().complete(order.id()).status()).isEqualTo(OrderStatus.COMPLETED);
                assertThat(tx.orders().cancel(PENDING).status()).isEqualTo(OrderStatus.CANCELLED);
            });
            // seven of the book stood on it
            assertThat(stock(shop)).isEqualTo(before - 2 + 7);
        }
    }

    @Test
    void products_are_found_by_their_words_and_attributes_in_it() {
        try (Shop shop = Shop.open(home.config())) {
            shop.run(tx -> {
                assertThat(tx.products().search("creme brulee"))
                        .extracting(Product::sku)
                        .containsExactly("P-1");
                assertThat(tx.products().withAttribute("color", "röt").list()).hasSize(1);
            });
        }
    }

    @Test
    void the_way_back_and_forth_keeps_every_row() throws SQLException {
        Contents before = Contents.of(database);
        int applied = migrations.status().applied().size();
        openAndClose();
        Contents head = Contents.of(database);
        migrations.rollback(migrations.status().applied().size() - applied);
        assertThat(Contents.of(database)).isEqualTo(before);
        migrations.apply();
        assertThat(Contents.of(database)).isEqualTo(head);
    }

    @Test
    void orders_that_were_recorded_as_history_took_no_stock_and_all_others_did() throws SQLException {
        openAndClose();
        assertThat(Jdbc.list(database, "select distinct order_id from order_items where not stock_taken order by 1"))
                .containsExactly("6", "7", "8");
        assertThat(Jdbc.list(database, "select distinct order_id from order_items where stock_taken order by 1"))
                .containsExactly("1", "2", "3", "4", "5");
        try (Shop shop = Shop.open(home.config())) {
            long before = stock(shop);
            shop.run(tx -> tx.orders().refund(RECORDED));
            assertThat(stock(shop)).isEqualTo(before);
        }
    }

    @Test
    void what_is_not_tracked_is_zero_again_after_the_way_back() throws SQLException {
        int applied = migrations.status().applied().size();
        try (Shop shop = Shop.open(home.config())) {
            shop.run(tx -> tx.products().untrackStock(BOOK));
        }
        migrations.rollback(migrations.status().applied().size() - applied);
        assertThat(Jdbc.list(database, "select quantity from product_stock where product_id = 1"))
                .containsExactly("0");
    }

    private void openAndClose() {
        Shop.open(home.config()).close();
    }

    private static long stock(Shop shop) {
        Long stock = shop.read(tx -> tx.products().get(BOOK)).stock();
        return Objects.requireNonNull(stock);
    }

    private Facts facts(DataSource source) throws SQLException {
        return engine == TestDatabase.SQLITE ? SqliteFacts.of(source) : PostgresFacts.of(source);
    }
}
