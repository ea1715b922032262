package io.shopsql.rollups;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopsql.Rollups;
import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.copy.ShopCopy;
import io.shopsql.error.ConstraintViolated;
import io.shopsql.error.Contention;
import io.shopsql.error.IllegalNesting;
import io.shopsql.error.InvalidInput;
import io.shopsql.error.MoneyOverflow;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.PastOrder;
import io.shopsql.products.Product;
import io.shopsql.report.Bucket;
import io.shopsql.report.Explained;
import io.shopsql.report.Report;
import io.shopsql.report.TimeRange;
import io.shopsql.report.products.AbcProducts;
import io.shopsql.report.products.CategoryMix;
import io.shopsql.report.products.TopProducts;
import io.shopsql.report.revenue.Growth;
import io.shopsql.report.revenue.KpiSummary;
import io.shopsql.report.revenue.RevenueByPeriod;
import io.shopsql.schema.Migrations;
import io.shopsql.schema.type.InstantBinding;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Fixtures;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The rollups add up to the orders, whatever changes them, and the reports answer the same by them. */
@EveryDatabase
class RollupsTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final TestDatabase database;

    @AutoClose
    private final TestShop shop;

    private final Rollups rollups;

    RollupsTest(TestDatabase database) {
        this.database = database;
        shop = database.emptyShop();
        rollups = shop.shop().rollups();
    }

    @Test
    void the_sums_are_right_after_any_change() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RandomChanges changes = new RandomChanges(shop);
        for (int i = 0; i < 40; i++) {
            changes.change(random);
        }
        rollups.on(LONDON);
        for (int i = 0; i < 400; i++) {
            changes.change(random);
            if (i % 40 == 39) {
                assertThat(rollups.wrong()).as("seed %d, change %d", seed, i).isEmpty();
            }
        }
        reports_agree(seed, random);
    }

    /** The same answers with the rollups and without. */
    private void reports_agree(long seed, Random random) {
        List<Report<?>> reports = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            TimeRange range = range(random).in(random.nextBoolean() ? LONDON : ZoneOffset.UTC);
            reports.addAll(List.of(
                    new TopProducts(range).withTies().withUnsold(),
                    new TopProducts(range).by(TopProducts.RankBy.UNITS).top(3),
                    new AbcProducts(range),
                    new CategoryMix(range),
                    new KpiSummary(range),
                    new Growth(Bucket.MONTH, range)));
            for (Bucket bucket : Bucket.values()) {
                reports.add(new RevenueByPeriod(bucket, range));
            }
        }
        List<Object> by = reports.stream().<Object>map(shop::report).toList();
        rollups.off();
        List<Object> without = reports.stream().<Object>map(shop::report).toList();
        for (int i = 0; i < reports.size(); i++) {
            assertThat(by.get(i)).as("seed %d, %s", seed, reports.get(i)).isEqualTo(without.get(i));
        }
    }

    private static TimeRange range(Random random) {
        Instant one = time(random);
        Instant other = time(random);
        Instant from = one.isBefore(other) ? one : other;
        Instant to = one.isBefore(other) ? other : one;
        return switch (random.nextInt(5)) {
            case 0 -> TimeRange.ALL;
            case 1 -> TimeRange.since(from);
            case 2 -> TimeRange.until(to);
            case 3 -> TimeRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1), LONDON);
            default -> TimeRange.of(from, to);
        };
    }

    private static Instant time(Random random) {
        return Instant.parse("2025-12-01T00:00:00Z").plusSeconds(random.nextInt(190 * 86_400));
    }

    @Test
    void a_report_reads_the_sums_and_says_so() {
        new RandomChanges(shop);
        TopProducts top = new TopProducts(TimeRange.ALL);
        assertThat(sql(shop.shop(), top)).hasSize(1).noneMatch(sql -> sql.contains("rollup"));
        rollups.on(LONDON);
        assertThat(sql(shop.shop(), top)).anyMatch(sql -> sql.contains("rollup_products"));
        assertThat(sql(shop.shop(), new AbcProducts(TimeRange.ALL))).anyMatch(sql -> sql.contains("rollup_products"));
        assertThat(sql(shop.shop(), new CategoryMix(TimeRange.ALL))).anyMatch(sql -> sql.contains("rollup_products"));
        assertThat(sql(shop.shop(), new KpiSummary(TimeRange.ALL))).anyMatch(sql -> sql.contains("rollup_orders"));
        assertThat(sql(shop.shop(), new TopProducts(TimeRange.ALL.counting(OrderStatus.REFUNDED))))
                .noneMatch(sql -> sql.contains("rollup"));
        rollups.off();
        assertThat(sql(shop.shop(), top)).hasSize(1).noneMatch(sql -> sql.contains("rollup"));
    }

    private static List<String> sql(Shop shop, Report<?> report) {
        return shop.explain(report).stream().map(Explained::sql).toList();
    }

    @Test
    void by_month_no_order_is_read_if_the_buckets_are_whole_months() {
        RandomChanges changes = new RandomChanges(shop);
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            changes.change(random);
        }
        rollups.on(LONDON);
        TimeRange quarter = TimeRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1), LONDON);
        Function<String, Boolean> readsOrders = sql -> sql.contains("created_at");
        assertThat(sql(shop.shop(), new RevenueByPeriod(Bucket.MONTH, quarter))).noneMatch(readsOrders::apply);
        assertThat(sql(shop.shop(), new RevenueByPeriod(Bucket.QUARTER, quarter)))
                .noneMatch(readsOrders::apply);
        // its summer months begin an hour later
        TimeRange year = TimeRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1), ZoneOffset.UTC);
        assertThat(sql(shop.shop(), new RevenueByPeriod(Bucket.MONTH, year))).anyMatch(readsOrders::apply);
    }

    @Test
    void a_change_of_a_sum_is_found_and_built_away() throws SQLException {
        RandomChanges changes = new RandomChanges(shop);
        Random random = new Random(8);
        for (int i = 0; i < 200; i++) {
            changes.change(random);
        }
        rollups.on(LONDON);
        assertThat(rollups.wrong()).isEmpty();
        execute(
                "UPDATE rollup_orders SET net = net + 1 WHERE month = (SELECT min(month) FROM rollup_orders WHERE orders > 0)");
        execute(
                "DELETE FROM rollup_products WHERE product_id = (SELECT min(product_id) FROM rollup_products WHERE orders > 0)");
        assertThat(rollups.wrong())
                .anyMatch(wrong -> wrong.product() == null
                        && wrong.kept().net().tenThousandths()
                                        - wrong.right().net().tenThousandths()
                                >= 1)
                .anyMatch(wrong -> wrong.product() != null
                        && wrong.kept().orders() < wrong.right().orders());
        rollups.rebuild();
        assertThat(rollups.wrong()).isEmpty();
        assertThat(rollups.zone()).contains(LONDON);
    }

    @Test
    void without_a_trigger_the_orders_are_read() throws SQLException {
        RandomChanges changes = new RandomChanges(shop);
        rollups.on(LONDON);
        execute(
                database == TestDatabase.SQLITE
                        ? "DROP TRIGGER tr_rollup_order_counted"
                        : "ALTER TABLE orders DISABLE TRIGGER tr_rollup_order_updated");
        Random random = new Random(9);
        for (int i = 0; i < 100; i++) {
            changes.change(random);
        }
        assertThat(rollups.areOn()).isFalse();
        Object answer = shop.report(new KpiSummary(TimeRange.ALL));
        assertThat(shop.report(new KpiSummary(TimeRange.ALL)).orders())
                .isEqualTo(shop.<Integer>read(tx -> tx.db().fetchCount(ORDERS, ORDERS.STATUS.eq(OrderStatus.COMPLETED)))
                        .longValue());
        rollups.off();
        assertThat((Object) shop.report(new KpiSummary(TimeRange.ALL))).isEqualTo(answer);
    }

    @Test
    void other_shops_see_them_when_they_are_opened() {
        RandomChanges changes = new RandomChanges(shop);
        changes.change(new Random(1));
        TopProducts top = new TopProducts(TimeRange.ALL);
        ShopConfig config = shop.config();
        try (Shop before = Shop.open(config)) {
            assertThat(sql(before, top)).noneMatch(sql -> sql.contains("rollup"));
            rollups.on(LONDON);
            assertThat(before.report(top)).isEqualTo(shop.report(top));
            try (Shop after = Shop.open(config)) {
                assertThat(sql(after, top)).anyMatch(sql -> sql.contains("rollup"));
                rollups.off();
                assertThat(sql(after, top)).noneMatch(sql -> sql.contains("rollup_products"));
                assertThat(after.report(top)).isEqualTo(shop.report(top));
            }
        }
    }

    @Test
    void a_further_zone_builds_them_anew() {
        RandomChanges changes = new RandomChanges(shop);
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            changes.change(random);
        }
        rollups.on(LONDON);
        rollups.on(ZoneOffset.UTC);
        assertThat(rollups.zone()).contains(ZoneOffset.UTC);
        assertThat(rollups.wrong()).isEmpty();
    }

    @Test
    void what_is_off_can_neither_be_built_nor_compared() {
        assertThat(rollups.areOn()).isFalse();
        assertThatThrownBy(rollups::rebuild).isInstanceOf(InvalidInput.class).hasMessageContaining("rollups");
        assertThatThrownBy(rollups::wrong).isInstanceOf(InvalidInput.class).hasMessageContaining("rollups");
        rollups.off();
        assertThat(rollups.areOn()).isFalse();
    }

    @Test
    void they_are_switched_outside_of_transactions() {
        assertThatThrownBy(() -> shop.run(tx -> rollups.on(LONDON))).isInstanceOf(IllegalNesting.class);
        assertThatThrownBy(() -> shop.run(tx -> rollups.off())).isInstanceOf(IllegalNesting.class);
        assertThat(rollups.areOn()).isFalse();
    }

    @Test
    void a_rolled_back_change_leaves_the_sums() {
        RandomChanges changes = new RandomChanges(shop);
        Random random = new Random(5);
        for (int i = 0; i < 100; i++) {
            changes.change(random);
        }
        rollups.on(LONDON);
        IllegalStateException stop = new IllegalStateException("stop");
        assertThatThrownBy(() -> shop.run(tx -> {
                    tx.db().deleteFrom(ORDER_ITEMS).execute();
                    tx.db().deleteFrom(ORDERS).execute();
                    throw stop;
                }))
                .isSameAs(stop);
        assertThat(rollups.wrong()).isEmpty();
        shop.run(tx -> {
            tx.db().deleteFrom(ORDER_ITEMS).execute();
            tx.db().deleteFrom(ORDERS).execute();
        });
        assertThat(rollups.wrong()).isEmpty();
        assertThat(shop.report(new KpiSummary(TimeRange.ALL)).orders()).isZero();
        assertThat(shop.report(new TopProducts(TimeRange.ALL))).isEmpty();
    }

    @Test
    void what_was_not_built_to_the_end_is_not_read() throws SQLException {
        RandomChanges changes = new RandomChanges(shop);
        Random random = new Random(11);
        for (int i = 0; i < 60; i++) {
            changes.change(random);
        }
        rollups.on(LONDON);
        // as if its process had been killed
        execute("UPDATE rollups SET ready = false");
        execute("DELETE FROM rollup_orders");
        assertThat(rollups.areOn()).isFalse();
        assertThat(shop.report(new KpiSummary(TimeRange.ALL)).orders()).isPositive();
        rollups.rebuild();
        assertThat(rollups.areOn()).isTrue();
        assertThat(rollups.wrong()).isEmpty();
    }

    @Test
    void a_month_that_no_amount_holds_ends_as_its_report_does() {
        User user = Fixtures.aUser(shop, "Rich");
        Product dear = Fixtures.aProduct(shop, "Palace", "100000000", 1_000_000_000);
        rollups.on(LONDON);
        // 500 trillion each: two do not fit
        NewOrder order = NewOrder.by(user.id())
                .withStatus(OrderStatus.COMPLETED)
                .items(Collections.nCopies(5, new NewOrder.Item(dear.id(), 1_000_000)));
        shop.write(tx -> tx.orders().place(order));
        KpiSummary.Row before = shop.report(new KpiSummary(TimeRange.ALL));
        assertThat(before.net()).isEqualTo(Money.of(500_000_000_000_000L));
        if (database == TestDatabase.SQLITE) {
            // its sums are of 64 bits
            assertThatThrownBy(() -> shop.write(tx -> tx.orders().place(order)))
                    .isInstanceOf(ConstraintViolated.class)
                    .hasMessageContaining("ck_rollup_");
            assertThat(shop.report(new KpiSummary(TimeRange.ALL))).isEqualTo(before);
        } else {
            shop.write(tx -> tx.orders().place(order));
            assertThatThrownBy(() -> shop.report(new KpiSummary(TimeRange.ALL))).isInstanceOf(MoneyOverflow.class);
        }
    }

    @Test
    void if_they_cannot_be_built_they_are_off() {
        User user = Fixtures.aUser(shop, "Rich");
        Product dear = Fixtures.aProduct(shop, "Palace", "100000000", 1_000_000_000);
        NewOrder order = NewOrder.by(user.id())
                .withStatus(OrderStatus.COMPLETED)
                .items(Collections.nCopies(5, new NewOrder.Item(dear.id(), 1_000_000)));
        shop.run(tx -> {
            tx.orders().place(order);
            tx.orders().place(order);
        });
        assertThatThrownBy(() -> rollups.on(LONDON)).isInstanceOf(MoneyOverflow.class);
        assertThat(rollups.areOn()).isFalse();
        assertThatThrownBy(rollups::rebuild).isInstanceOf(InvalidInput.class);
        shop.write(tx -> tx.orders().place(order));
    }

    @Test
    void a_rollback_of_their_changesets_drops_their_triggers() {
        RandomChanges changes = new RandomChanges(shop);
        Random random = new Random(12);
        // so that this shop does not know of them
        try (Shop other = Shop.open(shop.config())) {
            other.rollups().on(LONDON);
        }
        Migrations migrations = Shop.migrations(shop.config());
        migrations.rollback(1);
        for (int i = 0; i < 40; i++) {
            changes.change(random);
        }
        assertThat(shop.report(new KpiSummary(TimeRange.ALL)).orders()).isPositive();
        migrations.apply();
        assertThat(rollups.areOn()).isFalse();
        rollups.on(LONDON);
        assertThat(rollups.wrong()).isEmpty();
    }

    @Test
    void a_copy_has_none_and_fills_those_of_its_target() {
        RandomChanges changes = new RandomChanges(shop);
        Random random = new Random(13);
        for (int i = 0; i < 60; i++) {
            changes.change(random);
        }
        rollups.on(LONDON);
        try (TestShop target = database.emptyShop();
                TestShop withRollups = database.emptyShop()) {
            withRollups.shop().rollups().on(ZoneOffset.UTC);
            ShopCopy.from(shop.shop()).to(target.shop()).run();
            ShopCopy.from(shop.shop()).to(withRollups.shop()).run();
            assertThat(target.shop().rollups().areOn()).isFalse();
            assertThat(withRollups.shop().rollups().wrong()).isEmpty();
            TopProducts top = new TopProducts(TimeRange.ALL);
            assertThat(target.report(top)).isEqualTo(shop.report(top)).isEqualTo(withRollups.report(top));
        }
    }

    @Test
    void emptied_tables_leave_empty_sums() throws SQLException {
        RandomChanges changes = new RandomChanges(shop);
        Random random = new Random(14);
        for (int i = 0; i < 60; i++) {
            changes.change(random);
        }
        rollups.on(LONDON);
        if (database == TestDatabase.POSTGRES) {
            execute("TRUNCATE order_items");
            assertThat(rollups.wrong()).isEmpty();
            execute("TRUNCATE orders CASCADE");
        } else {
            execute("DELETE FROM order_items");
            assertThat(rollups.wrong()).isEmpty();
            execute("DELETE FROM orders");
        }
        assertThat(rollups.wrong()).isEmpty();
        assertThat(shop.report(new KpiSummary(TimeRange.ALL)).orders()).isZero();
    }

    @Test
    void of_two_builds_at_once_one_is_right_and_the_other_says_so() throws Exception {
        RandomChanges changes = new RandomChanges(shop);
        Random random = new Random(15);
        for (int i = 0; i < 150; i++) {
            changes.change(random);
        }
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Shop other = Shop.open(shop.config())) {
            for (int round = 0; round < 4; round++) {
                rollups.off();
                CyclicBarrier together = new CyclicBarrier(2);
                List<Future<Boolean>> built = new ArrayList<>();
                for (Shop one : List.of(shop.shop(), other)) {
                    built.add(threads.submit(() -> {
                        together.await();
                        try {
                            one.rollups().on(LONDON);
                            return true;
                        } catch (Contention e) {
                            return false;
                        }
                    }));
                }
                assertThat(built.get(0).get() || built.get(1).get()).isTrue();
                assertThat(rollups.areOn()).isTrue();
                assertThat(rollups.wrong()).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** It has begun before, and would not see the months. On SQLite it keeps the writer, so that switching on waits. */
    @Test
    void a_serializable_write_that_began_before_runs_again() throws Exception {
        User user = Fixtures.aUser(shop, "Alice");
        Product product = Fixtures.aProduct(shop, "Book", "10", 100);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch on = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> placed = thread.submit(() -> shop.shop().writeSerializable(tx -> {
                tx.products().get(product.id());
                if (runs.getAndIncrement() == 0) {
                    begun.countDown();
                    if (database == TestDatabase.POSTGRES) {
                        await(on);
                    }
                }
                return tx.orders()
                        .place(NewOrder.by(user.id()).item(product.id(), 1).withStatus(OrderStatus.COMPLETED));
            }));
            begun.await();
            rollups.on(LONDON);
            on.countDown();
            placed.get();
        } finally {
            thread.shutdownNow();
        }
        assertThat(runs.get()).isEqualTo(database == TestDatabase.POSTGRES ? 2 : 1);
        assertThat(rollups.wrong()).isEmpty();
        assertThat(shop.report(new KpiSummary(TimeRange.ALL)).orders()).isOne();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** On Postgres its statements see different moments, and with the sums a report takes several. */
    @Test
    void a_report_in_a_write_is_right() {
        User user = Fixtures.aUser(shop, "Alice");
        Product product = Fixtures.aProduct(shop, "Book", "10", 100);
        rollups.on(LONDON);
        NewOrder order = NewOrder.by(user.id()).item(product.id(), 2).withStatus(OrderStatus.COMPLETED);
        shop.run(tx -> {
            tx.orders().place(order);
            assertThat(tx.report(new KpiSummary(TimeRange.ALL)).units()).isEqualTo(2);
            assertThat(tx.report(new TopProducts(TimeRange.ALL))).hasSize(1);
        });
        shop.shop().writeSerializable(tx -> {
            tx.orders().place(order);
            assertThat(tx.report(new KpiSummary(TimeRange.ALL)).units()).isEqualTo(4);
            return tx;
        });
    }

    @Test
    void triggers_of_the_application_may_change_what_is_counted() throws SQLException {
        User user = Fixtures.aUser(shop, "Alice");
        Product product = Fixtures.aProduct(shop, "Book", "10", 100);
        rollups.on(LONDON);
        if (database == TestDatabase.SQLITE) {
            execute("CREATE TRIGGER dearer AFTER UPDATE OF notes ON orders"
                    + " BEGIN UPDATE orders SET total = total + 7 WHERE id = NEW.id; END");
        } else {
            execute("CREATE FUNCTION dearer() RETURNS trigger LANGUAGE plpgsql AS"
                    + " $$ BEGIN NEW.total := NEW.total + 7; RETURN NEW; END $$");
            execute("CREATE TRIGGER dearer BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION dearer()");
            execute("CREATE FUNCTION kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$");
            execute("CREATE TRIGGER zz_kept BEFORE DELETE ON orders FOR EACH ROW EXECUTE FUNCTION kept()");
        }
        NewOrder order = NewOrder.by(user.id()).item(product.id(), 2).withStatus(OrderStatus.COMPLETED);
        OrderId id = shop.write(tx -> tx.orders().place(order)).id();
        shop.run(tx -> tx.orders().setNotes(id, "at the door"));
        assertThat(rollups.wrong()).isEmpty();
        if (database == TestDatabase.POSTGRES) {
            shop.run(tx -> tx.orders().delete(id)); // which keeps it
        }
        assertThat(rollups.wrong()).isEmpty();
        assertThat(shop.report(new KpiSummary(TimeRange.ALL)).net()).isEqualTo(Money.of("20.0007"));
    }

    @Test
    void the_first_and_the_last_instants_are_counted() {
        User user = Fixtures.aUser(shop, "Alice");
        Product product = Fixtures.aProduct(shop, "Book", "10", 100);
        List<Instant> times = List.of(
                InstantBinding.MIN,
                InstantBinding.MAX,
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                Instant.parse("1970-01-01T00:00:00Z"),
                Instant.parse("2199-12-31T23:59:59.999999Z"),
                Instant.parse("2200-01-01T00:00:00Z"));
        shop.run(tx -> tx.orders()
                .recordAll(times.stream()
                        .map(time -> new PastOrder(
                                time.toString(),
                                user.id(),
                                time,
                                List.of(new PastOrder.Item(product.id(), 1, Money.of(1)))))
                        .toList()));
        List<TimeRange> ranges = new ArrayList<>(List.of(TimeRange.ALL));
        for (Instant time : times) {
            ranges.add(TimeRange.since(time));
            ranges.add(TimeRange.until(time));
        }
        List<Object> without = ranges.stream()
                .<Object>map(range -> shop.report(new KpiSummary(range)))
                .toList();
        for (ZoneId zone : List.of(ZoneOffset.UTC, ZoneId.of("Pacific/Apia"))) {
            rollups.on(zone);
            assertThat(rollups.wrong()).isEmpty();
            assertThat(ranges.stream()
                            .<Object>map(range -> shop.report(new KpiSummary(range)))
                            .toList())
                    .isEqualTo(without);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = shop.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
