package io.shopsql.report;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.Records.mapping;

import io.shopsql.error.InvalidInput;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Fixtures;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Reports that users write over the two grains. */
@EveryDatabase
class GrainsTest {

    private static final Instant EARLY = Instant.parse("2010-12-31T23:59:59.999999Z");
    private static final Instant LATE = Instant.parse("2011-01-01T00:00:00Z");

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final TestShop shop;

    private final User alice;
    private final User bob;
    private final Product book;
    private final Product pen;

    GrainsTest(TestDatabase database) {
        shop = database.emptyShop(config -> config.clock(clock));
        alice = Fixtures.aUser(shop, "Alice");
        bob = Fixtures.aUser(shop, "Bob");
        book = Fixtures.aProduct(shop, "Book", "29.99", 100);
        pen = Fixtures.aProduct(shop, "Pen", "2.50", 100);
    }

    /** What is bought, and in how many orders. */
    record Demand(TimeRange range) implements Report<List<Demand.Wanted>> {

        record Wanted(String product, long lines, long orders) {}

        @Override
        public List<Wanted> run(DSLContext db) {
            var sold = LineSales.in(range).by(ORDER_ITEMS.PRODUCT_ID, LineSales.LINES, LineSales.ORDERS);
            return db.select(PRODUCTS.NAME, sold.get(LineSales.LINES), sold.get(LineSales.ORDERS))
                    .from(sold.table())
                    .join(PRODUCTS)
                    .on(PRODUCTS.ID.eq(sold.key()))
                    .orderBy(PRODUCTS.NAME)
                    .fetch(mapping(Wanted::new));
        }
    }

    /** What everybody bought, nobody left out. */
    record Everybody(TimeRange range) implements Report<List<Everybody.Customer>> {

        record Customer(
                String name,
                long orders,
                Money net,
                @Nullable Instant last) {}

        @Override
        public List<Customer> run(DSLContext db) {
            var sales =
                    OrderSales.in(range).by(ORDERS.USER_ID, OrderSales.ORDERS, OrderSales.NET, OrderSales.LAST_SALE);
            return db.select(
                            USERS.NAME,
                            sales.orZero(OrderSales.ORDERS),
                            sales.orZero(OrderSales.NET),
                            sales.orZero(OrderSales.LAST_SALE))
                    .from(USERS)
                    .leftJoin(sales.table())
                    .on(sales.key().eq(USERS.ID))
                    .orderBy(sales.orZero(OrderSales.NET).desc(), USERS.ID)
                    .fetch(mapping(Customer::new));
        }
    }

    @Test
    void an_order_of_two_lines_is_one_order_in_both_grains() {
        sell(NewOrder.by(alice.id()).item(book.id(), 2).item(pen.id(), 5).item(book.id(), 1));
        sell(NewOrder.by(bob.id()).item(book.id(), 1));
        List<Demand.Wanted> demand = shop.report(new Demand(TimeRange.ALL));
        assertThat(demand).containsExactly(new Demand.Wanted("Book", 3, 2), new Demand.Wanted("Pen", 1, 1));
        List<Everybody.Customer> everybody = shop.report(new Everybody(TimeRange.ALL));
        assertThat(everybody).extracting(Everybody.Customer::orders).containsExactly(1L, 1L);
    }

    @Test
    void who_has_no_sale_has_zeros_and_no_time() {
        clock.put(EARLY);
        sell(NewOrder.by(bob.id()).item(pen.id(), 2));
        List<Everybody.Customer> everybody = shop.report(new Everybody(TimeRange.ALL));
        assertThat(everybody)
                .containsExactly(
                        new Everybody.Customer("Bob", 1, Money.of(5), EARLY),
                        new Everybody.Customer("Alice", 0, Money.ZERO, null));
    }

