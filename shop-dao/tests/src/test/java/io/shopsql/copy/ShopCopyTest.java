package io.shopsql.copy;

import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.Shop;
import io.shopsql.ShopConfig.Migrate;
import io.shopsql.copy.CopyProgress.Phase;
import io.shopsql.error.BadConfiguration;
import io.shopsql.error.CopyRefused;
import io.shopsql.error.IllegalNesting;
import io.shopsql.orders.Order;
import io.shopsql.schema.DefaultSchema;
import io.shopsql.schema.FullShop;
import io.shopsql.schema.Migrations;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Invariants;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.Named;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EveryDatabase
@Tag("long")
class ShopCopyTest {

    @AutoClose
    private final TestShop source;

    ShopCopyTest(TestDatabase database) {
        source = database.emptyShop();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void every_generated_table_is_copied_with_every_value(TestDatabase to) throws SQLException {
        FullShop.fill(source.shop(), source.dataSource());
        try (TestShop target = to.emptyShop()) {
            Copied copied = copy(source, target);
            assertThat(copied.tables().stream().map(CopiedTable::table))
                    .containsExactlyInAnyOrderElementsOf(DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                            .map(Named::getName)
                            .toList());
            assertThat(copied.tables())
                    .allSatisfy(
                            table -> assertThat(table.rows()).as(table.table()).isPositive());
            assertThat(valuesOf(target)).isEqualTo(valuesOf(source));
            Invariants.check(target);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void there_and_back_again_is_the_same(TestDatabase by) throws SQLException {
        FullShop.fill(source.shop(), source.dataSource());
        try (TestShop there = by.emptyShop();
                TestShop again = by == TestDatabase.SQLITE
                        ? TestDatabase.POSTGRES.emptyShop()
                        : TestDatabase.SQLITE.emptyShop()) {
            Copied first = copy(source, there);
            assertThat(copy(there, again)).isEqualTo(first);
            assertThat(valuesOf(again)).isEqualTo(valuesOf(source));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void the_target_goes_on_with_new_keys_also_after_a_deleted_row(TestDatabase to) throws SQLException {
        FullShop.fill(source.shop(), source.dataSource());
        User deleted = aUser(source, "Gone");
        source.run(tx -> tx.users().delete(deleted.id()));
        List<Order> before = source.read(tx -> tx.orders().all().list());
        try (TestShop target = to.emptyShop()) {
            copy(source, target);
            User next = aUser(target, "Next");
            assertThat(next.id().value()).isGreaterThan(deleted.id().value());
            Order order = anOrder(target, next, aProduct(target, "New", "1.00", 5), 2);
            assertThat(before).extracting(Order::id).doesNotContain(order.id());
            Invariants.check(target);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keys_that_the_source_did_not_hand_out_itself_are_not_met_again(TestDatabase to) {
        source.run(tx -> tx.db()
                .insertInto(USERS, USERS.ID, USERS.NAME, USERS.EMAIL)
                .values(new UserId(1_000_000), "Far", "far@example.com")
                .execute());
        try (TestShop target = to.emptyShop()) {
            copy(source, target);
            assertThat(aUser(target, "Next").id().value()).isGreaterThan(1_000_000);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void an_empty_shop_is_copied_too(TestDatabase to) {
        try (TestShop target = to.emptyShop()) {
            assertThat(copy(source, target).rows()).isZero();
            assertThat(aUser(target, "First").id().value()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_target_with_a_single_row_is_refused_and_left_as_it_is(TestDatabase to) {
        aUser(source, "Alice");
        try (TestShop target = to.emptyShop()) {
            aProduct(target, "Book", "1.00", 1);
            var before = target.checksums();
            assertThatExceptionOfType(CopyRefused.class)
                    .isThrownBy(() -> copy(source, target))
                    .satisfies(e -> assertThat(e.table()).contains("products"))
                    .withMessageContaining("not empty");
            assertThat(target.checksums()).isEqualTo(before);
        }
    }

    @Test
    void a_shop_is_not_copied_into_itself() {
        assertThatExceptionOfType(BadConfiguration.class).isThrownBy(() -> copy(source, source));
        try (Shop other = Shop.open(source.config())) {
            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> ShopCopy.from(source.shop()).to(other).run())
                    .withMessageContaining("same database");
        }
    }

    @Test
    void an_older_source_is_refused_and_not_migrated() {
        try (TestDatabase.Home home = emptyDatabaseLike(source);
                TestShop target = TestDatabase.SQLITE.emptyShop()) {
            Migrations migrations = Migrations.of(home.dataSource());
            migrations.apply();
            migrations.rollback(2);
            try (Shop old = Shop.open(home.config().migrations(Migrate.OFF))) {
                assertThatExceptionOfType(CopyRefused.class)
                        .isThrownBy(() -> ShopCopy.from(old))
                        .withMessageContaining("The source lacks 2 changesets");
                assertThatExceptionOfType(CopyRefused.class)
                        .isThrownBy(() -> ShopCopy.from(target.shop()).to(old).run())
                        .withMessageContaining("The target lacks 2 changesets");
            }
            assertThat(migrations.status().pending()).hasSize(2);
        }
    }

    private static TestDatabase.Home emptyDatabaseLike(TestShop shop) {
        return (shop.url().startsWith("jdbc:sqlite:") ? TestDatabase.SQLITE : TestDatabase.POSTGRES).emptyDatabase();
    }

    @Test
    void inside_a_transaction_of_the_source_there_is_no_snapshot_and_no_copy() {
        try (TestShop target = TestDatabase.SQLITE.emptyShop()) {
            ShopCopy copy = ShopCopy.from(source.shop()).to(target.shop());
            assertThatExceptionOfType(IllegalNesting.class).isThrownBy(() -> source.write(tx -> copy.run()));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void of_two_copies_at_once_one_is_refused(TestDatabase to) throws SQLException {
        FullShop.fill(source.shop(), source.dataSource());
        try (TestShop target = to.emptyShop();
                Shop other = Shop.open(target.config())) {
            var outcomes = Stream.of(target.shop(), other)
                    .map(shop -> CompletableFuture.supplyAsync(outcomeOf(
                            () -> ShopCopy.from(source.shop()).to(shop).run())))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(outcomes).containsExactlyInAnyOrder("Copied", "CopyRefused");
            assertThat(valuesOf(target)).isEqualTo(valuesOf(source));
        }
    }

    private static Supplier<String> outcomeOf(Supplier<Copied> copy) {
        return () -> {
            try {
                return copy.get().getClass().getSimpleName();
            } catch (CopyRefused e) {
                return e.getClass().getSimpleName();
            }
        };
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_copy_that_is_broken_off_at_its_end_leaves_nothing(TestDatabase to) throws SQLException {
        FullShop.fill(source.shop(), source.dataSource());
        try (TestShop target = to.emptyShop()) {
            var empty = target.checksums();
            List<Phase> phases = new ArrayList<>();
            ShopCopy copy = ShopCopy.from(source.shop()).to(target.shop());
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> copy.run((phase, rows, all) -> {
                        phases.add(phase);
                        if (phase == Phase.CHECKING && rows == all) {
                            throw new UnsupportedOperationException();
                        }
                    }));
            assertThat(phases).startsWith(Phase.COPYING).endsWith(Phase.CHECKING);
            assertThat(target.checksums()).isEqualTo(empty);
            copy.run();
            assertThat(valuesOf(target)).isEqualTo(valuesOf(source));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_target_that_stores_something_else_is_found_out_and_left_empty(TestDatabase to) throws SQLException {
        FullShop.fill(source.shop(), source.dataSource());
        try (TestShop target = to.emptyShop()) {
            run(target, shouting(to));
            var empty = target.checksums();
            assertThatExceptionOfType(CopyRefused.class)
                    .isThrownBy(() -> copy(source, target))
                    .satisfies(e -> assertThat(e.table()).contains("contacts"))
                    .withMessageContaining("differs from the source");
            assertThat(target.checksums()).isEqualTo(empty);
        }
    }

    @Test
    void what_an_engine_computes_by_itself_is_not_written() throws SQLException {
        FullShop.fill(source.shop(), source.dataSource());
        try (TestShop target = TestDatabase.POSTGRES.emptyShop()) {
            run(
                    target,
                    "alter table contacts drop column phone, add column phone varchar(40)"
                            + " generated always as ('none') stored");
            assertThat(copy(source, target).tables())
                    .hasSize(DefaultSchema.DEFAULT_SCHEMA.getTables().size());
        }
    }

    /** A trigger that writes other names than it is given. */
    private static String shouting(TestDatabase database) {
        return switch (database) {
            case SQLITE ->
                "create trigger shout after insert on contacts begin"
                        + " update contacts set name = upper(name) where id = new.id; end";
            case POSTGRES ->
                "create function shout() returns trigger language plpgsql as"
                        + " $$begin new.name := upper(new.name); return new; end$$;"
                        + " create trigger shout before insert on contacts for each row execute function shout()";
        };
    }

    private static void run(TestShop shop, String sql) throws SQLException {
        try (Connection connection = shop.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Copied copy(TestShop from, TestShop to) {
        return ShopCopy.from(from.shop()).to(to.shop()).run();
    }

    /** Every value as jOOQ has it, by table and in the order of its key: past the reading of the copy. */
    private static Map<String, List<List<@Nullable Object>>> valuesOf(TestShop shop) {
        Map<String, List<List<@Nullable Object>>> values = new TreeMap<>();
        shop.read(tx -> {
            for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
                values.put(
                        table.getName(),
                        tx.db().selectFrom(table).orderBy(SchemaOrder.keyOf(table)).fetch().stream()
                                .map(row -> Arrays.asList(row.intoArray()))
                                .toList());
            }
            return tx;
        });
        return values;
    }
}
