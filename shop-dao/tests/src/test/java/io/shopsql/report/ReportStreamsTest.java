package io.shopsql.report;

import static io.shopsql.schema.Tables.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.error.MoneyOverflow;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.products.Product;
import io.shopsql.report.customers.TimeBetweenPurchases;
import io.shopsql.report.internal.Sales;
import io.shopsql.report.orders.WeekdayHourHeatMap;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Fixtures;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Reports that read row by row. */
@EveryDatabase
class ReportStreamsTest {

    private final TestDatabase database;

    @AutoClose
    private final TestShop shop;

    ReportStreamsTest(TestDatabase database) {
        this.database = database;
        // one connection to read with: one that is not given back is missed
        shop = database.emptyShop(config -> config.connections(1, 2).connectionTimeout(Duration.ofSeconds(20)));
    }

    /** Reads all orders, and does something at the first. */
    private record AtFirst(Runnable work) implements Report<Integer> {

        @Override
        public Integer run(DSLContext db) {
            int rows = 0;
            try (var orders = db.selectFrom(ORDERS).fetchSize(1).fetchLazy()) {
                while (orders.fetchNext() != null) {
                    rows++;
                    if (rows == 1) {
                        work.run();
                    }
                }
            }
            return rows + db.fetchCount(ORDERS);
        }
    }

    @Test
    void it_sees_one_snapshot_whatever_is_written_meanwhile() {
        orders(3);
        // from now on its runs begin with a snapshot, and none is abandoned
        shop.report(new AtFirst(() -> {}));
        try (Shop other = Shop.open(shop.config())) {
            Report<Integer> report = new AtFirst(() -> other.run(tx -> {
                Order first = tx.orders().all().list().get(0);
                Product book = tx.products().all().list().get(0);
                tx.orders().place(NewOrder.by(first.user()).item(book.id(), 1));
            }));
            assertThat((int) shop.report(report)).isEqualTo(3 + 3);
        }
        assertThat((int) shop.report(new AtFirst(() -> {}))).isEqualTo(4 + 4);
    }

    @Test
    void a_report_that_fails_half_way_keeps_no_connection() {
        orders(3);
        for (int i = 0; i < 12; i++) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> shop.report(new AtFirst(() -> {
                        throw new IllegalStateException("half-way");
                    })));
        }
        assertThat((int) shop.report(new AtFirst(() -> {}))).isEqualTo(3 + 3);
    }

    @Test
    void a_ready_made_one_that_fails_half_way_keeps_no_connection() throws SQLException {
        orders(3);
        long large = Long.MAX_VALUE / 2 + 1;
        for (int i = 0; i < 2; i++) {
            update("insert into orders (user_id, status, total, units)" + " select min(user_id), 'completed', " + large
                    + ", 1 from orders");
        }
        for (int i = 0; i < 12; i++) {
            assertThatExceptionOfType(MoneyOverflow.class)
                    .isThrownBy(() -> shop.report(new WeekdayHourHeatMap(TimeRange.ALL)));
        }
        TimeBetweenPurchases.Row gaps = shop.report(new TimeBetweenPurchases(TimeRange.ALL));
        assertThat(gaps.gaps()).isEqualTo(2);
    }

    /** Without a transaction Postgres would send all rows at once: the first run is abandoned before it asks. */
    @Test
    void rows_come_in_portions_and_in_a_transaction() {
        orders(3);
        Stream.of(new TimeBetweenPurchases(TimeRange.ALL), new WeekdayHourHeatMap(TimeRange.ALL))
                .forEach(report -> assertThat(portions(report))
                        .as("%s", report)
                        .isEqualTo(
                                database == TestDatabase.POSTGRES
                                        ? List.of(Sales.FETCH_SIZE + "", Sales.FETCH_SIZE + " in a transaction")
                                        : List.of(Sales.FETCH_SIZE + "")));
    }

    /** Looking each order up for its time takes twice as long, and sorting them all is not needed. */
    @Test
    void sales_by_user_and_time_come_out_of_the_index_that_covers_them() {
        if (database == TestDatabase.SQLITE) {
            assertThat(shop.shop().explain(new TimeBetweenPurchases(TimeRange.ALL)))
                    .singleElement()
                    .satisfies(statement -> assertThat(statement.plan())
                            .contains("COVERING INDEX ix_orders_completed_by_user_time")
                            .doesNotContain("TEMP B-TREE"));
        }
    }

    private void orders(int count) {
        for (int i = 0; i < count; i++) {
            User user = Fixtures.aUser(shop, "user-" + i);
            Product book = Fixtures.aProduct(shop, "Book", "2.50", 10);
            Order order = Fixtures.anOrder(shop, user, book, 1);
            shop.run(tx -> tx.orders().complete(order.id()));
        }
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = shop.dataSource().getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.executeUpdate();
        }
    }

    private List<String> portions(Report<?> report) {
        List<String> portions = new ArrayList<>();
        ShopConfig config = ShopConfig.defaults().migrations(ShopConfig.Migrate.OFF);
        try (Shop watched = Shop.on(watched(DataSource.class, shop.dataSource(), portions), config)) {
            watched.report(report);
        }
        return portions;
    }

    /** Tells the fetch sizes that are set. */
    private static <T> T watched(Class<T> type, T target, List<String> told) {
        InvocationHandler handler = (self, method, args) -> {
            try {
                if (method.getName().equals("setFetchSize") && target instanceof PreparedStatement statement) {
                    told.add(args[0] + (statement.getConnection().getAutoCommit() ? "" : " in a transaction"));
                }
                Object result = method.invoke(target, args);
                return switch (method.getName()) {
                    case "getConnection" ->
                        type == DataSource.class ? watched(Connection.class, (Connection) result, told) : result;
                    case "prepareStatement" -> watched(PreparedStatement.class, (PreparedStatement) result, told);
                    default -> result;
                };
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