    @Test
    void the_orders_of_the_range_with_the_statuses_count_and_no_others() {
        clock.put(EARLY);
        sell(NewOrder.by(alice.id()).item(book.id(), 1));
        clock.put(LATE);
        shop.run(tx -> tx.orders().place(NewOrder.by(alice.id()).item(pen.id(), 1)));
        assertThat(names(TimeRange.ALL)).containsExactly("Book");
        assertThat(names(TimeRange.since(LATE))).isEmpty();
        assertThat(names(TimeRange.until(LATE))).containsExactly("Book");
        assertThat(names(TimeRange.until(EARLY))).isEmpty();
        assertThat(names(TimeRange.of(LATE, LATE))).isEmpty();
        List<Everybody.Customer> pending = shop.report(new Everybody(TimeRange.ALL.counting(OrderStatus.PENDING)));
        assertThat(pending).first().isEqualTo(new Everybody.Customer("Alice", 1, Money.of("2.50"), LATE));
        List<Everybody.Customer> all =
                shop.report(new Everybody(TimeRange.ALL.counting(EnumSet.allOf(OrderStatus.class))));
        assertThat(all).first().isEqualTo(new Everybody.Customer("Alice", 2, Money.of("32.49"), LATE));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> LineSales.in(TimeRange.ALL.counting(Set.of())));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> OrderSales.in(TimeRange.ALL.counting(Set.of())));
    }

    @Test
    void two_grouped_tables_can_be_joined_in_one_query() {
        clock.put(EARLY);
        sell(NewOrder.by(alice.id()).item(book.id(), 2));
        clock.put(LATE);
        sell(NewOrder.by(alice.id()).item(pen.id(), 1));
        LocalDate newYear = LocalDate.of(2011, 1, 1);
        var now = OrderSales.in(TimeRange.of(newYear, newYear.plusYears(1)))
                .by(ORDERS.USER_ID, OrderSales.UNITS)
                .as("now");
        var before = OrderSales.in(TimeRange.of(newYear.minusYears(1), newYear))
                .by(ORDERS.USER_ID, OrderSales.UNITS)
                .as("before");
        List<Record2<Long, Long>> units =
                shop.report(db -> db.select(before.get(OrderSales.UNITS), now.get(OrderSales.UNITS))
                        .from(now.table())
                        .join(before.table())
                        .on(before.key().eq(now.key()))
                        .fetch());
        assertThat(units).singleElement().satisfies(row -> {
            assertThat(row.value1()).isEqualTo(2);
            assertThat(row.value2()).isEqualTo(1);
        });
    }

    @Test
    void a_key_named_like_a_measure_is_not_used_as_the_measure() {
        sell(NewOrder.by(alice.id()).item(book.id(), 2));
        sell(NewOrder.by(bob.id()).item(book.id(), 2));
        sell(NewOrder.by(bob.id()).item(book.id(), 5));
        var sizes = OrderSales.in(TimeRange.ALL).by(ORDERS.UNITS, OrderSales.UNITS, OrderSales.ORDERS);
        shop.run(tx -> assertThat(tx.db()
                        .select(sizes.key(), sizes.get(OrderSales.UNITS))
                        .from(sizes.table())
                        .fetchMap(sizes.key(), sizes.get(OrderSales.UNITS)))
                .containsOnlyKeys(2L, 5L)
                .containsEntry(2L, 4L)
                .containsEntry(5L, 5L));
    }

    @Test
    void no_measure_stands_in_the_sql_but_those_asked_for() {
        var sold = LineSales.in(TimeRange.ALL).by(ORDER_ITEMS.PRODUCT_ID, LineSales.UNITS, LineSales.UNITS);
        assertThat(sold.table().fields()).extracting(field -> field.getName()).containsExactly("product_id", "units");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> sold.get(LineSales.NET))
                .satisfies(e -> assertThat(e.what()).isEqualTo("measure must be one of [units], was net."));
    }

    @Test
    void without_a_measure_it_is_the_keys_that_have_a_sale() {
        sell(NewOrder.by(bob.id()).item(book.id(), 2));
        sell(NewOrder.by(bob.id()).item(pen.id(), 1));
        var buyers = OrderSales.in(TimeRange.ALL).by(ORDERS.USER_ID);
        shop.run(tx -> assertThat(
                        tx.db().select(buyers.key()).from(buyers.table()).fetch(buyers.key()))
                .containsExactly(bob.id()));
    }

    private List<String> names(TimeRange range) {
        return shop.report(new Demand(range)).stream()
                .map(Demand.Wanted::product)
                .toList();
    }

    private void sell(NewOrder order) {
        shop.run(tx -> {
            Order placed = tx.orders().place(order);
            tx.orders().complete(placed.id());
        });
    }
}
