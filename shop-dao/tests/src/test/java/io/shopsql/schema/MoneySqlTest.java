package io.shopsql.schema;

import static io.shopsql.schema.Tables.ACCOUNTS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.MoneyOverflow;
import io.shopsql.products.NewProduct;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Table;
import org.jooq.WindowDefinition;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money in SQL gives what money in Java gives, on both engines. */
@EveryDatabase
class MoneySqlTest {

    @AutoClose
    private final TestShop shop;

    MoneySqlTest(TestDatabase engine) {
        shop = engine.emptyShop();
    }

    @Test
    void sum_and_average_over_prices_are_those_of_java() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        List<NewProduct> products = new ArrayList<>();
        Money sum = Money.ZERO;
        for (int i = 0; i < 1000; i++) {
            Money price = new Money(random.nextLong(NewProduct.MAX_PRICE.tenThousandths() + 1));
            sum = sum.plus(price);
            products.add(new NewProduct("p" + i, price));
        }
        shop.run(tx -> tx.products().insertAll(products));
        assertThat(prices(MoneySql.sum(PRODUCTS.PRICE)))
                .describedAs("seed %d", seed)
                .isEqualTo(sum);
        assertThat(prices(MoneySql.avg(PRODUCTS.PRICE)))
                .describedAs("seed %d", seed)
                .isEqualTo(sum.averageOver(1000));
    }

    @Test
    void over_no_rows_the_sum_is_null_or_zero_as_asked() {
        assertThat(prices(MoneySql.sum(PRODUCTS.PRICE))).isNull();
        assertThat(prices(MoneySql.avg(PRODUCTS.PRICE))).isNull();
        assertThat(prices(MoneySql.sumOrZero(PRODUCTS.PRICE))).isEqualTo(Money.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "-1, -2", "1, -2", "-1, 2", "3, 4", "-3, -4", "0, 1", "0, -1", "7, 0", "-5, 5", "9, 10"})
    void an_average_of_two_is_rounded_away_from_zero_at_a_tie(long one, long other) {
        assertThat(ofTwo(one, other, MoneySql.avg(AMOUNT)))
                .isEqualTo(new Money(one).plus(new Money(other)).averageOver(2));
    }

    @Test
    void a_sum_beyond_what_money_holds_is_an_overflow_and_never_wraps() {
        assertThat(ofTwo(Long.MAX_VALUE, 0, MoneySql.sum(AMOUNT))).isEqualTo(new Money(Long.MAX_VALUE));
        assertThat(ofTwo(Long.MIN_VALUE, 0, MoneySql.sum(AMOUNT))).isEqualTo(new Money(Long.MIN_VALUE));
        assertThatExceptionOfType(MoneyOverflow.class)
                .isThrownBy(() -> ofTwo(Long.MAX_VALUE, 1, MoneySql.sum(AMOUNT)))
                .satisfies(
                        e -> assertThat(e.what())
                                .isEqualTo(
                                        "A number is beyond its type: 32 bits of an INTEGER, 64 bits of a BIGINT or amount, 15 digits of a decimal."));
        assertThatExceptionOfType(MoneyOverflow.class)
                .isThrownBy(() -> ofTwo(Long.MIN_VALUE, -1, MoneySql.sumOrZero(AMOUNT)));
        for (Field<Money> one :
                List.of(MoneySql.sum(AMOUNT), DSL.max(AMOUNT), DSL.coalesce(DSL.max(AMOUNT), DSL.min(AMOUNT)))) {
            assertThatExceptionOfType(MoneyOverflow.class)
                    .isThrownBy(() -> ofTwo(Long.MAX_VALUE, 0, MoneySql.plus(one, DSL.max(AMOUNT))));
        }
    }

    @Test
    void a_line_at_the_limits_has_its_exact_total() throws SQLException {
        for (String table : List.of("users", "products", "orders", "order_items")) {
            Jdbc.run(shop.dataSource(), Row.first(table).insert());
        }
        Money total =
                shop.report(db -> db.select(MoneySql.sum(MoneySql.times(ORDER_ITEMS.UNIT_PRICE, ORDER_ITEMS.QUANTITY)))
                        .from(ORDER_ITEMS)
                        .fetchSingle()
                        .value1());
        assertThat(total).hasToString("100000000000000.00");
    }

    @Test
    void two_columns_are_added_and_taken_from_each_other_exactly() throws SQLException {
        Jdbc.run(
                shop.dataSource(),
                Row.first("users").insert(),
                Row.first("accounts")
                        .with("balance", "4611686018427387903")
                        .with("opening_balance", "4611686018427387904")
                        .insert());
        List<Money> both = shop.report(db -> db.select(
                        MoneySql.plus(ACCOUNTS.BALANCE, ACCOUNTS.OPENING_BALANCE),
                        MoneySql.minus(ACCOUNTS.BALANCE, ACCOUNTS.OPENING_BALANCE))
                .from(ACCOUNTS)
                .fetchSingle(row -> List.of(row.value1(), row.value2())));
        assertThat(both).containsExactly(new Money(Long.MAX_VALUE), new Money(-1));
    }

    @Test
    void a_window_has_running_sums_those_of_its_partition_and_averages() {
        assertThat(windows(MoneySql.sumOver(AMOUNT, DSL.orderBy(ID))))
                .containsExactly(null, money(5), money(2), money(1));
        assertThat(windows(MoneySql.sumOver(AMOUNT, DSL.partitionBy(SIDE))))
                .containsExactly(money(5), money(5), money(-4), money(-4));
        assertThat(windows(MoneySql.sumOver(AMOUNT, DSL.partitionBy()))).containsOnly(money(1));
        assertThat(windows(MoneySql.sumOver(AMOUNT, DSL.orderBy(ID).rowsPreceding(1))))
                .containsExactly(null, money(5), money(2), money(-4));
        assertThat(windows(MoneySql.sumOver(DSL.when(SIDE.eq("b"), AMOUNT), DSL.orderBy(ID))))
                .containsExactly(null, null, money(-3), money(-4));
        assertThat(windows(MoneySql.avgOver(AMOUNT, DSL.orderBy(ID))))
                .containsExactly(null, money(5), money(1), money(0));
        assertThat(windows(MoneySql.avgOver(AMOUNT, DSL.partitionBy(SIDE))))
                .containsExactly(money(5), money(5), money(-2), money(-2));
    }

    @Test
    void windows_of_sums_of_groups_and_windows_of_a_name_are_those_of_money() {
        WindowDefinition all = DSL.name("running").as(DSL.orderBy(ID));
        assertThat(shop.<List<Money>>report(db -> db.select(MoneySql.sumOver(AMOUNT, all))
                        .from(AMOUNTS)
                        .window(all)
                        .orderBy(ID)
                        .fetch(Record1::value1)))
                .containsExactly(null, money(5), money(2), money(1));
        assertThat(shop.<List<Money>>report(db -> db.select(MoneySql.sumOver(MoneySql.sum(AMOUNT), DSL.orderBy(SIDE)))
                        .from(AMOUNTS)
                        .groupBy(SIDE)
                        .orderBy(SIDE)
                        .fetch(Record1::value1)))
                .containsExactly(money(5), money(1));
    }

    @Test
    void a_running_sum_beyond_what_money_holds_is_an_overflow() {
        assertThatExceptionOfType(MoneyOverflow.class)
                .isThrownBy(() -> ofTwo(Long.MAX_VALUE, 1, MoneySql.sumOver(AMOUNT, DSL.partitionBy())));
    }

    @Test
    void a_sum_of_some_rows_is_that_of_a_case() {
        assertThat(ofSome("b")).isEqualTo(money(-4));
        assertThat(ofSome("c")).isNull();
    }

    private static final Field<Integer> ID = DSL.field(DSL.name("amounts", "id"), SQLDataType.INTEGER);
    private static final Field<String> SIDE = DSL.field(DSL.name("amounts", "side"), SQLDataType.VARCHAR);

    /** NULL, 5, -3 and -1 ten-thousandths. */
    private static final Table<?> AMOUNTS = DSL.select(
                    DSL.val(1).as("id"),
                    DSL.val("a").as("side"),
                    DSL.castNull(SQLDataType.BIGINT).as("amount"))
            .unionAll(DSL.select(DSL.val(2), DSL.val("a"), DSL.val(5L)))
            .unionAll(DSL.select(DSL.val(3), DSL.val("b"), DSL.val(-3L)))
            .unionAll(DSL.select(DSL.val(4), DSL.val("b"), DSL.val(-1L)))
            .asTable("amounts");

    private static Money money(long tenThousandths) {
        return new Money(tenThousandths);
    }

    private @Nullable Money ofSome(String side) {
        return shop.report(db -> db.select(MoneySql.sum(DSL.when(SIDE.eq(side), AMOUNT)))
                .from(AMOUNTS)
                .fetchSingle()
                .value1());
    }

    private List<Money> windows(Field<Money> function) {
        return shop.report(db -> db.select(function).from(AMOUNTS).orderBy(ID).fetch(Record1::value1));
    }

    private static final Field<Money> AMOUNT = DSL.field(DSL.name("amounts", "amount"), MoneySql.MONEY);

    private @Nullable Money ofTwo(long one, long other, Field<Money> aggregate) {
        return shop.report(db -> db.select(aggregate)
                .from(DSL.select(DSL.val(one, SQLDataType.BIGINT).as("amount"))
                        .unionAll(DSL.select(DSL.val(other, SQLDataType.BIGINT)))
                        .asTable("amounts"))
                .fetchSingle()
                .value1());
    }

    private @Nullable Money prices(Field<Money> aggregate) {
        return shop.report(
                db -> db.select(aggregate).from(PRODUCTS).fetchSingle().value1());
    }
}
